extension Pass {
  /// Whether the last activation and the loss are taken together, so that p has no gradient.
  var isFused: Bool { logitLoss?.replacesActivationGradient ?? false }

  private var share: Float { 1 / Float(rows) }

  /// ∂L/∂ what leaves the last layer, where it has a gradient of its own.
  func lossGradient(_ rows: Range<Int>) {
    if isFused { return }
    let width = outputWidth
    let gradient = workspace.outputGradients[lastLayer] + rows.lowerBound * width
    lossFunction.backward(
      workspace.outputs[lastLayer] + rows.lowerBound * width, target: target(rows),
      into: gradient, rows: rows.count, width: width, share: share)
    weigh(gradient, rows, width: width)
  }

  /// Takes some rows down the whole network, to every δ.
  func backward(_ rows: Range<Int>) {
    var layer = lastLayer
    while layer > 0 {
      if layer > 1, dropoutOverReLU(layer - 1) != nil, let mask = workspace.masks[layer] {
        let width = workspace.plans[layer].width
        let start = rows.lowerBound * width
        Dropout.backwardOverReLU(
          workspace.outputGradients[layer] + start, mask: mask + start,
          z: input(ofLayer: layer - 1) + start, into: workspace.outputGradients[layer - 2] + start,
          count: rows.count * width)
        layer -= 2
      } else {
        backward(layer: layer, rows)
        layer -= 1
      }
    }
  }

  /// From the gradient of what leaves a layer to that of what enters it, for some rows.
  ///
  /// Nobody asks for the gradient of the network's input, so the first layer computes none.
  func backward(layer: Int, _ rows: Range<Int>) {
    guard layer > 0 else { return }
    let plan = workspace.plans[layer]
    let width = plan.width
    let start = rows.lowerBound * width
    let count = rows.count * width
    let output = UnsafePointer(workspace.outputs[layer] + start)
    let gradient = UnsafePointer(workspace.outputGradients[layer] + start)
    let below = workspace.outputGradients[layer - 1] + rows.lowerBound * plan.inputWidth
    switch plan.operation {
    case .dense(let dense, let slices):
      dense.inputGradient(gradient, kernel: w + slices.kernel.offset, into: below, rows: rows.count)
    case .activation(let activation):
      if layer == lastLayer, let logitLoss {
        logitLoss.backward(
          output, target: target(rows), into: below, rows: rows.count, width: width, share: share)
        weigh(below, rows, width: width)
        return
      }
      switch activation {
      case .softmax:
        Softmax.backward(gradient, p: output, into: below, rows: rows.count, width: width)
      case .logSoftmax:
        LogSoftmax.backward(gradient, logP: output, into: below, rows: rows.count, width: width)
      default:
        activation.backward(
          gradient, z: input(ofLayer: layer) + start, a: output, into: below, count: count)
      }
    case .dropout:
      guard let mask = workspace.masks[layer] else { return }
      Dropout.apply(gradient, mask: mask + start, into: below, count: count)
    }
  }

  /// ∂L/∂ a share's weights and biases, over all rows, with what regularisers add.
  func gradient(_ share: ParameterShare) {
    let slices = share.slices
    let gradients = workspace.parameterGradients
    let delta = UnsafePointer(workspace.outputGradients[share.layer])
    share.dense.kernelGradient(
      delta, x: input(ofLayer: share.layer), into: gradients + slices.kernel.offset, rows: rows,
      part: share.inputs)
    share.dense.biasGradient(
      delta, into: gradients + slices.bias.offset, rows: rows, part: share.units)
    for part in DensePart.allCases {
      let range = share.ranges[part]
      slices[part].regularizer?.addGradient(
        w + range.lowerBound, to: gradients + range.lowerBound, count: range.count)
    }
  }

  private func target(_ rows: Range<Int>) -> UnsafePointer<Float> {
    t + rows.lowerBound * lossFunction.targetWidth(outputs: outputWidth)
  }

  /// Multiplies the gradient of each of some rows with the row's sample weight.
  private func weigh(
    _ gradient: UnsafeMutablePointer<Float>, _ rows: Range<Int>, width: Int
  ) {
    for (number, row) in rows.enumerated() where weights[row] != 1 {
      for k in 0..<width { gradient[number * width + k] *= weights[row] }
    }
  }
}
