import CellCanvas
import Datasets
import ModelFiles
import NeuralCore
import Phrases
import TimeTravel

/// Training as it is watched.
struct TrainRoom: Room {
  var overlay: (any Overlay<TrainRoom>)?
  private(set) var train: TrainState

  /// What the worker was told last of how it is watched.
  private var told: TrainingWatch?
  /// The step that it is to stand at from the beginning; nil for the first.
  private var opensAt: Int?

  /// The file that it is saved in at its end, and where it is left; nil asks for one.
  private let file: String?
  /// Whether it is left once the file is written.
  private var leavesOnceSaved = false

  private init(_ setup: TrainingSetup, on parts: DataParts, at step: Int?, saving file: String?) {
    train = TrainState(setup, on: parts)
    opensAt = step
    self.file = file
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
  static func door(to setup: TrainingSetup, at step: Int?, saving file: String?) -> Door {
    Door { (_: TrainRoom?, house) in try room(for: setup, at: step, saving: file, in: &house) }
  }

  private static func room(
    for setup: TrainingSetup, at step: Int? = nil, saving file: String? = nil,
    in house: inout House
  ) throws -> TrainRoom {
    if case .mnist = setup.data {
      for digits in [house.mnist.train, house.mnist.test] { try digits.check() }
    }
    let own = house.own(setup)
    return TrainRoom(own, on: try own.parts(of: house.mnist), at: step, saving: file)
  }

  func title(in phrases: Phrases) -> String { phrases.train.title }

  mutating func enter(in house: inout House) -> [Request] {
    let place = opensAt.map { [Request.perform(.train(train.stand(at: $0)))] } ?? []
    return [.perform(.startTraining(train.setup))] + watch(in: house) + place
  }

  mutating func hear(_ news: Action, in house: inout House) -> [Request] {
    if case .training(let report) = news { train.receive(report) }
    if case .trainingFailed = news { train.loseWorker() }
    if case .saved = news {
      train.markSaved()
      if leavesOnceSaved { return Self.leaving }
    }
    return watch(in: house) + saveAtTheEnd() + carryOutIntent(in: &house)
  }

  /// Writes the file that was named for it once all epochs are done.
  private mutating func saveAtTheEnd() -> [Request] {
    guard let file, train.isFinished, train.news.isPaused, !train.isSaved, !train.isSaving
    else { return [] }
    return save(to: file)
  }

  mutating func settle(in house: inout House) -> [Request] { watch(in: house) }

  /// Tells the worker what is looked at, where that has changed.
  private mutating func watch(in house: House) -> [Request] {
    let room = house.frame.body.inset(horizontal: 2, vertical: 1)
    let drawing = TrainDrawing(train, look: house.look, house.phrases.train)
    let watch = TrainingWatch(
      drawing.probes(in: room), choice: train.panes.choice, epochs: train.setup.epochs)
    guard watch != told else { return [] }
    told = watch
    return [.perform(.watchTraining(watch))]
  }
}

// MARK: - Keys

extension TrainRoom {
  private typealias Row = KeyRow<TrainRoom>

  var rows: [KeyRow<TrainRoom>] { train.panes.isInside ? rowsOfPane : rowsOfTime }

