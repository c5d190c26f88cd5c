import Datasets
import LessonKit
import NeuralCore
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
  /// The list of lessons, or one of them, at a page from 1 or where it was left.
  case learn(lesson: String?, page: Int? = nil)
  /// Training, paused where it begins or at a step, with a pane by its number from 1; nil is the tutorial's.
  case train(
    TrainingSetup?, at: Int?, pane: Int? = nil, keeping: TrainingKeeping = TrainingKeeping())
  /// What a network says of examples.
  case evaluate(AskedModel)
  /// A sheet to draw on, empty or with a picture, of a class where that is known.
  case draw(DrawingReader, on: [Float]?, of: Int? = nil)
  /// The digits.
  case data
}

extension AppState {
  /// Opens a room over the home screen, which is not come back to; throws when the place is not there, or
  /// what it shows cannot be read.
  public mutating func open(_ opening: Opening) throws -> [Effect] {
    isOpenedByCommand = true
    switch opening {
    case .home:
      isOpenedByCommand = false
      house.notice = house.mnist.train.fault.map { "\($0)" }
      return []
    case .step(let beginning): return try open(door(to: beginning))
    case .scenario(let scenario, let example, let place, let stops):
      return try open(door(to: scenario, example: example, at: place, stops: stops))
    case .replay(let replay): return try open(door(to: replay))
    case .learn(nil, _): return try open(LessonListRoom.door)
    case .learn(let lesson?, let page):
      if let fault = house.course.fault { throw fault }
      try checkDigits(of: lesson)
      if let page { house.progress.opened(lesson, page: page - 1) }
      return [.openLesson(lesson)]
    case .train(nil, _, _, _): return try open(TrainRoom.door)
    case .train(let setup?, let step, let pane, let keeping):
      return try open(TrainRoom.door(to: setup, at: step, pane: pane, keeping: keeping))
    case .evaluate(let asked): return try open(EvaluateRoom.door(asked))
    case .draw(let reader, let ink, let label):
      return try open(DrawRoom.door(reader, on: ink, of: label))
    case .data: return try open(DataRoom.door)
    }
  }

  /// Fails where a lesson shows digits that cannot be read or are not of its network's shape.
  private func checkDigits(of lesson: String) throws {
    guard let lesson = try? house.course.lesson(lesson) else { return }
    let sources = LessonSources(house.mnist)
    for page in lesson.pages { try sources.check(page.show.setup) }
  }

  private func door(to beginning: StepOpening) throws -> Door {
    let walk = Walk(
      try beginning.timeline(on: beginning.digits(of: house.mnist)), of: beginning.origin,
      looking: beginning.looked,
      stops: beginning.stops, in: house.language)
    let table = beginning.source as? CSVExamples
    return StepRoom.door(into: walk) { room, _, house in
      room.tellStops(in: &house)
      let read = table.flatMap { house.phrases.app.took($0, of: beginning.files?.examples?.path) }
      let looks =
        beginning.looked == nil ? nil : house.phrases.walk.looksOn(isPlain: house.isPlain)
      let said = [read, looks].compactMap(\.self) + beginning.remarks
      if !said.isEmpty { house.notice = said.joined(separator: " ") }
    }
  }

  private func door(to replay: ReplayOpening) throws -> Door {
    let walk = Walk(
      try replay.timeline(), of: .trace(replay.file), stops: replay.stops, in: house.language)
    return StepRoom.door(into: walk) { room, _, house in
      room.tellStops(in: &house)
      if let fault = replay.trace.fault { house.notice = fault }
    }
  }
}

// MARK: - What was read outside

extension AppState {
  /// A lesson was read: it opens at the page where the learner was.
  mutating func open(_ result: Result<OpenedLesson, LessonError>) -> [Request] {
    let door = Result { () throws(LessonError) in
      let room = try LearnRoom(result.get(), in: house)
      return Door { (_: LearnRoom?, _) in room }
    }
    return pass(door)
  }

  /// A scenario was read: its walk begins.
  mutating func open(_ result: Result<StagedScenario, LessonError>) -> [Request] {
    let made = Result { () throws(LessonError) in try door(to: result.get()) }
    return pass(made)
  }

  /// A network was read: what it says of the test digits is shown, or it reads what is drawn.
  mutating func open(_ model: OpenedModel, for use: ModelUse) -> [Request] {
    do {
      switch use {
      case .evaluation:
        let asked = try AskedModel(
          model.session, named: model.file, isOfWeights: model.isOfWeights,
          on: house.mnist.test.meant(as: model.pictures), looked: .test,
          standardized: model.standardization)
        return [.open(EvaluateRoom.door(asked))]
      case .drawing:
        guard
          let reader = DrawingReader(
            model.session, of: model.file, like: house.mnist.test.arrangement,
            classes: model.pictures.classes, standardized: model.standardization)
        else {
          house.notice = house.phrases.draw.cannotRead(model.file)
          return []
        }
        return [.open(DrawRoom.door(reader))]
      }
    } catch {
      house.notice = "\(error)"
      return []
    }
  }

  /// Goes through a door, or says why there is none.
  private mutating func pass(_ door: Result<Door, LessonError>) -> [Request] {
    switch door {
    case .success(let door): return [.open(door)]
    case .failure(let error):
      house.notice = "\(error)"
      return []
    }
  }

  /// The way into a scenario's walk, at its start or at a place and an example that are named.
  private func door(
    to staged: StagedScenario, example: Int? = nil, at place: String? = nil, stops: [Stop] = []
  ) throws(LessonError) -> Door {
    let timeline = try staged.timeline(digits: house.mnist.train, example: example, at: place)
    let walk = Walk(timeline, of: .scenario(staged.scenario), stops: stops, in: house.language)
    return StepRoom.door(into: walk) { room, _, house in
      house.notice = house.phrases.app.opened(scenario: staged.scenario.title)
      room.tellStops(in: &house)
    }
  }
}
