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

  /// The pane that was asked for.
  var shownPane: any TrainingPane {
    TrainingPanes.numbered(for: train.setup)[train.panes.shown]
  }

  var cursorRoom: Size? { shownPane.cursorRoom(train) }

  func exampleAtCursor(in train: TrainState) -> LookedExample? {
    shownPane.example(at: train.panes.cursor, train)
  }

  /// The way into the step that would learn from the example at the cursor, with the network as it
  /// stands.
  func doorToExample() -> Door? {
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
