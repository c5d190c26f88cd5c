import NeuralCore
import TimeTravel

/// What the view of the loss says beside what is said of losses themselves.
public protocol LossViewPhrases: Sendable {
  /// The view's title, with the loss's name.
  func title(_ name: String) -> String
  /// What being sure and right costs, and what guessing does.
  func guessing(outputs: Int, costs guess: String) -> String
  /// The mean squared error, for comparison.
  func squares(_ mean: Double) -> String
  /// Over the curve of −log p.
  func curve(label: Int, _ arrangement: Arrangement) -> String
  /// How often the example counts, over the equation that shows it.
  func weight(_ weight: String, _ equation: String) -> String
  /// That the parts do not add up to the recorded loss.
  func misses(_ total: String, recorded: Float) -> String
  /// Which row of the batch this is, and the mean over all; `mean` may be hidden.
  func row(_ row: Int, of rows: Int, mean: String) -> String
  /// The loss and what large weights cost, the longest form first; hidden numbers are `?`.
  func penalty(loss: String, penalty: String, whole: String) -> [String]
}
