import NeuralCore

/// What is said of a model that was asked about examples.
public protocol EvaluationPhrases: Sendable {
  /// What it did after so many steps, in a line; `data` is what it was asked about, nil the test set.
  func told(_ result: Evaluation, on data: String?, afterSteps count: Int) -> String
  /// Over a list of examples that it gets wrong: how many are listed, and how many there are.
  func mistakes(_ listed: Int, of count: Int) -> String
}
