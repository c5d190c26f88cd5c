import Datasets
import LessonKit
import TimeTravel

/// What the program opens with, in place of the home screen.
public enum Opening: Sendable {
  /// The home screen.
  case home
  /// The stepper at a place of a walk.
  case step(StepOpening)
  /// A scenario, at its start or at a place and an example of its own.
  case scenario(StagedScenario, example: Int?, at: String?, stops: [Stop] = [])
  /// The stepper on a trace.
  case replay(ReplayOpening)
  /// The list of lessons, or one of them.
  case learn(lesson: String?)
  /// Training, paused at batch 0.
  case train
  /// The digits.
  case data
}

extension AppState {
  /// Opens a screen over the home screen; throws when the place is not there.
  public mutating func open(_ opening: Opening) throws -> [Effect] {
    switch opening {
    case .home:
      notice = mnist.train.fault.map { "\($0)" }
      return []
    case .step(let beginning):
      begin(
        Walk(
          try beginning.timeline(on: mnist.train),
          of: beginning.origin, stops: beginning.stops))
      show(.step)
      tellStops()
      if let table = beginning.source as? CSVExamples, table.hasHeader {
        notice =
          "The first line of \(beginning.files?.examples ?? "the file") was taken as a header."
      }
      return []
    case .scenario(let scenario, let example, let place, let stops):
      try open(scenario, example: example, at: place)
      step?.stops = StopList(stops)
      tellStops()
      return []
    case .replay(let replay):
      try open(replay)
      return []
    case .learn(nil): return openLessons()
    case .learn(let lesson?):
      if let fault = course.fault { throw fault }
      try checkDigits(of: lesson)
      return [.openLesson(lesson)]
    case .train: return try beginOrResumeTraining()
    case .data: return try openDigits()
    }
  }

  /// Fails where a lesson shows digits that cannot be read or are not of its network's shape.
  private func checkDigits(of lesson: String) throws {
    guard let lesson = try? course.lesson(lesson),
      let setup = lesson.pages.map(\.show.setup).first(where: { $0.data == .mnist })
    else { return }
    _ = try mnist.train.ready(for: setup.network, setup.loss)
  }

  /// Opens something, or says in one sentence why it cannot be opened and stays where it is.
  mutating func orNotice(_ open: (inout AppState) throws -> [Effect]) -> [Effect] {
    do {
      return try open(&self)
    } catch {
      notice = "\(error)"
      return []
    }
  }

  /// Says what the stops that were set from outside are for.
  mutating func tellStops() {
    guard step?.stops.active.isEmpty == false else { return }
    notice = "c goes on to the next stop; b lists the stops."
  }
}
