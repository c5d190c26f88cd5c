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
    var train = TrainState(small.setup, on: small.parts)
    engine.follow(train.toggleRun())
    while !engine.isIdle {
      _ = engine.advance()
      train.receive(engine.news())
    }
    return (small, train)
  }

  @Test func theWalkBackFindsTheBitsThatWereThere() throws {
    let (small, train) = try watched()
    var timeline = Timeline(
      session: train.session, base: small.setup.session, source: small.source,
      plan: small.setup.plan)
    #expect(timeline.cursor.step == 11)
    var sessions = [small.setup.session]
    var plain = Training(small.setup.session, on: small.source, plan: small.setup.plan)
    for _ in 0..<10 {
      plain.nextBatch()
      sessions.append(plain.session)
    }
    #expect(train.session == sessions.removeLast())
    for session in sessions.reversed() {
      let moved = timeline.earlierStep()
      #expect(moved)
      #expect(timeline.moment.sessionBefore == session)
    }
    #expect(timeline.firstStep == 1)
    let moved = timeline.earlierStep()
    #expect(!moved)
  }

  @Test func ordersAreCountedFromWhatWasAskedFor() throws {
    let small = try SmallTraining()
    var train = TrainState(small.setup, on: small.parts)
    let orders = [
      train.nextBatch(), train.nextBatch(), train.wholeEpoch(at: .full), train.toggleRun(),
    ]
    #expect(orders == [.until(step: 1), .until(step: 2), .until(step: 5), .pause])
    let paces = [train.change(pace: .full), train.toggleRun(), train.change(pace: .one)]
    #expect(paces == [nil, .run(.full), .run(.one)])
    #expect(!train.isPaused)
  }

  @Test func newsOfAnotherTrainingIsDropped() throws {
    let small = try SmallTraining()
    var other = small.setup
    other.identity = 5
    var engine = TrainingEngine(other, on: small.parts)
    engine.follow(.until(step: 3))
    _ = engine.work()
    var train = TrainState(small.setup, on: small.parts)
    train.receive(engine.news())
    #expect(train.stepCount == 0)
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
    var train = TrainState(small.setup, on: small.parts)
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
    let small = try SmallTraining()
    var engine = TrainingEngine(small.setup, on: small.parts, probes: [WeightsProbe.self])
    engine.follow(.run(.full))
    _ = engine.work()
    let weights = try #require(engine.news().readings[WeightsProbe.self])
    #expect(weights.spreads.count == 2)
    #expect(weights.spreads.allSatisfy { $0.meanChange > 0 && $0.start != $0.now })
    for spread in weights.spreads {
      #expect(abs(spread.now.reduce(0, +) - 1) < 1e-5)
    }
    #expect(weights.neurons.map(\.unit) == Array(0..<6))
    let kernel = small.setup.session.network.parameters[0]
    let added = zip(engine.session.parameters[kernel.range], small.setup.session.parameters).map(-)
    #expect(weights.neurons[2].added == [added[2], added[8]])
  }

  @Test func watchedNeuronsStayUntilOthersAreAskedFor() throws {
    let small = try SmallTraining()
    let setup = TrainingSetup.tutorial(exampleCount: 1_000, seed: 7)
    var session = setup.session
    var probe = WeightsProbe(ProbeMaterial(setup, small.parts))
    func read(choice: Int) throws -> [Int] {
      probe.read(session, choice: choice)
      return try #require(probe.reading).neurons.map(\.unit)
    }
    func move(_ unit: Int, by change: Float) throws {
      var parameters = session.parameters
      parameters[unit] += change
      session = try Session(
        network: session.network, loss: session.loss, optimizer: session.optimizer,
        seed: session.seed, stepCount: session.stepCount + 1, parameters: parameters)
    }
    _ = try read(choice: 0)
    #expect(probe.reading?.areChosen == false)
    try move(17, by: 1)
    let chosen = try read(choice: 0)
    #expect(chosen.contains(17))
    try move(99, by: 2)
    #expect(try read(choice: 0) == chosen)
    #expect(try read(choice: 1).contains(99))
  }
}
