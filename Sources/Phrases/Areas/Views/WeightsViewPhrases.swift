import NeuralCore

/// What the views of weights as a whole say.
public protocol WeightsViewPhrases: Sendable {
  /// That they are hidden until the question is answered.
  func hidden(_ kind: WeightsKind) -> String
  /// Over the picture of those of a neuron.
  func picture(_ kind: WeightsKind, ofNeuron unit: Int) -> String
  /// Over the picture of them times the pixels.
  func timesInputs(_ kind: WeightsKind, _ inputs: IncomingKind) -> String
  /// Over the histogram.
  var histogram: String { get }
  /// How many are exactly 0.
  func zero(_ count: Int) -> String
  /// Over the column of the largest.
  func largest(_ kind: WeightsKind) -> String
  /// Over the column of their numbers.
  func column(_ kind: WeightsKind) -> String
  /// Between which numbers a kernel's weights lie.
  func spread(
    ofParameter parameter: Int, in network: Sequential, count: Int, from lowest: Float,
    to highest: Float, isAfterUpdate: Bool
  ) -> String
  /// How many of a kernel's weights moved, and how far at most.
  func moved(
    _ moved: Int, of count: Int, ofParameter parameter: Int, in network: Sequential,
    atMost change: Float
  ) -> String
  /// Over the picture of the gradients of a neuron.
  func gradients(ofNeuron unit: Int) -> String
  /// Over the picture of all, the longest form first.
  var overview: [String] { get }
  /// What a place of that picture shows that stands for so many weights, the longest form first.
  func pooled(inputs: Int, units: Int) -> [String]
}

/// Which of a kernel's numbers are shown.
public enum WeightsKind: Hashable, Sendable {
  /// As they are before the step's update.
  case before
  /// As they are after it.
  case after
  /// After less before.
  case change
}
