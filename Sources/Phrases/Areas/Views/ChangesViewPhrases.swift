import NeuralCore
import TimeTravel

/// What the column says that tells what changed since the last press.
public protocol ChangesViewPhrases: Sendable {
  /// The column's title.
  var title: String { get }
  /// That nothing was pressed yet.
  var nothingYet: String { get }
  /// That the last press changed no number.
  var nothing: String { get }
  /// Over where one stood.
  var before: String { get }
  /// Over where one stands.
  var now: String { get }
  /// Over the numbers of layers.
  var network: String { get }
  /// Over the loss.
  var loss: String { get }
  /// Over weights and biases.
  var weights: String { get }
  /// That a number was not known, or no longer is.
  var unknown: String { get }
  /// The numbers of a row by their name, and what happened to them.
  func row(_ row: MomentChanges.Row, in network: Sequential) -> (name: String, change: String)
}
