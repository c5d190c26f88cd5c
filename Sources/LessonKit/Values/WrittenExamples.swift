import NeuralCore

/// Examples that are written out in a file: a row of inputs and a row of targets each.
public struct WrittenExamples: ExampleSource, Equatable {
  /// What goes in, a row for each example.
  public let inputs: [[Float]]
  /// What should come out, a row for each example.
  public let targets: [[Float]]

  /// Takes as many rows of one as of the other, each kind of one length; nil for anything else.
  public init?(inputs: [[Float]], targets: [[Float]]) {
    guard !inputs.isEmpty, inputs.count == targets.count,
      inputs.allSatisfy({ $0.count == inputs[0].count }),
      targets.allSatisfy({ $0.count == targets[0].count })
    else { return nil }
    self.inputs = inputs
    self.targets = targets
  }

  /// Takes the rows of other examples; nil where there are none, or more than anybody steps through.
  init?(_ source: any ExampleSource) {
    guard source.count <= Self.most else { return nil }
    let batch = Batch(Array(0..<source.count), from: source)
    func rows(_ numbers: [Float], _ width: Int) -> [[Float]] {
      (0..<source.count).map { Array(numbers[$0 * width..<($0 + 1) * width]) }
    }
    self.init(
      inputs: rows(batch.inputs, source.inputWidth),
      targets: rows(batch.targets, source.targetWidth))
  }

  private static let most = 10_000

  /// How many examples there are.
  public var count: Int { inputs.count }
  /// The length of an input row.
  public var inputWidth: Int { inputs[0].count }
  /// The length of a target row.
  public var targetWidth: Int { targets[0].count }

  /// Writes the two rows as they are.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    _ = input.update(fromContentsOf: inputs[index])
    _ = target.update(fromContentsOf: targets[index])
  }
}
