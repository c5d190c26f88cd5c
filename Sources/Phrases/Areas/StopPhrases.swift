import NeuralCore
import TimeTravel

/// What is said where a search or a training stops.
public protocol StopPhrases: Sendable {
  /// Why a search stopped, with the number, in one plain sentence.
  func sentence(for hit: StopHit, in moment: Moment) -> String
  /// What broke a training, without a full stop: “In step 12 an output of dense_1 became infinite”.
  func divergence(_ divergence: Divergence, in network: Sequential) -> String
}
