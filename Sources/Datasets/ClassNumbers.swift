import NeuralCore

/// The same examples with the number of the class as their only target, as sparse losses want it.
public struct ClassNumbers: ExampleSource {
  private let base: any ExampleSource

  /// Takes examples whose targets are one-hot.
  public init(_ base: any ExampleSource) { self.base = base }

  /// As many as the source has.
  public var count: Int { base.count }
  /// As in the source.
  public var arrangement: Arrangement { base.arrangement }
  /// As in the source.
  public var inputWidth: Int { base.inputWidth }
  /// One: the number of a class.
  public var targetWidth: Int { 1 }

  /// Writes the input as it is, and the place of the target's largest number.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    let number = withUnsafeTemporaryAllocation(of: Float.self, capacity: base.targetWidth) { row in
      row.initialize(repeating: 0)
      base.copyExample(index, input: input, target: row)
      return row.indices.max { row[$0] < row[$1] } ?? 0
    }
    target[0] = Float(number)
  }

  /// As in the source.
  public func sampleWeight(ofExample index: Int) -> Float { base.sampleWeight(ofExample: index) }
}
