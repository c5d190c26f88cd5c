/// Examples that a network can be fed with: each an input row and a target row.
public protocol ExampleSource: Sendable {
  /// How many examples there are.
  var count: Int { get }
  /// How many numbers an input has.
  var inputWidth: Int { get }
  /// How many numbers a target has.
  var targetWidth: Int { get }

  /// How the numbers of an input lie: a row of numbers unless a source says otherwise.
  var arrangement: Arrangement { get }

  /// Writes the example number `index`, preprocessed, into two rows of a batch.
  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>)

  /// Writes examples into as many rows of a batch: inputs [examples, inputWidth] and targets
  /// [examples, targetWidth]. Several threads may ask at a time.
  func copyExamples(
    _ examples: UnsafeBufferPointer<Int>, inputs: UnsafeMutableBufferPointer<Float>,
    targets: UnsafeMutableBufferPointer<Float>)

  /// How much an example counts in the loss: 1 unless a source says otherwise.
  func sampleWeight(ofExample index: Int) -> Float
}

extension ExampleSource {
  /// Writes them one by one.
  public func copyExamples(
    _ examples: UnsafeBufferPointer<Int>, inputs: UnsafeMutableBufferPointer<Float>,
    targets: UnsafeMutableBufferPointer<Float>
  ) {
    for (row, example) in examples.enumerated() {
      copyExample(
        example,
        input: .init(rebasing: inputs[row * inputWidth..<(row + 1) * inputWidth]),
        target: .init(rebasing: targets[row * targetWidth..<(row + 1) * targetWidth]))
    }
  }

  /// Numbers in a row.
  public var arrangement: Arrangement { .numbers }

  /// Every example counts alike.
  public func sampleWeight(ofExample index: Int) -> Float { 1 }
}
