import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TestSupport
import Testing
import Workbench

/// A training small enough for tests: twenty points, five batches of four an epoch, two epochs.
struct SmallTraining {
  let setup: TrainingSetup
  let source = ExampleTable.random(count: 20, inputs: 2, classes: 2, seed: 1)

  init() throws {
    setup = TrainingSetup(
      session: Session(
        network: try Sequential("2 dense(6) relu dropout(0.2) dense(2) softmax"),
        loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1), seed: 7),
      plan: BatchPlan(exampleCount: 20, batchSize: 4, shuffled: true, seed: 7), epochs: 2)
  }

  var parts: DataParts { DataParts(training: source, test: source) }

  var engine: TrainingEngine { TrainingEngine(setup, on: parts) }
}

extension TrainingEngine {
  /// Trains until it waits for an order, all that is asked on the way answered; returns the number of images.
  mutating func work() -> Int {
    var images = 0
    while !isIdle { images += advance() }
    return images
  }
}

struct TrainingEngineTests {
  @Test func waitsForItsFirstOrder() throws {
    var engine = try SmallTraining().engine
    #expect(engine.isPaused)
    #expect(engine.advance() == 0)
    #expect(engine.session.stepCount == 0)
    #expect(engine.news().lastBatch == nil)
  }

  @Test func stopsAtTheStepItWasToldHoweverOftenItWasTold() throws {
    var engine = try SmallTraining().engine
    engine.follow(.until(step: 2))
    engine.follow(.until(step: 3))
    #expect(engine.work() == 12)
    engine.follow(.until(step: 3))
    #expect(engine.work() == 0)
    #expect(engine.session.stepCount == 3)
    #expect(engine.news().isPaused)
  }

  @Test func aPauseHoldsAndARunGoesToTheEnd() throws {
    var engine = try SmallTraining().engine
    engine.follow(.run(.two))
    #expect(engine.batchesPerSecond == 2)
    #expect(engine.advance() == 4)
    engine.follow(.pause)
    #expect(engine.work() == 0)
    engine.follow(.run(.full))
    #expect(engine.batchesPerSecond == nil)
    #expect(engine.work() == 36)
    #expect(engine.isFinished)
    #expect(engine.news().isFinished)
    engine.follow(.until(step: 99))
    #expect(engine.work() == 0)
  }

  /// Left at any batch and gone on with, a training comes to the same: its epochs, and what its losses
  /// were, included.
  @Test(arguments: [3, 5, 8]) func oneThatIsGoneOnWithHasAllOfItsPast(step: Int) throws {
    let small = try SmallTraining()
    var whole = small.engine
    whole.follow(.run(.full))
    _ = whole.work()
    var first = small.engine
    first.follow(.until(step: step))
    _ = first.work()
    let record = try JSONDecoder().decode(
      TrainingRecord.self, from: JSONEncoder().encode(first.record))
    #expect(record == first.record)
    var setup = small.setup
    (setup.session, setup.progress, setup.history) = (
      first.session, record.progress, record.history
    )
    var second = TrainingEngine(setup, on: small.parts)
    #expect(second.news().epochs.reports.map(\.step) == (step < 5 ? [] : [5]))
    second.follow(.run(.full))
    _ = second.work()
    #expect(second.session == whole.session)
    #expect(second.record == whole.record)
    #expect(second.record.history.epochs.map(\.step) == [5, 10])
    #expect(second.record.history.losses?.recent.count == 5)
  }

  /// A network of the past is kept with the past that it has.
  @Test func oneThatIsLookedBackOnHasTheHistoryOfItsStep() throws {
    var engine = try SmallTraining().engine
    engine.follow(.run(.full))
    _ = engine.work()
    engine.follow(.stand(at: 7))
    _ = engine.work()
    let history = engine.record.history
    #expect(history.epochs.map(\.step) == [5])
    #expect(history.losses == nil)
    var alone = try SmallTraining().engine
    alone.follow(.until(step: 7))
    _ = alone.work()
    #expect(history.running == alone.record.history.running)
  }

