import Datasets
import NeuralCore

/// The examples that lessons may ask for.
public struct LessonSources: Sendable {
  private let digits: any ExampleSource
  private let test: any ExampleSource

  /// Lessons take their digits from a training set and a test set.
  public init(training digits: any ExampleSource, test: any ExampleSource) {
    self.digits = digits
    self.test = test
  }

  /// Lessons take their digits from MNIST.
  public init(_ mnist: MNIST) { self.init(training: mnist.train, test: mnist.test) }

  /// The examples of a set-up, checked before the first is shown.
  ///
  /// Throws the sentence of a damaged file, or of one that is not of the network's shape.
  public func source(_ setup: Setup) throws(LessonError) -> any ExampleSource {
    try source(setup.data, of: setup)
  }

  /// The same of other examples than the set-up's own.
  func source(_ data: ExampleData, of setup: Setup) throws(LessonError) -> any ExampleSource {
    do {
      try check(setup)
    } catch let error as FileError {
      throw LessonError(error)
    } catch {
      throw LessonError(file: "data", line: 0, message: "\(error)")
    }
    guard let examples = data.examples(of: digits, test: test) else {
      throw LessonError(
        file: "data", line: 0,
        message:
          "“\(data.name ?? "")” asks for more than the \(digits.count) digits there are")
    }
    return examples
  }

  /// The test digits, for a set-up that learns from digits; nil for another.
  func unseen(_ setup: Setup) -> (any ExampleSource)? {
    if case .described(.mnist) = setup.data { test } else { nil }
  }

  /// Fails where a set-up takes digits that cannot be read or are not of its network's shape.
  public func check(_ setup: Setup) throws {
    switch setup.data {
    case .described(.mnist): _ = try (digits as? Digits)?.ready(for: setup.network, setup.loss)
    case .testDigits: _ = try (test as? Digits)?.ready(for: setup.network, setup.loss)
    case .described, .written: break
    }
  }
}

extension LessonError {
  /// The fault of a file of data, in its own words.
  init(_ fault: FileError) {
    self.init(file: fault.file, line: 0, message: "\(fault.rule), but \(fault.found)")
  }
}
