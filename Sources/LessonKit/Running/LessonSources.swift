import Datasets
import NeuralCore

/// The examples that lessons may ask for.
public struct LessonSources: Sendable {
  private let digits: any ExampleSource
  private let points = XOR()

  /// Lessons take their digits from `mnist`, the training set.
  public init(mnist digits: any ExampleSource) {
    self.digits = digits
  }

  /// The examples of a set-up, checked before the first is shown.
  ///
  /// Throws the sentence of a damaged file, or of one that is not of the network's shape.
  public func source(_ setup: Setup) throws(LessonError) -> any ExampleSource {
    switch setup.data {
    case .xor: return points
    case .mnist:
      do {
        if let digits = digits as? Digits {
          return try digits.ready(for: setup.network, setup.loss)
        }
        return digits
      } catch let error as FileError {
        throw LessonError(error)
      } catch {
        throw LessonError(file: "data", line: 0, message: "\(error)")
      }
    }
  }
}

extension LessonError {
  /// The fault of a file of data, in its own words.
  init(_ fault: FileError) {
    self.init(file: fault.file, line: 0, message: "\(fault.rule), but \(fault.found)")
  }
}
