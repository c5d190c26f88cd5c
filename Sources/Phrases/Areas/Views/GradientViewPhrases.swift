import NeuralCore
import TimeTravel

/// What the views of a gradient say: where it comes from, and whether it is right.
public protocol GradientViewPhrases: Sendable {
  // MARK: Where it comes from

  /// The formula and what it says, the longest form first; `penalty` is what a regulariser adds, in
  /// symbols.
  func formulas(isKernel: Bool, penalty: String) -> [String]
  /// Over the column of a neuron's δ.
  func blame(ofNeuron unit: Int) -> String
  /// Over the column of rows.
  var row: String { get }
  /// Over the column of products.
  var product: String { get }
  /// How many rows are not shown, before what comes next on the line.
  func rowsBefore(_ line: String, _ count: Int) -> String
  /// What the products add up to; the number may be hidden.
  func sum(_ number: String) -> String
  /// That this is the gradient.
  func sum(isGradientOf symbol: String, _ number: String) -> String
  /// What the weight's size costs, as an equation.
  func size(_ equation: String) -> String
  /// What the loss does when the weight is nudged.
  func nudged(_ slope: Double, agrees: Bool, hasCorner: Bool) -> String
  /// That the products do not add up to the recorded gradient; the total as it is shown.
  func misses(_ total: String, recorded: Float) -> String
  /// How many gradients are exactly 0, and why.
  func zero(_ count: Int, of slice: ParameterSlice) -> String

  // MARK: Whether it is right

  /// The formula of the check, the longest form first.
  func checkFormulas(symbol: String) -> [String]
  /// The rows of a weight nudged up, as it is, and nudged down.
  var nudges: (up: String, none: String, down: String) { get }
  /// Over the columns of both losses: what they share, and the rest.
  var lossColumns: (shared: String, rest: String) { get }
  /// The rows of the slope by trying and by the chain rule.
  var ways: (trying: String, chainRule: String) { get }
  /// Whether both ways agree.
  func verdict(_ nudged: NudgeDerivation) -> String
  /// How little the two losses differ; `closes` where nine digits show it.
  func difference(shared: Double, closes: Bool) -> String
  /// What the loss is that is tried.
  func tried(rows: Int, hasPenalty: Bool, hasMasks: Bool) -> String
  /// What trying costs, and what the chain rule does.
  func cost(ofGradients count: Int) -> String
  /// Whether both ways agree, in a sentence.
  func sentence(_ nudged: NudgeDerivation, symbol: String) -> String
}
