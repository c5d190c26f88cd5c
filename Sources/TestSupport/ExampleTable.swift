import NeuralCore

/// Examples that a test writes out: a row of inputs and a row of targets each.
public struct ExampleTable: ExampleSource {
  /// What goes in, a row for each example.
  public let inputs: [[Float]]
  /// What should come out, a row for each example.
  public let targets: [[Float]]
  /// How much each example counts, or nil where all count alike.
  public let weights: [Float]?

  /// Takes rows of equal lengths, at least one.
  public init(inputs: [[Float]], targets: [[Float]], weights: [Float]? = nil) {
    precondition(!inputs.isEmpty && inputs.count == targets.count, "every input needs a target")
    precondition(weights.map { $0.count == inputs.count } ?? true, "every input needs a weight")
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }

  /// Draws inputs in −1…1 and one-hot targets, different for each seed.
  public static func random(
    count: Int, inputs: Int, classes: Int, seed: UInt64
  ) -> ExampleTable {
    var numbers = SplitMix(state: seed)
    return ExampleTable(
      inputs: (0..<count).map { _ in
        (0..<inputs).map { _ in Float.random(in: -1...1, using: &numbers) }
      },
      targets: (0..<count).map { _ in
        let label = Int.random(in: 0..<classes, using: &numbers)
        return (0..<classes).map { $0 == label ? 1 : 0 }
      })
  }

  /// How many examples there are.
  public var count: Int { inputs.count }
  /// The length of an input row.
  public var inputWidth: Int { inputs[0].count }
  /// The length of a target row.
  public var targetWidth: Int { targets[0].count }

  /// Copies the rows of an example as they are.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    for (place, value) in inputs[index].enumerated() { input[place] = value }
    for (place, value) in targets[index].enumerated() { target[place] = value }
  }

  /// The weight of an example, 1 where there are none.
  public func sampleWeight(ofExample index: Int) -> Float { weights?[index] ?? 1 }

  /// The same examples, each target the number of its largest output alone.
  public var withSparseTargets: ExampleTable {
    ExampleTable(
      inputs: inputs, targets: targets.map { [Float($0.firstIndex(of: $0.max() ?? 0) ?? 0)] },
      weights: weights)
  }

  /// A batch of all examples, in order.
  public var batch: Batch { Batch(Array(0..<count), from: self) }
}
