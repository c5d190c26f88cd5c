/// Some examples that go through the network together, one a row.
public struct Batch: Equatable, Sendable {
  /// The numbers of the examples in their source, one for each row.
  public private(set) var examples: [Int]
  /// The inputs, [rows, inputWidth].
  public private(set) var inputs: [Float]
  /// The targets, [rows, targetWidth].
  public private(set) var targets: [Float]
  /// How much each example counts, one number for each row.
  public private(set) var sampleWeights: [Float]
  /// How many numbers an input row has.
  public let inputWidth: Int
  /// How many numbers a target row has.
  public let targetWidth: Int

  /// How many examples it holds.
  public var rows: Int { examples.count }

  /// Makes an empty batch with memory for `capacity` rows.
  public init(capacity: Int, inputWidth: Int, targetWidth: Int) {
    self.inputWidth = inputWidth
    self.targetWidth = targetWidth
    examples = []
    inputs = []
    targets = []
    sampleWeights = []
    sampleWeights.reserveCapacity(capacity)
    examples.reserveCapacity(capacity)
    inputs.reserveCapacity(capacity * inputWidth)
    targets.reserveCapacity(capacity * targetWidth)
  }

  /// Makes a batch of these examples of a source.
  public init(_ examples: [Int], from source: any ExampleSource) {
    self.init(
      capacity: examples.count, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    load(examples, from: source)
  }

  /// Replaces the examples, in the memory that is there.
  public mutating func load(_ examples: some Collection<Int>, from source: any ExampleSource) {
    self.examples.removeAll(keepingCapacity: true)
    self.examples.append(contentsOf: examples)
    sampleWeights.removeAll(keepingCapacity: true)
    for example in self.examples { sampleWeights.append(source.sampleWeight(ofExample: example)) }
    Self.resize(&inputs, to: rows * inputWidth)
    Self.resize(&targets, to: rows * targetWidth)
    inputs.withUnsafeMutableBufferPointer { inputs in
      targets.withUnsafeMutableBufferPointer { targets in
        for (row, example) in self.examples.enumerated() {
          source.copyExample(
            example,
            input: .init(rebasing: inputs[row * inputWidth..<(row + 1) * inputWidth]),
            target: .init(rebasing: targets[row * targetWidth..<(row + 1) * targetWidth]))
        }
      }
    }
  }

  /// Lends inputs, targets and sample weights to a pass.
  @inline(__always)
  func lent<Result>(
    _ body: (
      _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ weights: UnsafePointer<Float>
    ) -> Result
  ) -> Result {
    inputs.withUnsafeBufferPointer { x in
      targets.withUnsafeBufferPointer { t in
        sampleWeights.withUnsafeBufferPointer { weights in
          body(
            x.baseAddress.unsafelyUnwrapped, t.baseAddress.unsafelyUnwrapped,
            weights.baseAddress.unsafelyUnwrapped)
        }
      }
    }
  }

  private static func resize(_ values: inout [Float], to count: Int) {
    if values.count > count {
      values.removeLast(values.count - count)
    } else {
      values.append(contentsOf: repeatElement(0, count: count - values.count))
    }
  }
}
