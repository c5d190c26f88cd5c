extension Sequential {
  /// The share of right answers of one who guesses among the outputs: 0.1 with ten of them.
  public var accuracyOfGuessing: Float { 1 / Float(max(2, outputs)) }
}

extension Session {
  /// The loss of one who gives every answer the same probability: −log (1/10) = 2.3026 with ten.
  ///
  /// Only the categorical cross-entropies have one; nil for other losses.
  public var lossOfGuessing: Float? {
    guard network.outputs > 1 else { return nil }
    switch loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy: break
    default: return nil
    }
    return logarithm(Float(network.outputs))
  }
}
