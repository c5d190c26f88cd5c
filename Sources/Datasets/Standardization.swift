import NeuralCore

/// How inputs are standardised: each less its mean over the training part, divided by its deviation there.
public struct Standardization: Codable, Hashable, Sendable {
  /// The mean of each input.
  public let means: [Float]
  /// The standard deviation of each input, over all examples; 1 of one that never changes.
  public let deviations: [Float]

  /// Means and deviations by name, as a file has them.
  enum CodingKeys: String, CodingKey {
    case means = "mean"
    case deviations = "deviation"
  }

  /// Works them out over all examples of a source, in double precision.
  public init(of source: any ExampleSource) {
    let width = source.inputWidth
    var (sums, squares) = (
      [Double](repeating: 0, count: width), [Double](repeating: 0, count: width)
    )
    // Twice through: a sum of squares alone loses what a large mean hides.
    Self.forEach(source) { input in for i in 0..<width { sums[i] += Double(input[i]) } }
    let means = sums.map { $0 / Double(max(1, source.count)) }
    Self.forEach(source) { input in
      for i in 0..<width {
        let distance = Double(input[i]) - means[i]
        squares[i] += distance * distance
      }
    }
    self.means = means.map { Float($0) }
    deviations = squares.map { square in
      let deviation = Float((square / Double(max(1, source.count))).squareRoot())
      return deviation > 0 && deviation.isFinite ? deviation : 1
    }
  }

  private static func forEach(
    _ source: any ExampleSource, _ body: (UnsafeBufferPointer<Float>) -> Void
  ) {
    var batch = Batch(
      capacity: 1, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    for example in 0..<source.count {
      batch.load(CollectionOfOne(example), from: source)
      batch.inputs.withUnsafeBufferPointer(body)
    }
  }

  /// An input as a network takes it that learnt from standardised ones.
  public func standardized(_ input: [Float]) -> [Float] {
    input.indices.map { (input[$0] - means[$0]) / deviations[$0] }
  }

  /// Whether it is one for so many inputs: numbers that are finite, deviations above 0.
  public func fits(inputs: Int) -> Bool {
    means.count == inputs && deviations.count == inputs && means.allSatisfy(\.isFinite)
      && deviations.allSatisfy { $0.isFinite && $0 > 0 }
  }
}

extension ExampleSource {
  /// The examples as a network takes them that learnt from standardised ones; as they are without.
  public func standardized(by standardization: Standardization?) -> any ExampleSource {
    standardization.map { StandardizedExamples(self, $0) } ?? self
  }
}

extension DataParts {
  /// All parts standardised alike; as they are without.
  public func standardized(by standardization: Standardization?) -> DataParts {
    guard let standardization else { return self }
    return DataParts(
      training: training.standardized(by: standardization),
      validation: validation?.standardized(by: standardization),
      test: test.standardized(by: standardization),
      whole: whole?.standardized(by: standardization), load: { try load() })
  }
}

/// The examples of a source with standardised inputs.
struct StandardizedExamples: ExampleSource {
  private let base: any ExampleSource
  private let standardization: Standardization

  init(_ base: any ExampleSource, _ standardization: Standardization) {
    precondition(
      standardization.means.count == base.inputWidth, "every input has a mean and a deviation")
    self.base = base
    self.standardization = standardization
  }

  var count: Int { base.count }
  var inputWidth: Int { base.inputWidth }
  var targetWidth: Int { base.targetWidth }
  var arrangement: Arrangement {
    base.arrangement.standardized(
      means: standardization.means, deviations: standardization.deviations)
  }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    base.copyExample(index, input: input, target: target)
    standardize(input)
  }

  func copyExamples(
    _ examples: UnsafeBufferPointer<Int>, inputs: UnsafeMutableBufferPointer<Float>,
    targets: UnsafeMutableBufferPointer<Float>
  ) {
    base.copyExamples(examples, inputs: inputs, targets: targets)
    for row in 0..<examples.count {
      standardize(.init(rebasing: inputs[row * inputWidth..<(row + 1) * inputWidth]))
    }
  }

  func sampleWeight(ofExample index: Int) -> Float { base.sampleWeight(ofExample: index) }

  private func standardize(_ input: UnsafeMutableBufferPointer<Float>) {
    for i in input.indices {
      input[i] = (input[i] - standardization.means[i]) / standardization.deviations[i]
    }
  }
}
