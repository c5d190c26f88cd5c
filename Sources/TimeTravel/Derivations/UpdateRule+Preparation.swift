import NeuralCore
import Notation

// What happens before a rule: the learning rate of the step, the cut of the gradient, weight decay.

extension UpdateRule {
  /// The learning rate of this step, where it is not always the same.
  mutating func note(_ schedule: LearningRateSchedule) {
    if case .constant = schedule { return }
    _ = define(
      "rate", .schedule(schedule, step: step),
      Self.filled(schedule, stepsBefore: step - 1), Rounded(learningRate))
  }

  private static func filled(
    _ schedule: LearningRateSchedule, stepsBefore t: Int
  ) -> Formula {
    switch schedule {
    case .constant(let rate): return .setting(rate)
    case .stepDecay(let rate, let steps, let factor):
      return .setting(rate) * .power(.setting(factor), .count(t / steps))
    case .exponentialDecay(let rate, let steps, let factor):
      return .setting(rate) * .power(.setting(factor), .count(t) / .count(steps))
    case .cosineDecay(let rate, let steps, let alpha):
      let wave = Formula.call(.cos, [.pi * .count(min(t, steps)) / .count(steps)])
      let share = (.count(1) + wave) / .count(2)
      return alpha == 0
        ? .setting(rate) * (.count(1) + wave) / .count(2)
        : .setting(rate) * ((.count(1) - .setting(alpha)) * share + .setting(alpha))
    case .warmup(let goal, let steps):
      return t >= steps
        ? filled(goal, stepsBefore: t - steps)
        : .setting(goal.rate(ofStep: 1)) * .count(t) / .count(steps)
    }
  }

  /// The gradient as it is cut.
  mutating func note(_ clipping: ClippingDerivation?, of gradient: Float) {
    guard let clipping else { return }
    guard let norm = clipping.norm else {
      _ = define(
        "g", .range(ofGradient: gradient, limit: clipping.limit), nil,
        Rounded(clipping.clipped(gradient)))
      return
    }
    guard clipping.factor != 1 else {
      _ = define(
        "g", .underLimit(norm: norm, limit: clipping.limit), nil, Rounded(gradient))
      return
    }
    let isOfAll = if case .globalNorm = clipping.clipping { true } else { false }
    _ = define(
      "g", .norm(limit: clipping.limit, ofAll: isOfAll),
      .value(gradient) * .setting(clipping.limit) / .value(norm),
      Rounded(clipping.clipped(gradient)))
  }

  /// What weight decay takes from the weight.
  mutating func note(_ decay: Float, of weight: Float, taking taken: Rounded) {
    guard decay != 0 else { return }
    _ = define(
      "decay", "rate·λ·w", .setting(learningRate) * .setting(decay) * .value(weight), taken)
  }
}
