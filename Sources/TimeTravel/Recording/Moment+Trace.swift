import NeuralCore

/// What a moment of a trace does not know, since the trace does not hold it.
extension Moment {
  /// Whether it is of a trace: the network cannot be run.
  public var isTraced: Bool { record.holdings != nil }

  /// Whether the number of the example in focus is known.
  public var knowsExample: Bool { record.holdings?.examples ?? true }

  /// Whether a parameter is known as it was before the step.
  public func knowsWeights(_ parameter: Int) -> Bool {
    record.holdings?.weights[parameter] ?? true
  }
}
