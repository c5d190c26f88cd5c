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
}