  @Test func everyEpochEndsWithTheTestSet() throws {
    let small = try SmallTraining()
    var engine = small.engine
    engine.follow(.run(.full))
    _ = engine.work()
    let news = engine.news()
    #expect(news.epochs.reports.map(\.epoch) == [0, 1])
    #expect(news.epochs.reports.map(\.step) == [5, 10])
    #expect(news.epochs.reports.last?.check == engine.session.evaluate(small.source))
    #expect(news.epochs.reports.last?.trainLoss == news.lastBatch?.runningLoss)
    #expect(news.curves.points(over: 0...10, atMost: 99).map(\.last) == Array(1...10))
  }

  @Test func ordersNeverChangeTheNumbers() throws {
    let small = try SmallTraining()
    var plain = Training(small.setup.session, on: small.source, plan: small.setup.plan)
    for _ in 0..<10 { plain.nextBatch() }
    var engine = small.engine
    let orders: [TrainingOrder] = [.until(step: 1), .pause, .run(.five), .until(step: 10)]
    for order in orders {
      engine.follow(order)
      _ = engine.advance()
    }
    engine.follow(.run(.full))
    _ = engine.work()
    #expect(engine.session == plain.session)
  }

  @Test func aTrainingGoesOnWhereItsSessionStands() throws {
    let small = try SmallTraining()
    var first = small.engine
    first.follow(.until(step: 7))
    _ = first.work()
    var setup = small.setup
    setup.session = first.session
    var second = TrainingEngine(setup, on: small.parts)
    first.follow(.run(.full))
    second.follow(.run(.full))
    #expect(first.work() == 12)
    #expect(second.work() == 12)
    #expect(first.session == second.session)
  }
}

/// What is asked at the end of an epoch is asked bit by bit, so that orders need not wait.
struct CheckingTests {
  /// A training whose epochs end with two thousand questions, stopped among the first of them.
  private func checking() throws -> TrainingEngine {
    let small = try SmallTraining()
    let many = ExampleTable.random(count: 2_000, inputs: 2, classes: 2, seed: 2)
    var engine = TrainingEngine(
      small.setup, on: DataParts(training: small.source, validation: many, test: small.source))
    engine.follow(.run(.full))
    while !engine.isChecking { _ = engine.advance() }
    _ = engine.advance()
    return engine
  }

  @Test func aPauseIsAnsweredBeforeAllAre() throws {
    var engine = try checking()
    engine.follow(.pause)
    #expect(engine.isPaused && engine.isChecking && engine.news().epochs.count == 0)
    #expect(engine.session.stepCount == 5)
    #expect(engine.work() == 0)
    #expect(engine.news().epochs.count == 1 && !engine.news().isChecking)
  }

  @Test func goingBackComesFirstAndTheEpochKeepsItsOwnNetwork() throws {
    var engine = try checking()
    let end = engine.session
    let many = ExampleTable.random(count: 2_000, inputs: 2, classes: 2, seed: 2)
    engine.follow(.stand(at: 2))
    while !engine.isPaused { _ = engine.advance() }
    #expect(engine.session.stepCount == 2 && engine.isChecking)
    _ = engine.work()
    #expect(engine.news().epochs.reports.map(\.check) == [end.evaluate(many)])
    #expect(engine.session.stepCount == 2)
  }

  @Test func aTrainingKnowsWhatItCameToInEarlierSittings() throws {
    var setup = try SmallTraining().setup
    setup.progress.look(atEpoch: 7, right: 99, of: 100)
    setup.progress.countTest()
    var engine = TrainingEngine(setup, on: try SmallTraining().parts)
    engine.follow(.run(.full))
    _ = engine.work()
    // Without examples that are held out, each epoch asks the test set.
    #expect(engine.record.progress.testsAsked == 3)
    #expect(engine.record.progress.best == BestEpoch(epoch: 7, right: 99, of: 100))
  }
}

