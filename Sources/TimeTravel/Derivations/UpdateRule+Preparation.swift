import NeuralCore

// What happens before a rule: the learning rate of the step, the cut of the gradient, weight decay.

extension UpdateRule {
  /// The learning rate of this step, where it is not always the same.
  mutating func note(_ schedule: LearningRateSchedule) {
    if case .constant = schedule { return }
    _ = define(
      "rate", "step \(Numerals.count(step)) of \(schedule)",
      Self.filled(schedule, stepsBefore: step - 1), Rounded(learningRate))
  }

  private static func filled(
    _ schedule: LearningRateSchedule, stepsBefore t: Int
  ) -> String {
    switch schedule {
    case .constant(let rate): return "\(rate)"
    case .stepDecay(let rate, let steps, let factor): return "\(rate) × \(factor)^\(t / steps)"
    case .exponentialDecay(let rate, let steps, let factor):
      return "\(rate) × \(factor)^(\(t)/\(steps))"
    case .cosineDecay(let rate, let steps, let alpha):
      let share = "(1 + cos(π × \(min(t, steps))/\(steps)))/2"
      return alpha == 0
        ? "\(rate) × \(share)" : "\(rate) × ((1 − \(alpha)) × \(share) + \(alpha))"
    case .warmup(let goal, let steps):
      return t >= steps
        ? filled(goal, stepsBefore: t - steps) : "\(goal.rate(ofStep: 1)) × \(t)/\(steps)"
    }
  }

  /// The gradient as it is cut.
  mutating func note(_ clipping: ClippingDerivation?, of gradient: Float) {
    guard let clipping else { return }
    let limit = Numerals.setting(clipping.limit)
    let number = Numerals.figures(gradient)
    guard let norm = clipping.norm else {
      _ = define(
        "g", "gradient \(number), cut to −\(limit)…\(limit)", "",
        Rounded(clipping.clipped(gradient)))
      return
    }
    let normText = Numerals.value(norm)
    guard clipping.factor != 1 else {
      _ = define(
        "g", "gradient, its norm \(normText) is not above \(limit)", "", Rounded(gradient))
      return
    }
    var whose = "norm"
    if case .globalNorm = clipping.clipping { whose = "norm of all gradients" }
    _ = define(
      "g", "gradient × \(limit) / \(whose)", "\(number) × \(limit) / \(normText)",
      Rounded(clipping.clipped(gradient)))
  }

  /// What weight decay takes from the weight.
  mutating func note(_ decay: Float, of weight: Float, taking taken: Rounded) {
    guard decay != 0 else { return }
    _ = define(
      "decay", "rate·λ·w",
      "\(Numerals.setting(learningRate)) × \(decay) × \(bracketed(Numerals.figures(weight)))", taken
    )
  }
}
