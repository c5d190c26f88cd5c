/// One way up and down the network for some rows, in the memory of a workspace.
///
/// The sequence of its calls is the core's contract of events; the arithmetic is in the layers. It
/// holds no parameters, so that updating them in place copies nothing.
struct Pass {
  let network: Sequential
  let lossFunction: Loss
  let logitLoss: LogitLoss?
  let optimizer: Optimizer
  let seed: UInt64
  let rows: Int
  let workspace: Workspace

  init(_ session: Session, rows: Int, _ workspace: Workspace) {
    network = session.network
    lossFunction = session.loss
    logitLoss = session.logitLoss
    optimizer = session.optimizer
    seed = session.seed
    self.rows = rows
    self.workspace = workspace
  }

  private var lastLayer: Int { network.layers.count - 1 }

  /// What enters a layer: [rows, width] of the layer below, or of the network's input x.
  private func input(
    ofLayer layer: Int, _ x: UnsafePointer<Float>
  ) -> UnsafePointer<Float> {
    layer == 0 ? x : UnsafePointer(workspace.outputs[layer - 1])
  }

  /// A dense layer's parameters: the indices of kernel and bias, which lie side by side.
  private func dense(_ layer: Int, _ units: Int) -> (Dense, kernel: Int, bias: Int) {
    var kernel = 0
    while network.parameters[kernel].layer != layer { kernel += 1 }
    return (Dense(inputs: network.inputWidth(ofLayer: layer), units: units), kernel, kernel + 1)
  }
}

// MARK: - Forward

extension Pass {
  /// Fills `workspace.outputs` from x [rows, inputs] and the parameters w.
  @inline(__always)
  func forward<O: TrainingObserver>(
    _ x: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ phase: Phase, _ observer: inout O
  ) {
    for (layer, spec) in network.layers.enumerated() {
      let input = input(ofLayer: layer, x)
      let output = workspace.outputs[layer]
      let width = network.width(ofLayer: layer)
      let count = rows * width
      switch spec {
      case .dense(let units, _):
        let (dense, kernel, bias) = dense(layer, units)
        dense.forward(
          input, kernel: w + network.parameters[kernel].range.lowerBound,
          bias: w + network.parameters[bias].range.lowerBound, into: output, rows: rows)
        observer.preactivation(
          layer: layer, values(output, count).span, shape: (rows, width))
      case .activation(.softmax):
        Softmax.forward(input, into: output, rows: rows, width: width)
        if layer == lastLayer {
          observer.softmax(layer: layer, values(output, count).span, shape: (rows, width))
        } else {
          observer.activation(layer: layer, values(output, count).span, shape: (rows, width))
        }
      case .activation(.logSoftmax):
        LogSoftmax.forward(input, into: output, rows: rows, width: width)
        observer.activation(layer: layer, values(output, count).span, shape: (rows, width))
      case .activation(let activation):
        activation.forward(input, into: output, count: count)
        observer.activation(layer: layer, values(output, count).span, shape: (rows, width))
      case .dropout(let rate):
        guard case .training(let step, let examples, let source) = phase,
          let mask = workspace.masks[layer]
        else {
          output.update(from: input, count: count)
          continue
        }
        let dropout = Dropout(rate: rate)
        for row in 0..<rows {
          let mask = UnsafeMutableBufferPointer(start: mask + row * width, count: width)
          if let source {
            source(step, layer, row, mask)
          } else {
            dropout.draw(mask, seed: seed, step: step, layer: layer, example: examples[row])
          }
        }
        Dropout.apply(input, mask: mask, into: output, count: count)
        observer.mask(layer: layer, values(mask, count).span, shape: (rows, width))
      }
    }
  }

  /// The mean loss of the rows, what the parameters w cost, and how many rows were right.
  @inline(__always)
  func loss<O: TrainingObserver>(
    _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ w: UnsafePointer<Float>,
    _ weights: UnsafePointer<Float>, _ observer: inout O
  ) -> StepResult {
    let answers = workspace.outputs[lastLayer]
    let perExample = workspace.perExample
    let width = network.outputs
    if let logitLoss {
      logitLoss.forward(
        logits: input(ofLayer: lastLayer, x), target: t, into: perExample, rows: rows, width: width)
    } else {
      lossFunction.forward(answers, target: t, into: perExample, rows: rows, width: width)
    }
    var sum: Double = 0
    for row in 0..<rows {
      perExample[row] *= weights[row]
      sum += Double(perExample[row])
    }
    // Keras's mean divides by the number of rows, also with sample weights.
    let mean = Float(sum / Double(rows))
    let penalty = penalty(w)
    observer.loss(mean, perExample: values(perExample, rows).span, penalty: penalty)
    let right = Accuracy.right(
      answers, target: t, rows: rows, width: width,
      targetWidth: lossFunction.targetWidth(outputs: width))
    return StepResult(loss: mean, penalty: penalty, right: right, rows: rows)
  }

  /// What all regularisers together add to the loss.
  private func penalty(_ w: UnsafePointer<Float>) -> Float {
    var penalty: Double = 0
    for (index, slice) in network.parameters.enumerated() {
      guard let regularizer = network.regularizer(ofParameter: index) else { continue }
      penalty += regularizer.penalty(w + slice.range.lowerBound, count: slice.count)
    }
    return Float(penalty)
  }
}

// MARK: - Backward

