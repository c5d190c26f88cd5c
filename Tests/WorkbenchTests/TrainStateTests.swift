import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel
import Workbench

struct TrainStateTests {
  /// A training that was watched batch by batch to its end.
  private func watched() throws -> (small: SmallTraining, train: TrainState) {
    let small = try SmallTraining()
    var engine = small.engine
    var train = TrainState(small.setup)
    engine.follow(train.toggleRun())
    while !engine.isPaused {
      _ = engine.advance()
      train.receive(engine.news())
    }
    return (small, train)
  }

  @Test func theWalkBackFindsTheBitsThatWereThere() throws {
    let (small, train) = try watched()
    #expect(train.past.sessions.map(\.stepCount) == Array(0...10))
    var timeline = Timeline(
      session: train.session, base: small.setup.session, source: small.source,
      plan: small.setup.plan)
    #expect(timeline.cursor.step == 11)
    for session in train.past.sessions.reversed().dropFirst() {
      let moved = timeline.earlierStep()
      #expect(moved)
      #expect(timeline.moment.sessionBefore == session)
    }
    #expect(timeline.firstStep == 1)
    let moved = timeline.earlierStep()
    #expect(!moved)
  }

  @Test func ordersAreCountedFromWhatWasAskedFor() throws {
    var train = TrainState(try SmallTraining().setup)
    let orders = [
      train.nextBatch(), train.nextBatch(), train.wholeEpoch(at: .full), train.toggleRun(),
    ]
    #expect(orders == [.until(step: 1), .until(step: 2), .until(step: 5), .pause])
    let paces = [train.change(pace: .full), train.toggleRun(), train.change(pace: .one)]
    #expect(paces == [nil, .run(.full), .run(.one)])
    #expect(!train.isPaused)
  }

  @Test func theEndIsTheEnd() throws {
    var (_, train) = try watched()
    #expect(train.isFinished && train.isPaused)
    let order = train.nextBatch()
    #expect(order == .until(step: 10))
    #expect(train.narration(Language.english.phrases.train).hasPrefix("All 2 epochs are done: "))
  }

  @Test func savingCountsWhatWasLearntSince() throws {
    let small = try SmallTraining()
    var engine = small.engine
    var train = TrainState(small.setup)
    #expect(train.isSaved)
    engine.follow(.until(step: 3))
    _ = engine.work()
    train.receive(engine.news())
    #expect(train.unsavedBatches == 3)
    train.beginSaving()
    engine.follow(.until(step: 4))
    _ = engine.work()
    train.receive(engine.news())
    train.markSaved()
    #expect(train.unsavedBatches == 1)
  }

  @Test func weightsAreComparedWithTheStart() throws {
    let (_, train) = try watched()
    #expect(train.weights.spreads.count == 2)
    #expect(train.weights.spreads.allSatisfy { $0.meanChange > 0 && $0.start != $0.now })
    for spread in train.weights.spreads {
      #expect(abs(spread.now.reduce(0, +) - 1) < 1e-5)
    }
    #expect(Set(train.weights.watched) == Set(0..<6))
  }

  @Test func watchedNeuronsStayWhileItRuns() throws {
    let setup = TrainingSetup.tutorial(exampleCount: 1_000, seed: 7)
    var session = setup.session
    var history = WeightHistory(start: session)
    #expect(!history.isChosen)
    func move(_ unit: Int, by change: Float) throws {
      var parameters = session.parameters
      parameters[unit] += change
      session = try Session(
        network: session.network, loss: session.loss, optimizer: session.optimizer,
        seed: session.seed, stepCount: session.stepCount + 1, parameters: parameters)
    }
    try move(17, by: 1)
    history.receive(session, mayChoose: false)
    #expect(history.watched.first == 17)
    try move(99, by: 2)
    history.receive(session, mayChoose: false)
    #expect(history.watched.first == 17)
    try move(3, by: 0.5)
    history.receive(session, mayChoose: true)
    #expect(history.watched.prefix(3) == [99, 17, 3])
  }
}
