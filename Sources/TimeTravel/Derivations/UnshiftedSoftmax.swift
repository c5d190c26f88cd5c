import NeuralCore

/// A softmax in single precision without subtracting the largest z first, beside the shifted one.
///
/// In exact numbers both are the same, also with a number added to every z. In 32 bits exp(z) is
/// infinite beyond 88.7 and 0 below −103.9: then ∞/∞ and 0/0 are no numbers.
public struct UnshiftedSoftmax: Hashable, Sendable {
  /// z with the number added.
  public let logits: [Float]
  /// exp(z), where nothing was subtracted.
  public let exponentials: [Float]
  /// Σ exp(z).
  public let sum: Float
  /// exp(z) / Σ exp(z).
  public let probabilities: [Float]
  /// exp(z − m) / Σ exp(z − m) of the same z: m is the largest.
  public let shifted: [Float]

  /// Takes `logits` with `added` to each of them.
  public init(_ logits: [Float], adding added: Float = 0) {
    let moved = logits.map { $0 + added }
    self.logits = moved
    exponentials = moved.map { Float.exponential($0) }
    sum = exponentials.reduce(0, +)
    let sum = sum
    probabilities = exponentials.map { $0 / sum }
    let largest = moved.max() ?? 0
    let tame = moved.map { Float.exponential($0 - largest) }
    let tameSum = tame.reduce(0, +)
    shifted = tame.map { $0 / tameSum }
  }

  /// Whether z was NaN or infinite before anything was done with it.
  public var isLost: Bool { !logits.allSatisfy(\.isFinite) }

  /// Whether exp was too large for 32 bits.
  public var overflows: Bool { !sum.isFinite }

  /// Whether every exp was too small for 32 bits.
  public var vanishes: Bool { sum == 0 }

  /// Whether both ways give the same p, but for the last digits of 32 bits.
  public var agrees: Bool {
    zip(probabilities, shifted).allSatisfy { abs($0 - $1) <= 1e-5 }
  }
}
