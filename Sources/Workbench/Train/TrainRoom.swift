import CellCanvas
import Datasets
import ModelFiles
import NeuralCore
import Phrases
import TimeTravel

/// Training as it is watched.
struct TrainRoom: Room {
  var overlay: (any Overlay<TrainRoom>)?
  var train: TrainState

  /// What the worker was told last of how it is watched.
  private var told: TrainingWatch?
  /// How many milestones plain text has told, and of which epoch last.
  var toldNews = (milestones: 0, epoch: -1)
  /// So many batches are not saved, which plain text has said; nil where it said nothing of it.
  var warnedOf: Int?
  /// The step that it is to stand at from the beginning; nil for the first.
  private var opensAt: Int?

  /// What it leaves on disk; where no file is named, one is asked for.
  let keeping: TrainingKeeping
  /// Whether it is left once the file is written.
  var leavesOnceSaved = false

  private init(
    _ setup: TrainingSetup, on parts: DataParts, at step: Int?, keeping: TrainingKeeping
  ) {
    train = TrainState(setup, on: parts)
    opensAt = step
    self.keeping = keeping
  }

  /// The way in: the tutorial's training, paused at batch 0.
  static var door: Door {
    Door { (_: TrainRoom?, house) in
      let data = DataDescription.mnist()
      let record = TrainingRecord(
        data: data, batch: 128,
        validation: data.usualValidation(of: house.mnist.train.count))
      let session = Session.tutorial(seed: House.defaultSeed)
      return try room(
        for: TrainingSetup(session, record, epochs: 10, of: house.mnist), in: &house)
    }
  }

  /// The way into a training of one's own, at a step of it.
  static func door(
    to setup: TrainingSetup, at step: Int?, pane: Int?, keeping: TrainingKeeping
  ) -> Door {
    Door { (_: TrainRoom?, house) in
      var room = try room(for: setup, at: step, keeping: keeping, in: &house)
      if let pane { room.train.panes.show(pane - 1) }
      return room
    }
  }

  private static func room(
    for setup: TrainingSetup, at step: Int? = nil, keeping: TrainingKeeping = TrainingKeeping(),
    in house: inout House
  ) throws -> TrainRoom {
    if case .mnist = setup.data {
      for digits in [house.mnist.train, house.mnist.test] { try digits.check() }
    }
    let own = house.own(setup)
    return TrainRoom(own, on: try own.parts(of: house.mnist), at: step, keeping: keeping)
  }

  func title(in phrases: Phrases) -> String { phrases.train.title }

  mutating func enter(in house: inout House) -> [Request] {
    train.isPlain = house.isPlain
    // Those of the sittings before are in the list.
    toldNews.epoch = train.news.epochs.reports.last?.epoch ?? -1
    let place = opensAt.map { [Request.perform(.train(train.stand(at: $0)))] } ?? []
    return [.perform(.startTraining(train.setup, keeping: keeping))] + watch(in: house) + place
  }

  mutating func hear(_ news: Action, in house: inout House) -> [Request] {
    if case .training(let report) = news {
      if let fault = report.fault, fault != train.news.fault { house.notice = fault }
      train.receive(report)
    }
    if case .trainingFailed = news { train.loseWorker() }
    if case .saved = news {
      train.markSaved()
      if leavesOnceSaved { return Self.leaving }
    }
    return watch(in: house) + saveAtTheEnd() + carryOutIntent(in: &house)
  }

  /// Begins anew with another setup, looked at as this one is; its checkpoint stays that of the first.
  mutating func begin(_ setup: TrainingSetup, in house: inout House) throws -> [Request] {
    let own = house.own(setup)
    train = TrainState(own, on: try own.parts(of: house.mnist), after: train)
    (told, leavesOnceSaved, toldNews, warnedOf) = (nil, false, (0, -1), nil)
    let keeping = TrainingKeeping(file: keeping.file)
    return [.perform(.startTraining(own, keeping: keeping))] + watch(in: house)
  }

  /// Writes the file that was named for it once all epochs are done.
  private mutating func saveAtTheEnd() -> [Request] {
    guard let file = keeping.file, train.isFinished, train.isSettled, !train.isWrittenDown,
      !train.isSaving
    else { return [] }
    return save(to: file)
  }

  mutating func settle(in house: inout House) -> [Request] { watch(in: house) }

  /// Tells the worker what is looked at, where that has changed.
  private mutating func watch(in house: House) -> [Request] {
    let room = house.frame.body.inset(horizontal: 2, vertical: 1)
    let drawing = TrainDrawing(train, look: house.look, house.phrases.train)
    // Milestones are told of all answers.
    let probes = house.isPlain ? [AnswersProbe.self] : drawing.probes(in: room)
    let watch = TrainingWatch(
      probes, choice: train.panes.choice, epochs: train.setup.epochs)
    guard watch != told else { return [] }
    told = watch
    return [.perform(.watchTraining(watch))]
  }
}
