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

  var engine: TrainingEngine { TrainingEngine(setup, training: source, test: source) }
}

extension TrainingEngine {
  /// Trains until it waits for an order; returns the number of images.
  mutating func work() -> Int {
    var images = 0
    while !isPaused { images += advance() }
    return images
  }
}

struct TrainingEngineTests {
  @Test func waitsForItsFirstOrder() throws {
    var engine = try SmallTraining().engine
    #expect(engine.isPaused)
    #expect(engine.advance() == 0)
    #expect(engine.news().session.stepCount == 0)
    #expect(engine.news().lastBatch == nil)
  }

  @Test func stopsAtTheStepItWasToldHoweverOftenItWasTold() throws {
    var engine = try SmallTraining().engine
    engine.follow(.until(step: 2))
    engine.follow(.until(step: 3))
    #expect(engine.work() == 12)
    engine.follow(.until(step: 3))
    #expect(engine.work() == 0)
    #expect(engine.news().session.stepCount == 3)
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

  @Test func everyEpochEndsWithTheTestSet() throws {
    let small = try SmallTraining()
    var engine = small.engine
    engine.follow(.run(.full))
    _ = engine.work()
    let news = engine.news()
    #expect(news.epochs.map(\.epoch) == [0, 1])
    #expect(news.epochs.map(\.step) == [5, 10])
    #expect(news.epochs.last?.test == news.session.evaluate(small.source))
    #expect(news.epochs.last?.trainLoss == news.lastBatch?.runningLoss)
    #expect(news.curves.points.map(\.step) == Array(1...10))
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
    #expect(engine.news().session == plain.session)
  }

  @Test func aTrainingGoesOnWhereItsSessionStands() throws {
    let small = try SmallTraining()
    var first = small.engine
    first.follow(.until(step: 7))
    _ = first.work()
    var setup = small.setup
    setup.session = first.news().session
    var second = TrainingEngine(setup, training: small.source, test: small.source)
    first.follow(.run(.full))
    second.follow(.run(.full))
    #expect(first.work() == 12)
    #expect(second.work() == 12)
    #expect(first.news().session == second.news().session)
  }
}

struct TrainingCurvesTests {
  @Test func joinsNeighboursWhenItIsFull() {
    var curves = TrainingCurves()
    for step in 1...TrainingCurves.capacity {
      curves.append(step: step, loss: Float(step), accuracy: step % 2 == 0 ? 1 : 0)
    }
    #expect(curves.points.count == TrainingCurves.capacity / 2)
    #expect(curves.batchesPerPoint == 2)
    #expect(curves.points[0].step == 2)
    #expect(curves.points[0].loss == 1.5)
    #expect(curves.points[0].accuracy == 0.5)
    curves.append(step: TrainingCurves.capacity + 1, loss: 0, accuracy: 0)
    #expect(curves.points.count == TrainingCurves.capacity / 2)
    curves.append(step: TrainingCurves.capacity + 2, loss: 2, accuracy: 1)
    #expect(curves.points.last?.loss == 1)
  }

  @Test func keepsItsBoundForever() {
    var curves = TrainingCurves()
    for step in 1...20_000 { curves.append(step: step, loss: 1, accuracy: 1) }
    #expect(curves.points.count < TrainingCurves.capacity)
    #expect(curves.points.allSatisfy { $0.loss == 1 && $0.step % curves.batchesPerPoint == 0 })
  }
}

struct PaceTests {
  @Test func goesUpToFullSpeedAndDownToOne() {
    #expect(Pace.ten.faster == .twenty)
    #expect(Pace.hundred.faster == .full)
    #expect(Pace.full.faster == .full)
    #expect(Pace.full.slower == .hundred)
    #expect(Pace.one.slower == .one)
    #expect(Pace.full.batchesPerSecond == nil)
  }
}
