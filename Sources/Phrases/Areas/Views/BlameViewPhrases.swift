import NeuralCore
import TimeTravel

/// What the views of blame say: of the outputs, and of a layer and one of its neurons.
public protocol BlameViewPhrases: Sendable {
  // MARK: A layer

  /// A layer, and what its blame is called.
  func title(ofLayer layer: Int, in network: Sequential) -> String
  /// Where a layer's blame comes from, the longest form first; `symbol` is how it is written.
  func formulas(ofLayer layer: Int, in network: Sequential, symbol: String) -> [String]

  // MARK: A neuron

  /// Over a neuron's factors.
  func neuron(_ unit: Int) -> String
  /// What a mask is called as a factor.
  var mask: String { get }
  /// What a slope is called as a factor.
  var slope: String { get }
  /// Over the column of the neurons of the layer above.
  func above(_ noun: String) -> String
  /// The last line of a sum whose symbols are too long.
  var sum: String { get }
  /// Over the column of a sum's parts.
  var part: String { get }
  /// That the factors do not give the recorded blame.
  func misses(_ total: Double, recorded: Float) -> String
  /// That a p so near its end is clipped where z is not; `symbols` write δ.
  func clippedFromProbability(_ answer: BlameDerivation.Answer, symbols: String) -> String
  /// That a p beyond the bound is clipped, and what is left of its slope.
  func clipped(_ answer: BlameDerivation.Answer, isNothingLeft: Bool) -> String
  /// The slope of the loss in symbols, and what p and t are in it.
  func slope(_ symbols: String, _ answer: BlameDerivation.Answer) -> String
  /// A slope in symbols whose Σt leaves out what is clipped.
  func withoutClipped(_ symbols: String) -> String

  // MARK: The outputs

  /// A layer, and that its blame is that of the outputs.
  func outputsTitle(ofLayer layer: Int, in network: Sequential) -> String
  /// δ in symbols, and what they say, the longest form first.
  func outputsFormulas(_ symbols: String) -> [String]
  /// What the sign of δ says.
  var signs: String { get }
  /// That the targets add up to another number than 1.
  func targets(addUpTo sum: Float) -> String
  /// How much the example counts.
  func weight(_ weight: Float) -> String
  /// Why there is a divisor.
  func divided(byRows rows: Int) -> String
}
