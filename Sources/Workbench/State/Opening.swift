import NeuralCore
import TimeTravel

/// What the program opens with, in place of the home screen.
public enum Opening: Sendable {
  /// The home screen.
  case home
  /// The stepper on a session: an example for its first step, and a place.
  case step(Session, example: Int?, target: Target?)
  /// The list of lessons, or one of them.
  case learn(lesson: String?)
  /// Training, paused at batch 0.
  case train
  /// The digits.
  case data
}

extension AppState {
  /// Opens a screen over the home screen; throws when the place is not there.
  public mutating func open(_ opening: Opening) throws(TargetError) -> [Effect] {
    switch opening {
    case .home: return []
    case .step(let session, let example, let target):
      var timeline = Self.timeline(of: session, on: mnist.train)
      if let example, example != timeline.moment.example { timeline.take(example) }
      if let target { try timeline.go(to: target) }
      step = Walk(timeline)
      show(.step)
      return []
    case .learn(nil): return openLessons()
    case .learn(let lesson?): return [.openLesson(lesson)]
    case .train: return openTraining()
    case .data: return openData()
    }
  }
}
