import Datasets
import NeuralCore

/// The examples that lessons may ask for.
public struct LessonSources: Sendable {
  private let digits: any ExampleSource

  /// Lessons take their digits from `mnist`, the training set.
  public init(mnist digits: any ExampleSource) {
    self.digits = digits
  }

  /// The examples of a set-up, checked before the first is shown.
  ///
  /// Throws the sentence of a damaged file, or of one that is not of the network's shape.
  public func source(_ setup: Setup) throws(LessonError) -> any ExampleSource {
    do {
      if setup.data.isOfDigits, let digits = digits as? Digits {
        _ = try digits.ready(for: setup.network, setup.loss)
      }
    } catch let error as FileError {
      throw LessonError(error)
    } catch {
      throw LessonError(file: "data", line: 0, message: "\(error)")
    }
    guard let examples = setup.data.examples(of: digits) else {
      throw LessonError(
        file: "data", line: 0,
        message:
          "“\(setup.data.name ?? "")” asks for more than the \(digits.count) digits there are")
    }
    return examples
  }
}

extension LessonError {
  /// The fault of a file of data, in its own words.
  init(_ fault: FileError) {
    self.init(file: fault.file, line: 0, message: "\(fault.rule), but \(fault.found)")
  }
}
