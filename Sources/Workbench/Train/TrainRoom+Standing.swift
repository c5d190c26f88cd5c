import CellCanvas
import Phrases
import TimeTravel

// What is done with a network that stands still: stepping in, saving, leaving.

extension TrainRoom {
  /// Pauses, and does something once the worker has said where it stands.
  mutating func standStill(
    to intent: TrainState.Intent, in house: inout House
  ) -> [Request] {
    let order = train.pause(to: intent)
    // A worker that is gone does not answer.
    return [.perform(.train(order))] + carryOutIntent(in: &house)
  }

  /// Goes back from where the worker is, which may be further than what was shown last.
  mutating func back(to intent: TrainState.Intent, in house: inout House) -> [Request] {
    if train.isRunning { return standStill(to: intent, in: &house) }
    return intent == .batchBack
      ? order { $0.previousBatch() } : order { $0.stand(atEpochsAway: -1) }
  }

  /// Does what waited for the worker's word, and then what was pressed since.
  mutating func carryOutIntent(in house: inout House) -> [Request] {
    guard let (intent, held) = train.takeIntent() else { return [] }
    switch intent {
    case .stepInto: return [.open(doorToStep(in: house)), .again(held)]
    case .nextStop:
      return [.open(doorToStep(in: house) { $0.search(.later, in: &$1) }), .again(held)]
    case .lastStop:
      return [.open(doorToStep(in: house) { $0.search(.earlier, in: &$1) }), .again(held)]
    case .stops:
      return [
        .open(doorToStep(in: house) { room, _ in room.overlay = StopsOverlay(chosen: 0) }),
        .again(held),
      ]
    case .open: return (doorToExample().map { [.open($0)] } ?? []) + [.again(held)]
    case .save:
      askForFile(in: house)
      return [.again(held)]
    case .leave: return leave(in: &house) + [.again(held)]
    case .batchBack: return order { $0.previousBatch() } + [.again(held)]
    case .epochBack: return order { $0.stand(atEpochsAway: -1) } + [.again(held)]
    }
  }

  /// While the worker's word is awaited all that is pressed waits too, but for what works everywhere.
  mutating func holds(_ event: InputEvent) -> Bool {
    guard train.intent != nil else { return false }
    switch event {
    case .resize, .report: return false
    case .key(let key) where Row.anywhere.act(for: key) != nil: return false
    case .key, .paste, .mouse: break
    }
    train.hold(event)
    return true
  }

  /// The way into the network as it stands: its next batch, the first row in focus.
  ///
  /// The walk reaches back to the training's beginning, by replay with the training's own batches; `first`
  /// is done there at once.
  private func doorToStep(
    in house: House, first: @escaping (inout StepRoom, inout House) -> Void = { _, _ in }
  ) -> Door {
    let network = train.setup.session.network
    let walk = Walk(
      Timeline(
        session: train.session, base: train.setup.session, known: train.past,
        source: train.parts.training, plan: train.setup.plan), of: .training,
      in: house.language)
    return StepRoom.door(into: walk) { room, left, house in
      // The stops of the last look into the same network stay.
      if let left, left.walk.moment.network == network { room.walk.stops = left.walk.stops }
      first(&room, &house)
    }
  }
}

extension TrainRoom {
  /// Shows what the network that is done says of the examples that it did not learn from.
  func evaluate(in house: inout House) -> [Request] {
    do {
      let parts = train.parts
      let held = parts.whole.map { $0.count - train.setup.validation..<$0.count }
      // No option of step mixes the lines of a table, so a mixed one is named nowhere.
      let table = train.setup.data.table.flatMap { $0.format.order == nil ? $0 : nil }
      let asked = try AskedModel(
        train.session, named: nil, on: parts.whole ?? parts.looked, heldOut: held,
        looked: train.setup.data.isOfDigitsFromTheFirst ? .training : nil,
        table: table)
      return [.open(EvaluateRoom.door(asked))]
    } catch {
      house.notice = "\(error)"
      return []
    }
  }
}

// MARK: - Saving and leaving

extension TrainRoom {
  /// Asks for the name of the file, with one that says what is in it already typed.
  private mutating func askForFile(in house: House) {
    let wanted = house.phrases.train.fileWanted
    overlay = Prompt(
      wanted.label, example: wanted.example,
      line: TypedLine(proposing: keeping.file ?? train.fileName),
      isQuoted: true
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

  mutating func save(to path: String) -> [Request] {
    train.beginSaving()
    return [.perform(.saveModel(train.session, training: train.record, path: path))]
  }

  static var leaving: [Request] { [.perform(.stopTraining), .leave] }

  /// Whether plain text may leave what was learnt: it is saved, or it was said already that it is not.
  mutating func mayBeLeft(in house: inout House) -> Bool {
    guard !train.isSaved, warnedOf != train.unsavedBatches else { return true }
    warnedOf = train.unsavedBatches
    house.notice = house.phrases.train.unsaved(batches: train.unsavedBatches)
    return false
  }

  /// Leaves the training; asks first when that loses what was learnt.
  ///
  /// One that has a file is left once that is written; where it cannot be, the second time asks.
  private mutating func leave(in house: inout House) -> [Request] {
    if let file = keeping.file, !train.isWrittenDown, !leavesOnceSaved {
      leavesOnceSaved = true
      return save(to: file)
    }
    if house.isPlain { return mayBeLeft(in: &house) ? Self.leaving : [] }
    guard !train.isSaved else { return Self.leaving }
    let question = house.phrases.train.leaveUnsaved(batches: train.unsavedBatches)
    overlay = Confirmation(question: question, instead: [saving]) { _, _ in Self.leaving }
    return []
  }
}

extension TrainState {
  /// The name that a file of this network is given when nobody says otherwise.
  var fileName: String { "\(setup.data.name)-\(stepCount).safetensors" }
}