  private var rowsOfTime: [KeyRow<TrainRoom>] {
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
        "→ l ← h", \.train.batches,
        .keys("Right", "l", asks: { $0.forward(in: &$1) }),
        .keys("Left", "h", asks: { room, _ in room.order { $0.previousBatch() } })),
      Row(
        "] [", \.train.epochs,
        .keys("]", asks: { room, _ in room.order { $0.stand(atEpochsAway: 1) } }),
        .keys("[", asks: { room, _ in room.order { $0.stand(atEpochsAway: -1) } })),
      Row(
        "g G", \.train.ends,
        .keys("g", "Home", asks: { room, _ in room.order { $0.stand(at: 0) } }),
        .keys("G", "End", asks: { room, _ in room.order { $0.stand(at: $0.news.furthest) } })),
      Row(":", \.train.byNumber, .keys(":", does: { $0.askForBatch(in: $1) })),
      Row(
        "e E", \.train.wholeEpoch, when: hasMore, otherwise: nothingMore,
        .keys("e", asks: { room, _ in room.order { $0.wholeEpoch(at: $0.pace) } }),
        .keys("E", asks: { room, _ in room.order { $0.wholeEpoch(at: .full) } })),
      Row(
        "m", \.train.trainOn, when: { $0.train.isFinished },
        .keys("m", does: { $0.askForEpochs(in: $1) })),
      otherPane,
      Row(
        "Tab", \.train.intoPane, when: { $0.cursorRoom != nil },
        .keys("Tab", does: { room, _ in room.train.panes.isInside = true })),
      neurons,
      Row(
        "L z", { [view = train.curveView] in $0.train.lookAtCurves(view) },
        .keys("L", does: { room, _ in room.train.curveView.isLogarithmic.toggle() }),
        .keys("z", does: { room, _ in room.train.curveView.isRecent.toggle() })),
      Row(
        "s Enter", \.train.stepInto,
        .keys("s", "Enter", asks: { $0.standStill(to: .stepInto, in: &$1) })),
      saving, .help,
      Row(
        "q", \.app.leave,
        .keys("q", asks: { $0.standStill(to: .leave, in: &$1) })),
    ]
  }

  private var otherPane: KeyRow<TrainRoom> {
    let count = TrainingPanes.numbered(for: train.setup).count
    let numbered = (1...count).map { number in
      Row.Bound.keys("\(number)", does: { room, _ in room.train.panes.show(number - 1) })
    }
    return Row(
      "v V 1…\(count)", \.train.otherPane,
      all: [
        .keys("v", does: { room, _ in room.train.panes.turn(by: 1) }),
        .keys("V", does: { room, _ in room.train.panes.turn(by: -1) }),
      ] + numbered)
  }

  private var neurons: KeyRow<TrainRoom> {
    Row(
      "n r", \.train.otherNeurons,
      .keys("n", does: { room, _ in room.train.panes.choice += 1 }),
      .keys("r", does: { room, _ in room.train.panes.showsRaw.toggle() }))
  }

  private var rowsOfPane: [KeyRow<TrainRoom>] {
    [
      Row(
        "space", { [isPaused = train.isPaused] in $0.train.runOrPause(isPaused: isPaused) },
        when: hasMore, otherwise: nothingMore,
        .keys("space", asks: { room, _ in room.order { $0.toggleRun() } })),
      .link { room, _ in .line(room.train.link) },
      Row(
        "← h → l ↑ k ↓ j", \.train.withinPane,
        within("Left", "h", down: 0, right: -1), within("Right", "l", down: 0, right: 1),
        within("Up", "k", down: -1, right: 0), within("Down", "j", down: 1, right: 0)),
      Row(
        "Enter", \.train.openExample, when: { $0.exampleAtCursor(in: $0.train) != nil },
        .keys("Enter", asks: { $0.standStill(to: .open, in: &$1) })),
      otherPane, .help,
      .escape { room, _ in
        room.train.panes.isInside = false
        return []
      },
      Row(
        "Tab", \.train.intoPane, hintNow: { _, _ in nil },
        .keys("Tab", does: { room, _ in room.train.panes.isInside = false })),
      Row("q", \.app.leave, .keys("q", asks: { $0.standStill(to: .leave, in: &$1) })),
    ]
  }

  private func within(_ names: String..., down: Int, right: Int) -> KeyRow<TrainRoom>.Bound {
    .keys(names) { room, _ in
      guard let size = room.cursorRoom else { return [] }
      let stride = room.shownPane.cursorStride(room.train)
      room.train.panes.move(down: down, right: stride * right, in: size)
      return []
    }
  }

  private var saving: KeyRow<TrainRoom> {
    Row(
      "w", \.train.save,
      .keys("w", asks: { $0.standStill(to: .save, in: &$1) }))
  }

  private var hasMore: (TrainRoom) -> Bool {
    { !$0.train.isFinished && $0.train.news.end == nil }
  }

  private var nothingMore: (TrainRoom, House) -> String? {
    { room, house in house.phrases.train.over(room.train.shown) }
  }

  /// Gives the worker the order that a change leads to.
  private mutating func order(_ change: (inout TrainState) -> TrainingOrder?) -> [Request] {
    change(&train).map { [.perform(.train($0))] } ?? []
  }
}

