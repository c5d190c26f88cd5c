/// Some examples that go through the network together, one a row.
public struct Batch: Equatable, Sendable {
  /// The numbers of the examples in their source, one for each row.
  public private(set) var examples: [Int]
  /// The inputs, [rows, inputWidth].
  public private(set) var inputs: [Float]
  /// The targets, [rows, targetWidth].
  public private(set) var targets: [Float]
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

  private static func resize(_ values: inout [Float], to count: Int) {
    if values.count > count {
      values.removeLast(values.count - count)
    } else {
      values.append(contentsOf: repeatElement(0, count: count - values.count))
    }
  }
}
