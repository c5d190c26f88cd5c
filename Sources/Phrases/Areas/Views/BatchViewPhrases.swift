import NeuralCore

/// What the view of a batch says: of its losses, and of what its rows say about one weight.
public protocol BatchViewPhrases: Sendable {
  // MARK: Its rows

  /// Over the columns of rows, their examples and labels.
  var columns: (row: String, example: String, label: String) { get }
  /// How many rows are not shown, and what they add; the number may be hidden.
  func more(_ count: Int, adding number: String) -> String

  // MARK: Its losses

  /// The view's title.
  func title(rows: Int) -> String
  /// The formula of the mean, the longest form first.
  var formulas: [String] { get }
  /// Over the columns of answers, of the p of the truth and of losses.
  var lossColumns: (answer: String, truth: String, loss: String) { get }
  /// Whether a row's answer is right.
  func mark(isRight: Bool) -> String
  /// How many answers are right.
  func right(_ count: Int, of rows: Int) -> String
  /// Which row is the worst, and how much of the sum it is.
  func worst(row: Int, share: Float, of rows: Int) -> String
  /// How many are right and the mean of their losses; `right` is nil where no answer can be.
  func sentence(right: Int?, of rows: Int, mean: Double) -> String

  // MARK: What its rows say about a weight

  /// A layer and how many rows there are.
  func title(ofLayer layer: Int, in network: Sequential, rows: Int) -> String
  /// The formula of the gradient, the longest form first.
  func formulas(symbol: String, rows: Int) -> [String]
  /// Over the columns of a row's share and of what it alone would have.
  var shareColumns: (share: String, alone: String) { get }
  /// What the shares add up to; the number may be hidden.
  func sum(_ number: String) -> String
  /// That this is the mean of what the rows alone would have.
  func mean(_ equation: String) -> String
  /// What the weight's size costs.
  func penalty(_ total: Double) -> String
  /// How many rows would have the weight grow, and how many shrink.
  func votes(grow: Int, shrink: Int, of rows: Int) -> String
}
