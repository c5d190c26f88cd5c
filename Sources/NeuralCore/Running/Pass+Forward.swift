extension Pass {
  /// Takes some rows up the whole network.
  func forward(_ rows: Range<Int>) {
    var layer = 0
    while layer <= lastLayer {
      if let dropout = dropoutOverReLU(layer) {
        // One pass over memory in place of three.
        forEachMask(layer + 1, dropout, rows) { row, mask, random in
          let width = workspace.plans[layer].width
          dropout.drawOverReLU(
            input(ofLayer: layer) + row * width, mask: mask,
            into: workspace.outputs[layer + 1] + row * width, width: width, random)
        }
        layer += 2
      } else {
        forward(layer: layer, rows)
        layer += 1
      }
    }
  }

  /// Takes some rows through one layer.
  func forward(layer: Int, _ rows: Range<Int>) {
    let plan = workspace.plans[layer]
    let width = plan.width
    let count = rows.count * width
    let input = input(ofLayer: layer) + rows.lowerBound * plan.inputWidth
    let output = workspace.outputs[layer] + rows.lowerBound * width
    switch plan.operation {
    case .dense(let dense, let slices):
      dense.forward(
        input, kernel: w + slices.kernel.offset,
        bias: slices.hasBias ? w + slices.bias.offset : nil, into: output,
        rows: rows.count, active: workspace.active)
    case .activation(.softmax):
      Softmax.forward(input, into: output, rows: rows.count, width: width)
    case .activation(.logSoftmax):
      LogSoftmax.forward(input, into: output, rows: rows.count, width: width)
    case .activation(let activation): activation.forward(input, into: output, count: count)
    case .dropout(let dropout):
      guard case .training(_, _, let source) = phase, let mask = workspace.masks[layer] else {
        output.update(from: input, count: count)
        return
      }
      if let source {
        fillMasks(layer, from: source, rows)
      } else {
        forEachMask(layer, dropout, rows) { _, mask, random in
          dropout.draw(mask, width: width, random)
        }
      }
      Dropout.apply(
        input, mask: mask + rows.lowerBound * width, into: output, count: count)
    }
  }

  /// The dropout of the layer above, where this one is a relu and both can be done at once.
  func dropoutOverReLU(_ layer: Int) -> Dropout? {
    guard layer < lastLayer, case .activation(.relu) = workspace.plans[layer].operation,
      case .dropout(let dropout) = workspace.plans[layer + 1].operation,
      case .training(_, _, nil) = phase
    else { return nil }
    return dropout
  }

  /// Calls `body` with the mask and the random numbers of every row.
  @inline(__always)
  private func forEachMask(
    _ layer: Int, _ dropout: Dropout, _ rows: Range<Int>,
    _ body: (_ row: Int, _ mask: UnsafeMutablePointer<Float>, _ random: CounterRandom) -> Void
  ) {
    guard case .training(let step, let examples, _) = phase, let mask = workspace.masks[layer]
    else { return }
    for row in rows {
      let random = CounterRandom(
        maskOfSeed: seed, step: step, layer: layer, example: examples[row])
      body(row, mask + row * workspace.plans[layer].width, random)
    }
  }

  private func fillMasks(_ layer: Int, from source: MaskSource, _ rows: Range<Int>) {
    guard case .training(let step, _, _) = phase, let mask = workspace.masks[layer] else { return }
    let width = workspace.plans[layer].width
    for row in rows {
      source(
        step, layer, row, UnsafeMutableBufferPointer(start: mask + row * width, count: width))
    }
  }
}

// MARK: - Loss

extension Pass {
  /// The loss of each row of a shard, and how many of them were right.
  func loss(shard: Int) {
    let rows = shards[shard]
    let width = outputWidth
    let targetWidth = lossFunction.targetWidth(outputs: width)
    let answers = workspace.outputs[lastLayer] + rows.lowerBound * width
    let target = t + rows.lowerBound * targetWidth
    let perExample = workspace.perExample
    if let logitLoss {
      logitLoss.forward(
        logits: input(ofLayer: lastLayer) + rows.lowerBound * width, target: target,
        into: perExample + rows.lowerBound, rows: rows.count, width: width)
    } else {
      lossFunction.forward(
        answers, target: target, into: perExample + rows.lowerBound, rows: rows.count,
        width: width)
    }
    for row in rows { perExample[row] *= weights[row] }
    workspace.right[shard] = Accuracy.right(
      answers, target: target, rows: rows.count, width: width, targetWidth: targetWidth)
  }

  /// The mean loss of the rows, what the parameters cost, and how many rows were right.
  func result(penalty: Float) -> StepResult {
    var sum: Double = 0
    for row in 0..<rows { sum += Double(workspace.perExample[row]) }
    var right = 0
    for shard in 0..<shards.count { right += workspace.right[shard] }
    // Keras's mean divides by the number of rows, also with sample weights.
    return StepResult(loss: Float(sum / Double(rows)), penalty: penalty, right: right, rows: rows)
  }

  /// What all regularisers together add to the loss.
  func penalty() -> Float {
    guard workspace.shares.contains(where: \.slices.isRegularized) else { return 0 }
    run(.penalty)
    var penalty: Double = 0
    for share in workspace.shares.indices {
      for part in DensePart.allCases { penalty += workspace.sums[share][part] }
    }
    return Float(penalty)
  }

  /// What a share's weights and biases cost.
  func penalty(share index: Int) {
    let share = workspace.shares[index]
    for part in DensePart.allCases {
      let range = share.ranges[part]
      workspace.sums[index][part] =
        share.slices[part].regularizer?.penalty(w + range.lowerBound, count: range.count) ?? 0
    }
  }
}
