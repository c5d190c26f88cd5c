import NeuralCore
import TimeTravel

/// What the view of the input says.
public protocol InputViewPhrases: Sendable {
  /// Which example, and its label.
  func title(_ moment: Moment) -> String
  /// How bytes become numbers, the longest form first.
  func bytes(rows: Int, columns: Int) -> [String]
  /// How many numbers there are, and how they are drawn, where they are no picture.
  func numbers(rows: Int, columns: Int) -> String
  /// The label, or what was taken for it.
  func label(_ moment: Moment) -> String
  /// The label as a vector of one 1.
  var oneHot: String { get }
  /// What the network should say.
  var target: String { get }
  /// One of the inputs.
  func input(_ index: Int, _ arrangement: Arrangement) -> String
  /// The number of a class, with its name where it has one.
  func numbered(class label: Int, _ arrangement: Arrangement) -> String
  /// Its place in the vector.
  var flatten: String { get }
  /// Its byte divided.
  var divide: String { get }
  /// A row of the picture.
  func row(_ row: Int) -> String
  /// What the bytes mean.
  var paperAndInk: String { get }
  /// Where a row of the picture lies in the vector.
  func row(_ row: Int, becomes range: ClosedRange<Int>) -> String
  /// What all rows together are.
  func vector(rows: Int, of count: Int) -> String
  /// How many of the numbers are not 0; `isInk` where they are a digit's.
  func nonzero(_ count: Int, isInk: Bool) -> String
  /// How many numbers go in, and how many should come out.
  func counts(in inputs: Int, out outputs: Int) -> String
  /// Over the column of the numbers that go in.
  var inputColumn: String { get }
  /// What was done to numbers that were standardised, the longest form first.
  var standardized: [String] { get }
  /// Over the columns of what they were, of their means, and of their deviations.
  var fileColumn: String { get }
  var meanColumn: String { get }
  var deviationColumn: String { get }
  /// Over the column of the numbers that should come out.
  var targetColumn: String { get }
  /// A number of a vector.
  func number(_ index: Int) -> String

  // MARK: Ink

  /// What is asked of each pixel.
  var inkQuestion: String { get }
  /// The picture of the example.
  var picture: String { get }
  /// The picture of the slopes.
  var inkSlopes: String { get }
  /// That slopes hold for a little ink only, and what the loss is of; the longest form first.
  func inkIsLocal(_ moment: Moment) -> [String]
  /// What a little more ink would do at one input, with the slope there.
  func ink(at input: Int, _ slope: Float, _ arrangement: Arrangement) -> String
  /// Where more ink helps most and harms most, with the slopes there.
  func ink(
    helps: (input: Int, slope: Float), harms: (input: Int, slope: Float), _ arrangement: Arrangement
  ) -> String
}
