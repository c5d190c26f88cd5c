import Datasets
import NeuralCore

/// The examples that the steps of a lesson's page or of a scenario take.
public enum ExampleData: Sendable, Equatable {
  /// Data that the program has: digits, the points of exclusive or, or points of a plane.
  case described(DataDescription)
  /// The test digits.
  case testDigits
  /// Rows that are written out.
  case written(WrittenExamples)

  /// What a reader writes for the test digits.
  static let testDigitsName = "mnist:test"

  /// How many numbers one example puts in; known without loading any.
  public var inputWidth: Int {
    switch self {
    case .described(.mnist), .testDigits: MNIST.rows * MNIST.columns
    case .described(.xor): XOR().inputWidth
    case .described(.plane(let data)): data.points().inputWidth
    case .described(.table): 0
    case .written(let examples): examples.inputWidth
    }
  }

  /// How many numbers are wanted out.
  public var targetWidth: Int {
    switch self {
    case .described(.mnist), .testDigits: MNIST.classes
    case .described(.xor): XOR().targetWidth
    case .described(.plane(let data)): data.points().targetWidth
    case .described(.table): 0
    case .written(let examples): examples.targetWidth
    }
  }

  /// What a reader would name them: `mnist:0-500`; nil of rows that are written out.
  public var name: String? {
    switch self {
    case .described(let description): "\(description)"
    case .testDigits: Self.testDigitsName
    case .written: nil
    }
  }

  /// The examples, digits taken from these; nil where the range asks for more digits than there are.
  func examples(
    of digits: any ExampleSource, test: (any ExampleSource)? = nil
  ) -> (any ExampleSource)? {
    switch self {
    case .testDigits: return test
    case .written(let examples): return examples
    case .described(.table): return nil
    case .described(.xor): return XOR()
    case .described(.plane(let data)): return data.points()
    case .described(.mnist(nil)): return digits
    case .described(.mnist(let range?)):
      return range.upperBound <= digits.count ? ExampleSlice(digits, range) : nil
    }
  }
}
