import NeuralCore

/// What the view of an activation says.
public protocol ActivationViewPhrases: Sendable {
  /// The formula and what it is like, the longest form first.
  func formulas(_ activation: Activation) -> [String]
  /// What z, a and the slope are in the view, beside their symbols.
  var legend: (z: String, a: String, slope: String) { get }
  /// The symbol of the slope.
  var slope: String { get }
  /// What a slope does to the blame that passes.
  func meaning(ofSlope slope: Float) -> String
  /// What is said of a z that lies in a corner of the function; nil where there is nothing to say.
  func corner(_ activation: Activation, z: Float) -> String?
  /// What happened to all z; nil where there is nothing to say.
  func summary(_ activation: Activation, _ counts: ActivationCounts) -> String?
}

/// What an activation did to the neurons of a layer.
public struct ActivationCounts: Hashable, Sendable {
  /// How many neurons there are.
  public let count: Int
  /// How many z lie below 0.
  public let below: Int
  /// How many outputs are exactly 0.
  public let silent: Int
  /// How many z lie at −3, at 3 or beyond.
  public let beyondThree: Int

  /// Counts what went in, [units], and what came out, [units].
  public init(_ z: [Float], _ a: [Float]) {
    count = a.count
    below = z.count { $0 < 0 }
    silent = a.count { $0 == 0 }
    beyondThree = z.count { $0 <= -3 || $0 >= 3 }
  }
}
