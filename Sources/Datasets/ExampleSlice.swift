import NeuralCore

/// Some neighbouring examples of a source, numbered from 0.
public struct ExampleSlice: ExampleSource {
  private let base: any ExampleSource
  private let range: Range<Int>

  /// Takes the examples of a range; `base` has them all.
  public init(_ base: any ExampleSource, _ range: Range<Int>) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= base.count,
      "a slice takes examples that its source has")
    self.base = base
    self.range = range
  }

  /// How many examples the range has.
  public var count: Int { range.count }
  /// As in the source.
  public var arrangement: Arrangement { base.arrangement }
  /// As in the source.
  public var inputWidth: Int { base.inputWidth }
  /// As in the source.
  public var targetWidth: Int { base.targetWidth }

  /// Writes the example that the source has `lowerBound` places further on.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    base.copyExample(range.lowerBound + index, input: input, target: target)
  }

  /// Writes the examples that the source has `lowerBound` places further on.
  public func copyExamples(
    _ examples: UnsafeBufferPointer<Int>, inputs: UnsafeMutableBufferPointer<Float>,
    targets: UnsafeMutableBufferPointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: examples.count) { moved in
      for (place, example) in examples.enumerated() {
        moved.initializeElement(at: place, to: range.lowerBound + example)
      }
      base.copyExamples(UnsafeBufferPointer(moved), inputs: inputs, targets: targets)
    }
  }

  /// As in the source.
  public func sampleWeight(ofExample index: Int) -> Float {
    base.sampleWeight(ofExample: range.lowerBound + index)
  }
}
