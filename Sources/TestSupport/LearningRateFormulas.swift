import Foundation
import NeuralCore

/// The learning-rate schedules once more, in double precision, after `keras.optimizers.schedules`.
public enum LearningRateFormulas {
  /// The rate of a step, counted from 1; Keras's `step` is one less.
  public static func rate(_ schedule: LearningRateSchedule, step: Int) -> Double {
    let decimal = OptimizerFormulas.decimal
    let t = Double(step - 1)
    switch schedule {
    case .constant(let rate): return decimal(rate)
    // ExponentialDecay(staircase=True): the power is rounded down.
    case .stepDecay(let rate, let steps, let decayRate):
      return decimal(rate) * pow(decimal(decayRate), Double((step - 1) / steps))
    case .exponentialDecay(let rate, let steps, let decayRate):
      return decimal(rate) * exp(t / Double(steps) * log(decimal(decayRate)))
    case .cosineDecay(let rate, let steps, let alpha):
      let completed = min(t, Double(steps)) / Double(steps)
      let decayed = (1 - decimal(alpha)) * (0.5 + 0.5 * cos(Double.pi * completed)) + decimal(alpha)
      return decimal(rate) * decayed
    case .warmup(let inner, let steps):
      if step > steps { return rate(inner, step: step - steps) }
      return rate(inner, step: 1) * t / Double(steps)
    }
  }
}
