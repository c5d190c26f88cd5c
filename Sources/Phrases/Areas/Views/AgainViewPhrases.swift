import TimeTravel

/// What the second look says.
public protocol AgainViewPhrases: Sendable {
  /// Which example is shown again, or another one.
  func title(_ again: Moment.Again) -> String
  /// What is beside what, the longest form first.
  func sides(hasDropout: Bool) -> [String]
  /// Over the columns of an output before, after, and the change.
  var columns: (before: String, after: String, change: String) { get }
  /// Behind the row of the output that is right.
  func rightOutput(_ output: Int, _ moment: Moment) -> String
  /// The line of the loss.
  var loss: String { get }
  /// What a change of the loss says.
  func meaning(of change: Double) -> String
  /// The loss with the step's masks and the one without, as written, the longest form first.
  func withMasks(_ with: String, without: String) -> [String]
  /// How many numbers moved; `key` leads to another example, where there is one.
  func moved(_ count: Int, of all: Int, key: String?) -> String
  /// Over the columns of a table of all weights and biases: which, how many moved, of how many, and by
  /// how much at most.
  var movedColumns: (parameter: String, moved: String, count: String, most: String) { get }
}
