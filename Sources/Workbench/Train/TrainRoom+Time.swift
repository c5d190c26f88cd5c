import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

// Where a training goes in time, and in its panes.

extension TrainRoom {
  /// A batch on: one that was taken, or a new one.
  mutating func forward(in house: inout House) -> [Request] {
    if train.isInThePast { return order { $0.stand(at: $0.stepCount + 1) } }
    guard hasMore(self) else {
      house.notice = house.phrases.train.over(train.shown)
      return []
    }
    return order { $0.nextBatch() }
  }

  mutating func askForBatch(in house: House) {
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

  mutating func askForEpochs(in house: House) {
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

  /// Asks for what shall be otherwise, and begins anew; asks first where that loses something.
  mutating func askForSettings(in house: House) {
    let wanted = house.phrases.train.settingsWanted
    overlay = Prompt(wanted.label, example: wanted.example) {
      (room, text, house) throws(DescriptionError) in
      let setup = try TrainingSettings(text, rule: wanted.rule).applied(
        to: room.train.setup, of: house.mnist)
      if house.isPlain, !room.mayBeLeft(in: &house) { return [] }
      guard !room.train.isSaved, !house.isPlain else { return room.begin(setup, saying: &house) }
      let question = house.phrases.train.leaveUnsaved(batches: room.train.unsavedBatches)
      room.overlay = Confirmation(question: question, instead: [room.saving]) { room, house in
        room.begin(setup, saying: &house)
      }
      return []
    }
  }

  private mutating func begin(_ setup: TrainingSetup, saying house: inout House) -> [Request] {
    do {
      return try begin(setup, in: &house)
    } catch {
      house.notice = "\(error)"
      return []
    }
  }

  /// The pane that was asked for.
  var shownPane: any TrainingPane {
    TrainingPanes.numbered(for: train.setup)[train.panes.shown]
  }

  var cursorRoom: Size? { shownPane.cursorRoom(train) }

  /// Moves the cursor of the pane; what is drawn in fewer cells than it has places, cell by cell.
  mutating func moveCursor(down: Int, right: Int, in house: House) {
    guard let size = cursorRoom else { return }
    let drawing = TrainDrawing(train, look: house.look, house.phrases.train)
    let room = drawing.room(of: shownPane, in: house.frame.body.inset(horizontal: 2, vertical: 1))
    if let cells = room.flatMap({ shownPane.drawnCells(in: $0) }) {
      train.panes.move(down: down, right: right, in: size, drawnIn: cells)
    } else {
      let stride = shownPane.cursorStride(train)
      train.panes.move(down: down, right: stride * right, in: size)
    }
  }

  /// The step that the cursor reads, where the training does not stand there.
  var stepToStandAt: Int? {
    shownPane.stepAtCursor(train).flatMap { $0 == train.stepCount ? nil : $0 }
  }

  func exampleAtCursor(in train: TrainState) -> LookedExample? {
    shownPane.example(at: train.panes.cursor, train)
  }

  /// The way into the step that would learn from the example at the cursor, with the network as it
  /// stands; one that is held out is looked at, and nothing is learnt from it.
  func doorToExample() -> Door? {
    guard let example = exampleAtCursor(in: train) else { return nil }
    let source = example.isOfTraining ? train.parts.training : train.parts.looked
    let plan = BatchPlan(
      exampleCount: source.count, batchSize: 1, shuffled: false, seed: train.session.seed)
    let session = example.isOfTraining ? train.session : train.session.looking
    let index = example.index
    return Door { (left: StepRoom?, house) in
      var timeline = Timeline(session: session, source: source, plan: plan)
      if timeline.moment.example != index { timeline.take(index) }
      return StepRoom(Walk(timeline, of: .training, in: house.language), after: left, in: house)
    }
  }
}
