import NeuralCore

extension Moment {
  /// How the numbers of the example lie.
  public var arrangement: Arrangement { record.batch.arrangement }

  /// The byte that was divided by 255 to give `value`, or nil when there can be none.
  public static func byte(of value: Float) -> Int? {
    let byte = (value * 255).rounded()
    return (0...255).contains(byte) && abs(value * 255 - byte) < 0.001 ? Int(byte) : nil
  }

  /// Whether the target is what the example is, not only what was taken for right.
  public var knowsTruth: Bool { arrangement.truth == .known }

  /// Whether the network sees the picture of a digit and names ten of them.
  public var readsDigits: Bool { network.readsDigits(arrangement) }
}
