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
  /// How the numbers of an input lie.
  public private(set) var arrangement = Arrangement.numbers
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

  /// Makes a batch of rows that are at hand, row-major, each of which counts as one.
  package init(
    _ examples: [Int], inputs: [Float], inputWidth: Int, targets: [Float], targetWidth: Int,
    arrangement: Arrangement = .numbers
  ) {
    precondition(
      inputs.count == examples.count * inputWidth && targets.count == examples.count * targetWidth,
      "each row has as many numbers as its width says")
    self.examples = examples
    self.inputs = inputs
    self.targets = targets
    self.inputWidth = inputWidth
    self.targetWidth = targetWidth
    self.arrangement = arrangement
    sampleWeights = examples.map { _ in 1 }
  }

  /// Replaces the examples, in the memory that is there.
  public mutating func load(_ examples: some Collection<Int>, from source: any ExampleSource) {
    refill(examples, from: source) { $0.copy($0.examples.indices) }
  }

  /// Replaces the examples, on the threads of a workspace.
  package mutating func load(
    _ examples: some Collection<Int>, from source: any ExampleSource, with workspace: Workspace
  ) {
    refill(examples, from: source) { $0.run(with: workspace) }
  }

  private mutating func refill(
    _ examples: some Collection<Int>, from source: any ExampleSource, _ fill: (BatchLoad) -> Void
  ) {
    arrangement = source.arrangement
    self.examples.removeAll(keepingCapacity: true)
    self.examples.append(contentsOf: examples)
    sampleWeights.removeAll(keepingCapacity: true)
    for example in self.examples { sampleWeights.append(source.sampleWeight(ofExample: example)) }
    Self.resize(&inputs, to: rows * inputWidth)
    Self.resize(&targets, to: rows * targetWidth)
    self.examples.withUnsafeBufferPointer { examples in
      inputs.withUnsafeMutableBufferPointer { inputs in
        targets.withUnsafeMutableBufferPointer { targets in
          fill(
            BatchLoad(source: source, examples: examples, inputs: inputs, targets: targets))
        }
      }
    }
  }

  /// Changes one input of a row.
  package mutating func setInput(_ value: Float, at index: Int, inRow row: Int) {
    inputs[row * inputWidth + index] = value
  }

  /// Changes one target of a row.
  package mutating func setTarget(_ value: Float, at index: Int, inRow row: Int) {
    targets[row * targetWidth + index] = value
  }

  /// Lends its numbers to a pass.
  @inline(__always)
  func lent<Result>(_ body: (BatchPointers) -> Result) -> Result {
    inputs.withUnsafeBufferPointer { x in
      targets.withUnsafeBufferPointer { t in
        sampleWeights.withUnsafeBufferPointer { weights in
          body(
            BatchPointers(
              rows: rows, inputs: x.baseAddress.unsafelyUnwrapped,
              targets: t.baseAddress.unsafelyUnwrapped,
              sampleWeights: weights.baseAddress.unsafelyUnwrapped))
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

/// Where the numbers of a batch lie, while they are lent.
struct BatchPointers {
  let rows: Int
  /// The inputs, [rows, inputWidth].
  let inputs: UnsafePointer<Float>
  /// The targets, [rows, targetWidth].
  let targets: UnsafePointer<Float>
  /// The sample weights, [rows].
  let sampleWeights: UnsafePointer<Float>
}

/// The rows of a batch that are being written, for threads to share out.
struct BatchLoad: ParallelJob {
  let source: any ExampleSource
  let examples: UnsafeBufferPointer<Int>
  let inputs: UnsafeMutableBufferPointer<Float>
  let targets: UnsafeMutableBufferPointer<Float>

  private var shards: RowShards { RowShards(rows: examples.count) }

  /// Writes all rows; on several threads when there are enough.
  func run(with workspace: Workspace) {
    if inputs.count < 16_000 {
      copy(examples.indices)
    } else {
      workspace.loads.run(self, tasks: shards.count, on: workspace.threads)
    }
  }

  func perform(_ task: Int) { copy(shards[task]) }

  /// Writes some rows.
  func copy(_ rows: Range<Int>) {
    func part<T>(_ values: UnsafeMutableBufferPointer<T>) -> UnsafeMutableBufferPointer<T> {
      let width = values.count / max(1, examples.count)
      return .init(rebasing: values[rows.lowerBound * width..<rows.upperBound * width])
    }
    source.copyExamples(
      .init(rebasing: examples[rows]), inputs: part(inputs), targets: part(targets))
  }
}
