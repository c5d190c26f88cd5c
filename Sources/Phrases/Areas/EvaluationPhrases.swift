import Datasets
import NeuralCore

/// What is said of a model that was asked about examples.
public protocol EvaluationPhrases: Sendable {
  /// What it did after so many steps, nil where that is not known, in a line; `data` is what it was asked about, nil the test set.
  func told(_ result: Evaluation, on data: String?, afterSteps count: Int?) -> String
  /// Over a list of examples that it gets wrong: how many are listed, and how many there are.
  func mistakes(_ listed: Int, of count: Int, isByProbability: Bool) -> String
  /// That a network ends without softmax, and what its loss would be with it.
  func withoutSoftmax(loss: Double) -> String
  /// What was done to a picture before a network saw it.
  func prepared(_ preparation: PreparedPicture.Preparation, from file: String) -> String
  /// What a network says a picture is, and how sure it is of that; of an answer that is no probability, how
  /// large it is.
  func answered(_ name: String, _ number: Float, isProbability: Bool) -> String

  // MARK: The screen

  /// The room's name.
  var title: String { get }
  /// The top line: the file of the network, and what it was asked about.
  func place(
    _ file: String?, _ count: Int, _ arrangement: Arrangement, isOfTest: Bool, isHeldOut: Bool
  ) -> String
  /// The number of the example that is chosen, with what it is and what it is taken for.
  func chosen(_ example: Int, _ arrangement: Arrangement, truth: String, said: String) -> String
  /// Loss and accuracy in a line, with how far the share may be from that of all digits there are.
  ///
  /// `lossWithSoftmax` is that with a softmax at the end, where one is missing there.
  func figures(_ result: Evaluation, lossWithSoftmax: Double?) -> String
  /// Over the confusion matrix.
  var matrixTitle: String { get }
  /// The columns beside it: precision, recall and F1.
  var classColumns: [String] { get }
  /// Over a list of classes: the class, how many examples it has, and what it is taken for most often.
  var classList: (class: String, count: String, takenFor: String) { get }
  /// Which of the classes are listed, of those that there are.
  func listed(_ first: Int, to last: Int, of count: Int) -> String
  /// Over the pictures of those that are taken wrongly; the longest form first.
  func wrongTitle(_ count: Int, isByProbability: Bool) -> [String]
  /// The ends of their line: the surest, and the least sure.
  var surest: String { get }
  var unsurest: String { get }

  // MARK: Plain text

  /// What can be typed.
  var plainHelp: String { get }
  /// A wrong example by its place among them, in words, and the probability of what is said, or an output
  /// that is none.
  func wrong(
    _ number: Int, of count: Int, _ words: String, by sure: Float, isProbability: Bool
  ) -> String
  /// That a text is no place among them.
  func noWrong(_ text: String, of count: Int) -> String
  /// How well a class is told.
  func told(_ facts: ToldClass) -> String
  /// How often a class is taken for another.
  func confused(
    _ truth: Int, with said: Int, times count: Int, _ arrangement: Arrangement
  ) -> String
  /// That a text is no class.
  func noClass(_ text: String, of count: Int, _ arrangement: Arrangement) -> String

  // MARK: Keys

  /// That no line reopens it.
  var noLine: String { get }
  var picture: KeyText { get }
  var row: KeyText { get }
  var page: KeyText { get }
  var ends: KeyText { get }
  var open: KeyText { get }
  var classRow: KeyText { get }
  var classPage: KeyText { get }
  var classEnds: KeyText { get }
  var toPictures: KeyText { get }
  /// That no example of a class is taken wrongly.
  func noneWrong(_ name: String) -> String
  var otherView: KeyText { get }
}

/// How well a class is told from the others.
public struct ToldClass: Sendable {
  /// Its name, or its number.
  public let name: String
  /// How many examples it has.
  public let count: Int
  /// Precision, recall and F1; empty where they are not known.
  public let shares: [Double]
  /// What it is taken for most often, and how often.
  public let takenFor: [(name: String, count: Int)]

  /// A class with its numbers.
  public init(
    name: String, count: Int, shares: [Double], takenFor: [(name: String, count: Int)]
  ) {
    self.name = name
    self.count = count
    self.shares = shares
    self.takenFor = takenFor
  }
}
