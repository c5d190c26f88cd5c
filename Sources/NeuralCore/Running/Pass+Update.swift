/// How a step moves the parameters: where they and the optimizer's numbers are, and the formula.
struct ParameterUpdate {
  let w: UnsafeMutablePointer<Float>
  let slots: UnsafeMutablePointer<Float>
  let trainable: [Bool]
  let rule: OptimizerRule
  let slotCount: Int
  let clipping: GradientClipping?
  /// What weight decay takes of every weight in this step.
  let decay: Float
  let step: UpdateStep

  init(
    _ optimizer: Optimizer, _ step: UpdateStep, _ w: UnsafeMutablePointer<Float>,
    _ slots: UnsafeMutablePointer<Float>, trainable: [Bool]
  ) {
    self.w = w
    self.slots = slots
    self.trainable = trainable
    rule = optimizer.rule
    slotCount = optimizer.rule.slotCount
    clipping = optimizer.clipping
    decay = optimizer.weightDecay * step.learningRate
    self.step = step
  }

  /// Whether a weight whose gradient is zero stays as it is.
  var leavesStill: Bool {
    guard case .sgd(momentum: 0, _) = rule else { return false }
    return clipping == nil && decay == 0 && step.learningRate.isFinite
  }
}

extension Pass {
  /// A share's gradient and then its update.
  ///
  /// Of a single row that is mostly zeros only the weights are touched that have a gradient.
  func gradientAndUpdate(_ share: ParameterShare) {
    let delta = workspace.outputGradients[share.layer]
    if rows == 1, let update, update.leavesStill, !share.slices.isRegularized,
      SparseRow.isFinite(delta, share.dense.units)
    {
      descend(share, delta, update)
    } else {
      gradient(share)
      move(share)
    }
  }

  private func descend(
    _ share: ParameterShare, _ delta: UnsafePointer<Float>, _ update: ParameterUpdate
  ) {
    let rate = update.step.learningRate
    if update.trainable[share.slices.kernel.parameter] {
      SparseRow.descend(
        update.w + share.ranges.kernel.lowerBound,
        input(ofLayer: share.layer) + share.inputs.lowerBound, count: share.inputs.count, delta,
        rate: rate, units: share.dense.units)
    }
    if update.trainable[share.slices.bias.parameter] {
      let bias = update.w + share.slices.bias.offset
      for unit in share.units { bias[unit] -= rate * delta[unit] }
    }
  }

  /// Moves a share's weights and biases along their gradients.
  func move(_ share: ParameterShare) {
    for part in DensePart.allCases { move(share, part) }
  }

  /// Moves a share's part of a kernel or a bias, and keeps what it was in `workspace.before`.
  func moveKeepingBefore(_ share: ParameterShare, _ part: DensePart) {
    let range = share.ranges[part]
    (workspace.before + range.lowerBound - share.slices[part].offset).update(
      from: w + range.lowerBound, count: range.count)
    move(share, part)
  }

  private func move(_ share: ParameterShare, _ part: DensePart) {
    let (slice, range) = (share.slices[part], share.ranges[part])
    guard let update, update.trainable[slice.parameter], !range.isEmpty else { return }
    let w = update.w + range.lowerBound
    let gradient = workspace.parameterGradients + range.lowerBound
    update.clipping?.cut(
      gradient, count: range.count, factor: workspace.clipFactors[slice.parameter])
    if update.decay != 0 { for i in 0..<range.count { w[i] -= update.decay * w[i] } }
    update.rule.update(
      w, gradient,
      slots: update.slots + slice.offset * update.slotCount + range.lowerBound - slice.offset,
      stride: slice.count, count: range.count, update.step)
  }
}

// MARK: - Clipping

extension Pass {
  /// Finds out by how much gradients must be cut, where they must be.
  func measureGradients() {
    guard let update, let clipping = update.clipping, clipping.needsNorms else { return }
    run(.squares)
    let factors = workspace.clipFactors
    for parameter in update.trainable.indices { factors[parameter] = 0 }
    // In double, share by share in layout order, so that the sums are the same on any threads.
    var all: Double = 0
    for layer in workspace.plans.indices {
      guard case .dense(_, let slices) = workspace.plans[layer].operation else { continue }
      for part in DensePart.allCases where update.trainable[slices[part].parameter] {
        var sum: Double = 0
        for share in workspace.sharesOfLayer[layer] { sum += workspace.sums[share][part] }
        all += sum
        factors[slices[part].parameter] = clipping.factor(norm: sum.squareRoot())
      }
    }
    if case .globalNorm = clipping {
      let factor = clipping.factor(norm: all.squareRoot())
      for parameter in update.trainable.indices { factors[parameter] = factor }
    }
  }

  /// The square of the length of a share's gradient, of kernel and bias apart.
  func squares(share index: Int) {
    for part in DensePart.allCases {
      var sum: Double = 0
      for i in workspace.shares[index].ranges[part] {
        let g = Double(workspace.parameterGradients[i])
        sum += g * g
      }
      workspace.sums[index][part] = sum
    }
  }
}
