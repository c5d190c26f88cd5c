import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// Training as it is watched.
struct TrainRoom: Room {
  var overlay: (any Overlay<TrainRoom>)?
  private(set) var train: TrainState

  /// The way in: paused at batch 0.
  static var door: Door {
    Door { (_: TrainRoom?, house) in
      let setup = TrainingSetup.tutorial(
        exampleCount: house.mnist.train.count, arrangement: house.mnist.train.arrangement,
        seed: House.defaultSeed)
      for digits in [house.mnist.train, house.mnist.test] {
        _ = try digits.ready(for: setup.session.network, setup.session.loss)
      }
      return TrainRoom(train: TrainState(setup))
    }
  }

  func title(in phrases: Phrases) -> String { phrases.train.title }

  mutating func enter(in house: inout House) -> [Request] {
    [.perform(.startTraining(train.setup))]
  }

  mutating func hear(_ news: Action, in house: inout House) -> [Request] {
    if case .training(let report) = news { train.receive(report) }
    if case .trainingFailed = news { train.loseWorker() }
    if case .saved = news { train.markSaved() }
    return carryOutIntent(in: &house)
  }
}

// MARK: - Keys

extension TrainRoom {
  private typealias Row = KeyRow<TrainRoom>

  var rows: [KeyRow<TrainRoom>] {
    [
      Row(
        "space", { [isPaused = train.isPaused] in $0.train.runOrPause(isPaused: isPaused) },
        when: hasMore, otherwise: nothingMore,
        .keys("space", asks: { room, _ in room.order { $0.toggleRun() } })),
      Row(
        "+ −", \.train.changePace, when: hasMore, otherwise: nothingMore,
        .keys("+", "=", asks: { room, _ in room.order { $0.change(pace: $0.pace.faster) } }),
        .keys("-", asks: { room, _ in room.order { $0.change(pace: $0.pace.slower) } })),
      .link { room, _ in .line(room.train.link) },
      Row(
        "→ l", \.train.batch, when: hasMore, otherwise: nothingMore,
        .keys("Right", "l", asks: { room, _ in room.order { $0.nextBatch() } })),
      Row(
        "e E", \.train.wholeEpoch, when: hasMore, otherwise: nothingMore,
        .keys("e", asks: { room, _ in room.order { $0.wholeEpoch(at: $0.pace) } }),
        .keys("E", asks: { room, _ in room.order { $0.wholeEpoch(at: .full) } })),
      Row(
        "s Enter", \.train.stepInto,
        .keys("s", "Enter", asks: { $0.standStill(to: .stepInto, in: &$1) })),
      Row(
        "L z", { [view = train.curveView] in $0.train.lookAtCurves(view) },
        .keys("L", does: { room, _ in room.train.curveView.isLogarithmic.toggle() }),
        .keys("z", does: { room, _ in room.train.curveView.isRecent.toggle() })),
      saving, .help,
      Row(
        "q", \.app.leave,
        .keys("q", asks: { $0.standStill(to: .leave, in: &$1) })),
    ]
  }

  private var saving: KeyRow<TrainRoom> {
    Row(
      "w", \.train.save,
      .keys("w", asks: { $0.standStill(to: .save, in: &$1) }))
  }

  private var hasMore: (TrainRoom) -> Bool {
    { !$0.train.isFinished && $0.train.news.divergence == nil }
  }

  private var nothingMore: (TrainRoom, House) -> String? {
    { room, house in house.phrases.train.over(room.train.shown) }
  }

  /// Gives the worker the order that a change leads to.
  private mutating func order(_ change: (inout TrainState) -> TrainingOrder?) -> [Request] {
    change(&train).map { [.perform(.train($0))] } ?? []
  }
}

// MARK: - With a network that stands still

extension TrainRoom {
  /// Pauses, and does something once the worker has said where it stands.
  private mutating func standStill(
    to intent: TrainState.Intent, in house: inout House
  ) -> [Request] {
    let order = train.pause(to: intent)
    // A worker that is gone does not answer.
    return [.perform(.train(order))] + carryOutIntent(in: &house)
  }

  /// Does what waited for the worker's word, and then what was pressed since.
  private mutating func carryOutIntent(in house: inout House) -> [Request] {
    guard let (intent, held) = train.takeIntent() else { return [] }
    switch intent {
    case .stepInto: return [.open(doorToStep(in: house)), .again(held)]
    case .save:
      askForFile(in: house)
      return [.again(held)]
    case .leave: return leave(in: house) + [.again(held)]
    }
  }

  /// While the worker's word is awaited all that is pressed waits too, but for what works everywhere.
  mutating func holds(_ event: InputEvent) -> Bool {
    guard train.intent != nil else { return false }
    switch event {
    case .resize: return false
    case .key(let key) where Row.anywhere.act(for: key) != nil: return false
    case .key, .paste, .mouse: break
    }
    train.hold(event)
    return true
  }

  /// The way into the network as it stands: its next batch, the first row in focus.
  ///
  /// The walk reaches back to the training's beginning, by replay with the training's own batches.
  private func doorToStep(in house: House) -> Door {
    let network = train.session.network
    let walk = Walk(
      Timeline(
        session: train.session, base: train.setup.session, known: train.past.sessions,
        source: house.mnist.train, plan: train.setup.plan), of: .training,
      in: house.language)
    return StepRoom.door(into: walk) { room, left, _ in
      // The stops of the last look into the same network stay.
      if let left, left.walk.moment.network == network { room.walk.stops = left.walk.stops }
    }
  }
}

// MARK: - Saving and leaving

extension TrainRoom {
  /// Asks for the name of the file, with one that says what is in it already typed.
  private mutating func askForFile(in house: House) {
    let wanted = house.phrases.train.fileWanted
    overlay = Prompt(wanted.label, example: wanted.example, text: train.fileName, isQuoted: true) {
      room, path, house in
      room.save(to: path, in: &house)
    }
  }

  /// Writes the network to a file.
  private mutating func save(to path: String, in house: inout House) -> [Request] {
    guard !path.isEmpty else {
      house.notice = house.phrases.train.noFile(suchAs: train.fileName)
      return []
    }
    train.beginSaving()
    return [.perform(.saveModel(train.session, training: train.setup.record, path: path))]
  }

  /// Leaves the training; asks first when that loses what was learnt.
  private mutating func leave(in house: House) -> [Request] {
    let leaving: [Request] = [.perform(.stopTraining), .leave]
    guard !train.isSaved else { return leaving }
    let question = house.phrases.train.leaveUnsaved(batches: train.unsavedBatches)
    overlay = Confirmation(question: question, instead: [saving]) { _, _ in leaving }
    return []
  }
}

extension TrainState {
  /// The name that a file of this network is given when nobody says otherwise.
  var fileName: String { "digits-\(session.stepCount).safetensors" }
}
