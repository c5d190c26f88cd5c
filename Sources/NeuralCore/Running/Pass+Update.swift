extension Pass {
  /// A share's gradient and then its update.
  ///
  /// A kernel's gradient is formed a few weights at a time on the way, where nobody else wants it:
  /// writing it down and reading it again would take as long as moving the weights.
  func gradientAndUpdate(_ share: ParameterShare) {
    guard let update, formsGradient(of: share) else {
      gradient(share)
      move(share)
      return
    }
    let (x, delta) = (
      input(ofLayer: share.layer), UnsafePointer(workspace.outputGradients[share.layer])
    )
    let kernel = share.slices.kernel
    if update.trainable[kernel.parameter], !share.inputs.isEmpty {
      if rows == 1 {
        update.move(
          kernel, share.ranges.kernel, x: x + share.inputs.lowerBound, delta: delta,
          rows: share.inputs.count, skipsZeros: SparseRow.isFinite(delta, share.dense.units))
      } else {
        update.move(
          kernel, share.ranges.kernel,
          share.dense.kernelGradient(delta, x: x, rows: rows, part: share.inputs))
      }
    }
    share.dense.biasGradient(
      delta, into: workspace.parameterGradients + share.slices.bias.offset, rows: rows,
      part: share.units)
    move(share, .bias)
  }

  /// Whether a share's kernel is moved along a gradient that is written down nowhere.
  private func formsGradient(of share: ParameterShare) -> Bool {
    (rows == 1 || BatchProduct.isAvailable) && update?.formsGradients == true
      && !share.slices.isRegularized
  }

  /// ∂L/∂ one parameter, at an index of the flat vector, before it is clipped: after the stage
  /// `gradientAndUpdate`, or `gradient` where gradients are clipped.
  func gradient(at index: Int) -> Float {
    let share = workspace.shares.first {
      $0.ranges.kernel.contains(index) || $0.ranges.bias.contains(index)
    }
    guard let share, formsGradient(of: share), share.ranges.kernel.contains(index) else {
      return workspace.parameterGradients[index]
    }
    let (inputs, units) = (share.dense.inputs, share.dense.units)
    let (input, unit) = (index - share.slices.kernel.offset).quotientAndRemainder(
      dividingBy: units)
    let x = self.input(ofLayer: share.layer) + input
    let delta = UnsafePointer(workspace.outputGradients[share.layer])
    if (0..<rows).allSatisfy({ x[$0 * inputs] == 0 }), SparseRow.isFinite(delta, rows * units) {
      return 0
    }
    // As the kernels add: row after row, fused.
    return rows == 1
      ? x[0] * delta[unit]
      : (0..<rows).reduce(0) { $0.addingProduct(x[$1 * inputs], delta[$1 * units + unit]) }
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
    let gradient = workspace.parameterGradients + range.lowerBound
    update.clipping?.cut(
      gradient, count: range.count, factor: workspace.clipFactors[slice.parameter])
    update.move(slice, range, gradient)
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
      for part in slices.parts where update.trainable[slices[part].parameter] {
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