extension Pass {
  /// Fills `workspace.outputGradients` and `workspace.parameterGradients`, from the last layer down.
  @inline(__always)
  func backward<O: TrainingObserver>(
    _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ w: UnsafePointer<Float>,
    _ weights: UnsafePointer<Float>, _ observer: inout O
  ) {
    let gradients = workspace.outputGradients
    let isFused = logitLoss?.replacesActivationGradient ?? false
    let share = 1 / Float(rows)
    if !isFused {
      lossFunction.backward(
        workspace.outputs[lastLayer], target: t, into: gradients[lastLayer], rows: rows,
        width: network.outputs, share: share)
      weigh(gradients[lastLayer], weights, width: network.outputs)
    }
    for layer in network.layers.indices.reversed() {
      let output = UnsafePointer(workspace.outputs[layer])
      let gradient = UnsafePointer(gradients[layer])
      let width = network.width(ofLayer: layer)
      let count = rows * width
      if !isFused || layer < lastLayer {
        observer.activationGradient(
          layer: layer, values(gradient, count).span, shape: (rows, width))
      }
      // Nobody asks for the gradient of the network's input, so the first layer computes none.
      let below = layer == 0 ? nil : gradients[layer - 1]
      switch network.layers[layer] {
      case .dense(let units, _):
        observer.preactivationGradient(
          layer: layer, values(gradient, count).span, shape: (rows, width))
        backwardDense(layer, units, gradient, x, w, below: below, &observer)
      case .activation(let activation):
        guard let below else { continue }
        if layer == lastLayer, let logitLoss {
          logitLoss.backward(
            output, target: t, into: below, rows: rows, width: width, share: share)
          weigh(below, weights, width: width)
          continue
        }
        switch activation {
        case .softmax: Softmax.backward(gradient, p: output, into: below, rows: rows, width: width)
        case .logSoftmax:
          LogSoftmax.backward(gradient, logP: output, into: below, rows: rows, width: width)
        default:
          activation.backward(
            gradient, z: input(ofLayer: layer, x), a: output, into: below, count: count)
        }
      case .dropout:
        guard let below, let mask = workspace.masks[layer] else { continue }
        Dropout.apply(gradient, mask: mask, into: below, count: count)
      }
    }
  }

  /// Multiplies the gradient of each row with the row's sample weight.
  private func weigh(
    _ gradient: UnsafeMutablePointer<Float>, _ weights: UnsafePointer<Float>, width: Int
  ) {
    for row in 0..<rows where weights[row] != 1 {
      for k in 0..<width { gradient[row * width + k] *= weights[row] }
    }
  }

  @inline(__always)
  private func backwardDense<O: TrainingObserver>(
    _ layer: Int, _ units: Int, _ delta: UnsafePointer<Float>, _ x: UnsafePointer<Float>,
    _ w: UnsafePointer<Float>, below: UnsafeMutablePointer<Float>?, _ observer: inout O
  ) {
    let (dense, kernel, bias) = dense(layer, units)
    let kernelSlice = network.parameters[kernel]
    let biasSlice = network.parameters[bias]
    let kernelGradient = workspace.parameterGradients + kernelSlice.range.lowerBound
    let biasGradient = workspace.parameterGradients + biasSlice.range.lowerBound
    dense.parameterGradients(
      delta, x: input(ofLayer: layer, x), kernel: kernelGradient, bias: biasGradient, rows: rows)
    if let below {
      dense.inputGradient(delta, kernel: w + kernelSlice.range.lowerBound, into: below, rows: rows)
    }
    for (index, slice, gradient) in [
      (kernel, kernelSlice, kernelGradient), (bias, biasSlice, biasGradient),
    ] {
      network.regularizer(ofParameter: index)?
        .addGradient(w + slice.range.lowerBound, to: gradient, count: slice.count)
    }
    observer.gradient(parameter: kernel, values(kernelGradient, kernelSlice.count).span)
    observer.gradient(parameter: bias, values(biasGradient, biasSlice.count).span)
  }

  /// Moves the trainable parameters w along their gradients, slice by slice in layout order.
  @inline(__always)
  func update<O: TrainingObserver>(
    _ w: UnsafeMutablePointer<Float>, slots: UnsafeMutablePointer<Float>, trainable: [Bool],
    _ step: UpdateStep, _ observer: inout O
  ) {
    let gradients = workspace.parameterGradients
    if let clipping = optimizer.clipping {
      clipping.clip(
        gradients, slices: zip(network.parameters, trainable).filter(\.1).map(\.0.range))
    }
    let decay = optimizer.weightDecay * step.learningRate
    let slotCount = optimizer.rule.slotNames.count
    for (index, slice) in network.parameters.enumerated() where trainable[index] {
      let parameters = w + slice.range.lowerBound
      let slots = slots + slice.range.lowerBound * slotCount
      if observer.wantsUpdates { workspace.before.update(from: parameters, count: slice.count) }
      if decay != 0 { for i in 0..<slice.count { parameters[i] -= decay * parameters[i] } }
      optimizer.rule.update(
        parameters, gradients + slice.range.lowerBound, slots: slots, stride: slice.count,
        count: slice.count, step)
      if observer.wantsUpdates {
        observer.update(
          parameter: index, before: values(workspace.before, slice.count).span,
          after: values(parameters, slice.count).span,
          slots: values(slots, slice.count * slotCount).span)
      }
    }
  }
}

/// The `count` values at a pointer, to be lent to an observer.
@inline(__always)
private func values(_ start: UnsafePointer<Float>, _ count: Int) -> UnsafeBufferPointer<Float> {
  UnsafeBufferPointer(start: start, count: count)
}
