import TimeTravel

/// How the lines of an optimizer's rule are written down.
public protocol OptimizerPhrases: Sendable {
  /// A line in symbols: `m ← μ·m − rate·g`, `α = rate / (1 − β₁^t)`.
  func line(_ equation: UpdateEquation) -> String
  /// What is kept from step to step: `momentum`, `mean g²`.
  func kept(_ quantity: KeptQuantity) -> String
}
