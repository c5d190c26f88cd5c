/// A named part of the flat parameter vector: one kernel or one bias.
///
/// Gradients and optimizer moments lie in the same layout, so the same range serves them all.
public struct ParameterSlice: Hashable, Codable, Sendable {
  /// Keras's name, such as `dense/kernel` or `dense_1/bias`.
  public let name: String
  /// [inputs, units] of a kernel, [units] of a bias; row-major.
  public let shape: [Int]
  /// Where it lies in the flat vector.
  public let range: Range<Int>
  /// The index of its layer in `Sequential.layers`.
  public let layer: Int

  /// How many numbers it holds.
  public var count: Int { range.count }

  /// Whether it holds weights, not biases.
  public var isKernel: Bool { shape.count == 2 }
}