struct GoingBackTests {
  /// A training at its end that all panes watch, and its sessions and last batches on the way.
  private func trained() throws -> (TrainingEngine, [Session], [BatchReport?]) {
    let small = try SmallTraining()
    var engine = TrainingEngine(small.setup, on: small.parts, probes: TrainingPanes.probes)
    var sessions = [engine.session]
    var reports: [BatchReport?] = [nil]
    for step in 1...10 {
      engine.follow(.until(step: step))
      _ = engine.work()
      sessions.append(engine.session)
      reports.append(engine.news().lastBatch)
    }
    return (engine, sessions, reports)
  }

  @Test func everyStepComesBackWithItsBits() throws {
    var (engine, sessions, reports) = try trained()
    let end = engine.news()
    for step in [9, 3, 0, 7, 1, 10, 5] {
      engine.follow(.stand(at: step))
      _ = engine.work()
      let news = engine.news()
      #expect(engine.session == sessions[step])
      #expect(news.lastBatch == reports[step])
      #expect(news.furthest == 10 && news.stepCount == step && news.isPaused)
      #expect(news.curves == end.curves && news.epochs == end.epochs)
      #expect(news.readings[BatchProbe.self]?.step ?? 0 == step)
      #expect(news.readings[AnswersProbe.self]?.step == step)
    }
    engine.follow(.run(.full))
    _ = engine.work()
    #expect(engine.session == sessions[10])
    #expect(engine.news().curves == end.curves)
  }

  @Test func aStepAheadIsTrainedTo() throws {
    let small = try SmallTraining()
    var engine = small.engine
    engine.follow(.stand(at: 4))
    #expect(engine.work() == 16)
    #expect(engine.session == (try trained()).1[4])
    engine.follow(.stand(at: 99))
    _ = engine.work()
    #expect(engine.isFinished && engine.isPaused)
  }

  @Test func aPaneThatIsOpenedLateHearsTheLastBatch() throws {
    let small = try SmallTraining()
    var engine = TrainingEngine(small.setup, on: small.parts, probes: [BatchProbe.self])
    engine.follow(TrainingWatch([]))
    engine.follow(.until(step: 7))
    _ = engine.work()
    #expect(engine.news().readings[BatchProbe.self] == nil)
    engine.follow(TrainingWatch([BatchProbe.self]))
    let heard = try #require(engine.news().readings[BatchProbe.self])
    #expect(heard.step == 7 && heard.answers.count == 4)
    let right = Float(heard.answers.count { $0.isRight }) / 4
    #expect(engine.news().lastBatch?.accuracy == right)
  }

  @Test func moreEpochsGoOnWhereItEnded() throws {
    let small = try SmallTraining()
    var engine = small.engine
    engine.follow(.run(.full))
    _ = engine.work()
    engine.follow(TrainingWatch([], epochs: 3))
    #expect(engine.isPaused && !engine.isFinished)
    engine.follow(.run(.full))
    _ = engine.work()
    var plain = Training(small.setup.session, on: small.source, plan: small.setup.plan)
    for _ in 0..<15 { plain.nextBatch() }
    #expect(engine.session == plain.session)
  }
}

struct HeldOutTests {
  @Test func theLastExamplesAreCheckedWithAndTheTestSetIsAskedOnce() throws {
    let small = try SmallTraining()
    let parts = DataParts(
      training: ExampleSlice(small.source, 0..<16), validation: ExampleSlice(small.source, 16..<20),
      test: small.source)
    var setup = small.setup
    setup.validation = 4
    setup.plan = BatchPlan(exampleCount: 16, batchSize: 4, shuffled: true, seed: 7)
    var engine = TrainingEngine(setup, on: parts)
    engine.follow(.until(step: 4))
    _ = engine.work()
    #expect(engine.news().epochs.reports.map(\.check.count) == [4])
    #expect(engine.news().test == nil && engine.news().progress.testsAsked == 0)
    engine.follow(.run(.full))
    _ = engine.work()
    #expect(engine.news().test == engine.session.evaluate(small.source))
    #expect(engine.news().progress.testsAsked == 1)
    engine.follow(.stand(at: 6))
    _ = engine.work()
    #expect(engine.news().test == nil)
    engine.follow(.run(.full))
    _ = engine.work()
    #expect(engine.news().progress.testsAsked == 1)
  }

