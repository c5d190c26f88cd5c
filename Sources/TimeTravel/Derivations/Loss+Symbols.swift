import NeuralCore

// Losses in symbols, which no language changes: tables and sentences take them from here.

extension Loss {
  /// What one output adds to the loss, before the mean over the outputs; nil where no one formula says
  /// it.
  public var partInSymbols: String? {
    switch self {
    case .meanSquaredError: "(p − t)²"
    case .meanAbsoluteError: "|p − t|"
    case .hinge: "max(0, 1 − t·p)"
    case .squaredHinge: "max(0, 1 − t·p)²"
    case .poisson: "p − t·log p"
    case .logCosh: "log(cosh(p − t))"
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy, .binaryCrossentropy,
      .halfSquaredError, .huber, .categoricalHinge, .klDivergence, .own:
      nil
    }
  }
}

extension LossAccount {
  /// What one class adds to a categorical cross-entropy: of the logits' p, or of the share q.
  public var classInSymbols: String { isFromLogits ? "−t·log p" : "−t·log q" }

  /// A categorical cross-entropy: the sum of what its classes add.
  public var sumInSymbols: String { isFromLogits ? "−Σ t·log p" : "−Σ t·log q" }

  /// The share q of a class.
  public static let shareInSymbols = "q = p / Σp"
}
