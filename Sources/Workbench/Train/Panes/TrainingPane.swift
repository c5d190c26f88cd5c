import CellCanvas
import NeuralCore
import Phrases

/// A part of the screen of a training: one question, and all that it takes to answer it.
///
/// A new one is a file of its own, its question among the words, and a row in `TrainingPanes`.
package protocol TrainingPane: Sendable {
  /// The question that it answers.
  func question(in phrases: any TrainPhrases) -> String
  /// What listens to every step for it; nil where the reports tell enough.
  var probe: (any TrainingProbe.Type)? { get }
  /// The least room that it can be drawn in.
  func smallest(_ watched: WatchedTraining) -> Size
  /// The room that it fills well; more is of no use to it, but to the first.
  func wanted(_ watched: WatchedTraining) -> Size
  /// Whether a row is left free above it, where there is one.
  var standsApart: Bool { get }
  /// Draws it in `smallest` or more.
  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas)
}

extension TrainingPane {
  package var probe: (any TrainingProbe.Type)? { nil }
  package var standsApart: Bool { true }
  package func wanted(_ watched: WatchedTraining) -> Size { smallest(watched) }
}

/// A training, and how it is shown.
package struct WatchedTraining {
  /// Where it stands.
  package let train: TrainState
  /// The terminal's look.
  package let look: Look
  /// The learner's language.
  package let phrases: any TrainPhrases

  /// A training on a terminal of that look.
  package init(train: TrainState, look: Look, phrases: any TrainPhrases) {
    self.train = train
    self.look = look
    self.phrases = phrases
  }

  var theme: Theme { Theme(look) }
}

/// The panes of a training, the most important first.
package enum TrainingPanes {
  /// All that there are.
  package static let all: [any TrainingPane] = [
    CurvesPane(), NumbersPane(), WeightsPane(), LayersPane(),
  ]

  /// What listens for panes to a training that begins with `start`.
  package static func probes(
    for panes: [any TrainingPane] = all, of start: Session
  ) -> TrainingProbes {
    TrainingProbes(panes.compactMap { $0.probe?.init(start: start) })
  }
}
