import NeuralCore
import TimeTravel

/// What the views of a softmax say: as it is, at another temperature, without its shift.
public protocol SoftmaxViewPhrases: Sendable {
  // MARK: As it is

  /// A layer, and how many numbers become what.
  func title(ofLayer layer: Int, in network: Sequential, isLogarithm: Bool) -> String
  /// The formula with the largest z, the longest form first.
  func formulas(largest: String, isLogarithm: Bool) -> [String]
  /// That p as worked out and p as recorded differ.
  func misses(isLogarithm: Bool) -> String
  /// What the network answers, and whether that is right.
  func guess(_ said: Int, p: Float, label: Int, _ moment: Moment) -> String
  /// What there is to know about the formula.
  func remark(isLogarithm: Bool) -> String

  // MARK: At another temperature

  /// A layer at another temperature.
  func temperatureTitle(ofLayer layer: Int, in network: Sequential) -> String
  /// The formula, the temperature and the keys that turn it, the longest form first.
  func temperatureFormulas(_ temperature: Double, keys: String) -> [String]
  /// What low and high temperatures do.
  func temperatureRemark(outputs: Int) -> String
  /// Over the column of the largest p.
  var largest: String { get }
  /// Over the column of the smallest p.
  var smallest: String { get }
  /// What a temperature makes of the largest p.
  func temperatureSentence(_ temperature: Double, largest: Double, asItIs: Double) -> String

  // MARK: Without the shift

  /// A layer without the shift.
  func unshiftedTitle(ofLayer layer: Int, in network: Sequential) -> String
  /// The formula, what is added to every z and the keys that turn it, the longest form first.
  func unshiftedFormulas(adding added: Float, keys: String) -> [String]
  /// Over the column of p with the shift.
  var shifted: String { get }
  /// What became of the exponentials.
  func unshiftedSentence(_ softmax: UnshiftedSoftmax) -> String
  /// The same, after what was added.
  func unshiftedSentence(_ softmax: UnshiftedSoftmax, adding added: Float) -> String
  /// Why the shift changes nothing.
  var unshiftedRemark: String { get }
}
