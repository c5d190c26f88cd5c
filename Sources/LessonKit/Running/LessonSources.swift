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

  /// The examples of a set-up.
  public func source(_ data: Setup.Data) -> any ExampleSource {
    switch data {
    case .mnist: digits
    case .xor: points
    }
  }
}
