import TimeTravel

/// What the program opens with, in place of the home screen.
public enum Opening: Sendable {
  /// The home screen.
  case home
  /// The stepper at a place of a walk.
  case step(StepOpening)
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
    case .step(let beginning):
      step = Walk(
        try beginning.timeline(on: mnist.train),
        of: beginning.model.map { .model($0) } ?? .newNetwork, stops: beginning.stops)
      show(.step)
      if !beginning.stops.isEmpty { notice = "c goes on to the next stop; b lists the stops." }
      return []
    case .learn(nil): return openLessons()
    case .learn(let lesson?): return [.openLesson(lesson)]
    case .train: return openTraining()
    case .data: return openData()
    }
  }
}
