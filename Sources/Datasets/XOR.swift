import NeuralCore

/// The four points of exclusive or: the smallest problem that needs a hidden layer.
///
/// (0,0) → 0, (0,1) → 1, (1,0) → 1, (1,1) → 0.
public struct XOR: ExampleSource {
  /// The four inputs, each of two numbers.
  public static let points: [[Float]] = [[0, 0], [0, 1], [1, 0], [1, 1]]
  /// The answer for each point.
  public static let answers: [Float] = [0, 1, 1, 0]

  /// Makes the four points.
  public init() {}

  /// Four.
  public var count: Int { Self.points.count }
  /// Two: the point's coordinates.
  public var inputWidth: Int { 2 }
  /// One: 0 or 1.
  public var targetWidth: Int { 1 }

  /// Writes the point's coordinates and its answer.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    for axis in input.indices { input[axis] = Self.points[index][axis] }
    target[0] = Self.answers[index]
  }
}
