/// A control that a scenario, or a page of a lesson, can take away.
public enum WalkLock: String, CaseIterable, Sendable {
  /// Another learning rate.
  case learningRate = "learning-rate"
  /// Another optimizer.
  case optimizer
  /// Another dropout rate.
  case dropout
  /// Another seed.
  case seed
  /// Other weights, inputs or targets.
  case weights
  /// Another example for the same step.
  case example
}