// MARK: - Time and panes

extension TrainRoom {
  /// A batch on: one that was taken, or a new one.
  private mutating func forward(in house: inout House) -> [Request] {
    if train.isInThePast { return order { $0.stand(at: $0.stepCount + 1) } }
    guard hasMore(self) else {
      house.notice = house.phrases.train.over(train.shown)
      return []
    }
    return order { $0.nextBatch() }
  }

  private mutating func askForBatch(in house: House) {
    let wanted = house.phrases.train.batchWanted
    overlay = Prompt(wanted.label, example: wanted.example) { room, text, house in
      let last = room.train.setup.lastStep
      guard let step = Int(text), (0...last).contains(step) else {
        house.notice = house.phrases.train.noBatch(text, upTo: last)
        return []
      }
      return room.order { $0.stand(at: step) }
    }
  }

  private mutating func askForEpochs(in house: House) {
    let wanted = house.phrases.train.epochsWanted
    overlay = Prompt(wanted.label, example: wanted.example) {
      (room, text, house) throws(DescriptionError) in
      guard let epochs = Int(text), (1...100_000).contains(epochs) else {
        throw DescriptionError(text: text, column: 1, message: wanted.rule)
      }
      room.train.trainOn(epochs: epochs)
      return []
    }
  }

  /// The pane that was asked for.
  private var shownPane: any TrainingPane {
    TrainingPanes.numbered(for: train.setup)[train.panes.shown]
  }

  private var cursorRoom: Size? { shownPane.cursorRoom(train) }

  private func exampleAtCursor(in train: TrainState) -> LookedExample? {
    shownPane.example(at: train.panes.cursor, train)
  }

  /// The way into the step that would learn from the example at the cursor, with the network as it
  /// stands.
  private func doorToExample() -> Door? {
    guard let example = exampleAtCursor(in: train) else { return nil }
    let source = example.isOfTraining ? train.parts.training : train.parts.looked
    let plan = BatchPlan(
      exampleCount: source.count, batchSize: 1, shuffled: false, seed: train.session.seed)
    let (session, index) = (train.session, example.index)
    return Door { (left: StepRoom?, house) in
      var timeline = Timeline(session: session, source: source, plan: plan)
      if timeline.moment.example != index { timeline.take(index) }
      return StepRoom(Walk(timeline, of: .training, in: house.language), after: left, in: house)
    }
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
    case .open: return (doorToExample().map { [.open($0)] } ?? []) + [.again(held)]
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
    let network = train.setup.session.network
    let walk = Walk(
      Timeline(
        session: train.session, base: train.setup.session, known: train.past,
        source: train.parts.training, plan: train.setup.plan), of: .training,
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
    overlay = Prompt(
      wanted.label, example: wanted.example, text: file ?? train.fileName, isQuoted: true
    ) {
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
    leavesOnceSaved = false
    return save(to: path)
  }

  private mutating func save(to path: String) -> [Request] {
    train.beginSaving()
    return [.perform(.saveModel(train.session, training: train.setup.record, path: path))]
  }

  private static var leaving: [Request] { [.perform(.stopTraining), .leave] }

  /// Leaves the training; asks first when that loses what was learnt.
  ///
  /// One that has a file is left once that is written; where it cannot be, the second time asks.
  private mutating func leave(in house: House) -> [Request] {
    guard !train.isSaved else { return Self.leaving }
    if let file, !leavesOnceSaved {
      leavesOnceSaved = true
      return save(to: file)
    }
    let question = house.phrases.train.leaveUnsaved(batches: train.unsavedBatches)
    overlay = Confirmation(question: question, instead: [saving]) { _, _ in Self.leaving }
    return []
  }
}

extension TrainState {
  /// The name that a file of this network is given when nobody says otherwise.
  var fileName: String { "\(setup.data.name)-\(stepCount).safetensors" }
}
