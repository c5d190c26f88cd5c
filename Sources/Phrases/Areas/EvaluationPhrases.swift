import Datasets
import NeuralCore

/// What is said of a model that was asked about examples.
public protocol EvaluationPhrases: Sendable {
  /// What it did after so many steps, in a line; `data` is what it was asked about, nil the test set.
  func told(_ result: Evaluation, on data: String?, afterSteps count: Int) -> String
  /// Over a list of examples that it gets wrong: how many are listed, and how many there are.
  func mistakes(_ listed: Int, of count: Int) -> String
  /// What was done to a picture before a network saw it.
  func prepared(_ preparation: PreparedPicture.Preparation, from file: String) -> String
  /// What a network says a picture is, and how sure it is of that; of an answer that is no probability, how
  /// large it is.
  func answered(_ name: String, _ number: Float, isProbability: Bool) -> String

  // MARK: The screen

  /// The room's name.
  var title: String { get }
  /// The top line: the file of the network, and what it was asked about.
  func place(_ file: String?, _ count: Int, isOfTest: Bool) -> String
  /// Loss and accuracy in a line, with how far the share may be from that of all digits there are.
  func figures(_ result: Evaluation) -> String
  /// Over the confusion matrix.
  var matrixTitle: String { get }
  /// The columns beside it: precision, recall and F1.
  var classColumns: [String] { get }
  /// Over the pictures of those that are taken wrongly.
  func wrongTitle(_ count: Int) -> String
  /// The ends of their line: the surest, and the least sure.
  var surest: String { get }
  var unsurest: String { get }

  var picture: KeyText { get }
  var row: KeyText { get }
  var page: KeyText { get }
  var ends: KeyText { get }
  var open: KeyText { get }
  var otherView: KeyText { get }
}