  @Test func longTrainingsKeepABoundedNumberOfEpochs() throws {
    var setup = try SmallTraining().setup
    setup.epochs = 2_000
    let small = try SmallTraining()
    var engine = TrainingEngine(setup, on: small.parts)
    engine.follow(.until(step: 5 * 1_500))
    _ = engine.work()
    let epochs = engine.news().epochs
    #expect(epochs.count == 1_500)
    #expect(epochs.reports.count <= EpochHistory.capacity + 1)
    #expect(epochs.reports.first?.epoch == 0 && epochs.reports.last?.epoch == 1_499)
  }
}

struct TrainingCurvesTests {
  /// The losses of so many batches: 1, but for those that are told.
  private func curves(_ count: Int, besides others: [Int: Float] = [:]) -> TrainingCurves {
    var curves = TrainingCurves()
    for step in 1...count {
      curves.append(step: step, loss: others[step] ?? 1, accuracy: step % 2 == 0 ? 1 : 0)
    }
    return curves
  }

  @Test func everyBatchGoesIntoExactlyOnePointOfEachLevel() {
    let curves = curves(20_003)
    for most in [40, 100, 700, 5_000] {
      let points = curves.points(over: 0...20_003, atMost: most)
      #expect(points.map(\.count).reduce(0, +) == 20_003)
      #expect(points.first?.first == 1 && points.last?.last == 20_003)
      for (point, next) in zip(points, points.dropFirst()) { #expect(point.last + 1 == next.first) }
      #expect(points.allSatisfy { $0.last - $0.first + 1 == $0.count })
    }
  }

  @Test(arguments: [1, 2, 777, 5_120, 19_999, 20_000]) func noPeakIsLost(step: Int) {
    let curves = curves(20_000, besides: [step: 9])
    for most in [40, 100, 700] {
      let points = curves.points(over: 0...20_000, atMost: most)
      let peak = points.filter { $0.loss.max == 9 }
      #expect(peak.count == 1)
      #expect(peak.first.map { $0.first <= step && step <= $0.last } == true)
    }
  }

  @Test func theFirstBatchAndTheLastStayAsTheyWere() {
    let curves = curves(20_000, besides: [1: 2.3, 20_000: 0.1])
    #expect(curves.first?.loss.last == 2.3)
    #expect(curves.last?.loss.last == 0.1)
    #expect(curves.point(ofStep: 20_000)?.loss.min == 0.1)
    #expect(curves.point(ofStep: 1)?.loss.max == 2.3)
    #expect(curves.point(ofStep: 20_001) == nil)
  }

  @Test func theLastBatchesAreThereOneByOne() {
    let recent = curves(20_000).points(over: 19_801...20_000, atMost: 400)
    #expect(recent.map(\.first) == Array(19_801...20_000))
    #expect(recent.allSatisfy { $0.mean(\.loss) == 1 && $0.count == 1 })
  }

  @Test func meansAreThoseOfAllBatches() {
    let points = curves(4_096).points(over: 0...4_096, atMost: 64)
    #expect(points.count == 64)
    #expect(points.allSatisfy { $0.mean(\.accuracy) == 0.5 && $0.accuracy.last == 1 })
  }

  @Test func keepsItsBoundForever() {
    let curves = curves(300_000)
    #expect(curves.points(over: 0...300_000, atMost: .max).count < 2 * TrainingCurves.capacity + 20)
  }
}

struct PaceTests {
  @Test func goesUpToFullSpeedAndDownToOne() {
    #expect(Pace.ten.faster == .twenty)
    #expect(Pace.hundred.faster == .twoHundred)
    #expect(Pace.twoHundred.faster == .fiveHundred)
    #expect(Pace.fiveHundred.faster == .full)
    #expect(Pace.full.faster == .full)
    #expect(Pace.full.slower == .fiveHundred)
    #expect(Pace.one.slower == .one)
    #expect(Pace.full.batchesPerSecond == nil)
  }
}
