import NeuralCore
import TimeTravel

/// What is said where a search or a training stops.
public protocol StopPhrases: Sendable {
  /// Why a search stopped, with the number, in one plain sentence.
  func sentence(for hit: StopHit, in moment: Moment) -> String
  /// That a training was stopped, and what broke it.
  func stopped(by divergence: Divergence, in network: Sequential) -> String
}
