import NeuralCore
import TimeTravel

/// What the views of weighted sums say: of a layer, of a neuron, of weights times inputs.
public protocol SumViewPhrases: Sendable {
  // MARK: A layer

  /// A layer and how many neurons it has.
  func title(ofLayer layer: Int, in network: Sequential) -> String
  /// The formula of all its neurons, the longest form first.
  func formulas(ofLayer layer: Int, in network: Sequential) -> [String]
  /// That z is hidden until the question is answered.
  var hidden: String { get }
  /// How many sums are above, below and exactly 0, and how many are no numbers.
  func signs(above: Int, below: Int, zero: Int, lost: Int) -> String
  /// Over the column of the neurons with the largest sums.
  var largest: String { get }
  /// Over the column of those with the smallest.
  var smallest: String { get }
  /// A neuron.
  func neuron(_ unit: Int) -> String

  // MARK: A neuron

  /// A neuron, and which term of its sum is shown.
  func title(ofNeuron unit: Int, ofLayer layer: Int, in network: Sequential, term: TermPlace?)
    -> String
  /// The formula and what its letters are, the longest form first.
  func formulas(_ kind: IncomingKind) -> [String]
  /// Over the column of the products.
  var product: String { get }
  /// Over the column of what they add up to, line by line.
  var soFar: String { get }
  /// How many larger terms are folded into one line.
  func larger(_ count: Int) -> String
  /// How many smaller ones are.
  func more(_ count: Int) -> String
  /// How many terms are 0.
  func zero(_ count: Int) -> String
  /// The line of the bias.
  var bias: String { get }
  /// The line of the sum.
  var sum: String { get }
  /// That the sum is the recorded one.
  var closes: String { get }
  /// That it is not.
  func misses(_ total: Double, recorded: Float) -> String

  // MARK: Weights times inputs

  /// Over the picture of the inputs.
  func inputs(_ kind: IncomingKind) -> String
  /// Over that of the weights.
  var weights: String { get }
  /// Over that of their products.
  func products(_ kind: IncomingKind) -> String
  /// How much the inputs speak for a neuron and against it.
  func push(_ unit: Int, by kind: IncomingKind, up: Double, down: Double) -> String
}

/// Which term of a weighted sum is meant.
public enum TermPlace: Hashable, Sendable {
  /// The term at a place in the order of size, from 0, of so many.
  case term(Int, of: Int)
  /// One that is 0.
  case zero
  /// The bias.
  case bias
}
