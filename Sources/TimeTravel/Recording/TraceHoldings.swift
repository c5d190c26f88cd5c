/// Which of a step's numbers a trace holds, beside those that are events of their own.
struct TraceHoldings: Sendable {
  /// Whether the numbers of the examples are known.
  var examples = false
  /// Whether each parameter is known as it was before the step.
  var weights: [Bool]
  /// Whether what the optimizer kept for each parameter before the step is known.
  var slots: [Bool]
  /// Whether the update of each parameter is known.
  var updates: [Bool]
}
