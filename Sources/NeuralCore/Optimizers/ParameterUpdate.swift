import CUpdateKernels

/// How a step moves the parameters: where they and the optimizer's numbers are, and the formula.
struct ParameterUpdate {
  let w: UnsafeMutablePointer<Float>
  let slots: UnsafeMutablePointer<Float>
  let trainable: [Bool]
  let slotCount: Int
  let clipping: GradientClipping?
  /// What weight decay takes of every weight in this step, as a part of it.
  private let decay: Float
  private let formula: Formula

  private enum Formula {
    case known(update_formula)
    case own(OwnOptimizer, OwnOptimizer.Step)
  }

  init(
    _ optimizer: Optimizer, _ step: UpdateStep, _ w: UnsafeMutablePointer<Float>,
    _ slots: UnsafeMutablePointer<Float>, slotCount: Int, trainable: [Bool]
  ) {
    self.w = w
    self.slots = slots
    self.trainable = trainable
    self.slotCount = slotCount
    clipping = optimizer.clipping
    decay = optimizer.weightDecay * step.learningRate
    if let known = optimizer.rule.formula(of: step) {
      formula = .known(known)
    } else if case .own(let rule) = optimizer.rule {
      formula = .own(rule, .init(number: step.number, learningRate: step.learningRate))
    } else {
      preconditionFailure("a rule that is not one's own has a formula")
    }
  }

  /// Whether it can move weights along gradients that are written down nowhere.
  var formsGradients: Bool { if case .known = formula { clipping == nil } else { false } }

  /// Whether it moves every weight, also one without a gradient, and so goes over all memory.
  var movesAll: Bool {
    if case .known(let known) = formula { known.rule != UPDATE_DESCENT || decay != 0 } else { true }
  }

  /// Moves weights, part of a slice and from `start` on in the flat vector, along their gradients
  /// g [count].
  func move(_ slice: DenseSlice, _ range: Range<Int>, _ g: UnsafePointer<Float>) {
    switch formula {
    case .known(let known):
      withUnsafePointer(to: 1 as Float) { one in
        move(slice, range, known, x: one, d: g, rows: 1, skipsZeros: false)
      }
    case .own(let rule, let step): move(slice, range, g, by: rule, step)
    }
  }

  /// Moves rows [rows, units] of a kernel, from `start` on in the flat vector, along the gradients
  /// x_i δ_j of a single example: the same bits as if they were written down first.
  ///
  /// A row whose x is 0 has no gradient, if `skipsZeros`: every δ must be finite then.
  func move(
    _ slice: DenseSlice, _ range: Range<Int>, x: UnsafePointer<Float>, delta: UnsafePointer<Float>,
    rows: Int, skipsZeros: Bool
  ) {
    guard case .known(let known) = formula else { return }
    move(slice, range, known, x: x, d: delta, rows: rows, skipsZeros: skipsZeros)
  }

  /// Moves the weights of a range along a kernel's gradient for several rows: the same bits as if it
  /// were written down first.
  func move(_ slice: DenseSlice, _ range: Range<Int>, _ gradient: KernelGradient) {
    guard case .known(let known) = formula else { return }
    gradient.move(weights(slice, range), by: known, Self.instructions)
  }

  private func move(
    _ slice: DenseSlice, _ range: Range<Int>, _ formula: update_formula, x: UnsafePointer<Float>,
    d: UnsafePointer<Float>, rows: Int, skipsZeros: Bool
  ) {
    var weights = weights(slice, range)
    (weights.x, weights.d) = (x, d)
    (weights.rows, weights.units) = (rows, range.count / rows)
    weights.skips_zeros = skipsZeros
    withUnsafePointer(to: formula) { formula in
      withUnsafePointer(to: weights) { update_move(Self.instructions, formula, $0) }
    }
  }

  /// The weights of a range, and what is kept for them; along which gradients they move is not said.
  private func weights(_ slice: DenseSlice, _ range: Range<Int>) -> update_weights {
    var weights = update_weights()
    weights.w = w + range.lowerBound
    weights.slots = slots(slice, range)
    weights.stride = slice.count
    weights.decay = decay
    return weights
  }

  private func move(
    _ slice: DenseSlice, _ range: Range<Int>, _ g: UnsafePointer<Float>, by own: OwnOptimizer,
    _ step: OwnOptimizer.Step
  ) {
    let w = w + range.lowerBound
    let slots = slots(slice, range)
    for i in 0..<range.count {
      if decay != 0 { w[i] -= decay * w[i] }
      var kept = SIMD4<Float>()
      for slot in own.slotNames.indices { kept[slot] = slots[slot * slice.count + i] }
      own.rule(&w[i], g[i], &kept, step)
      for slot in own.slotNames.indices {
        slots[slot * slice.count + i] = OptimizerRule.kept(kept[slot])
      }
    }
  }

  /// Where the first slot of a range of a slice lies.
  private func slots(_ slice: DenseSlice, _ range: Range<Int>) -> UnsafeMutablePointer<Float> {
    slots + slice.offset * slotCount + range.lowerBound - slice.offset
  }

  private static let instructions = update_widest_instructions()
}

extension OptimizerRule {
  /// What is kept of a number for a weight: 0 in place of one below 2⁻¹²⁶, with which processors are
  /// slow.
  package static func kept(_ number: Float) -> Float {
    number.magnitude < .leastNormalMagnitude ? 0 : number
  }
}
