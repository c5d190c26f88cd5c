import Datasets
import CellCanvas
import NeuralCore
import Phrases
import TestSupport
import Testing
import Workbench

/// What needs the network as it stands waits for the worker's word.
struct StandingStillTests {
  /// A program that watches a training at full speed whose worker is ahead of what is shown.
  private func running() throws -> Program {
    var program = try Program()
    program.obeys = false
    program.press("t", "+*9", "space")
    program.work(limit: 2)
    #expect(program.screen.contains("2/430  runs"))
    return program
  }

  @Test func steppingInOpensTheBatchThatTheWorkerStandsAt() throws {
    var program = try running()
    program.press("s")
    #expect(program.effects.last == .train(.pause))
    #expect(program.state.titleOfKeys == "Training")
    // The worker had done three batches more when the order came.
    program.work(limit: 3, beforeOrder: true)
    #expect(program.state.titleOfKeys == "Step")
    #expect(program.screen.contains("step 6 "))
    program.press("q")
    #expect(program.screen.contains("5/430  paused"))
  }

  @Test func aWordFromBeforeTheOrderIsNoAnswer() throws {
    var program = try Program()
    program.obeys = false
    program.press("t", "Right")
    program.work()
    let old = try #require(program.news)
    program.press("space", "s")
    program.send(.training(old))
    #expect(program.state.titleOfKeys == "Training")
    program.work(limit: 4, beforeOrder: true)
    #expect(program.state.titleOfKeys == "Step")
    #expect(program.screen.contains("step 6 "))
  }

  @Test func savingNamesAndWritesWhatTheWorkerHas() throws {
    var program = try running()
    program.press("w", "Enter")
    #expect(program.state.titleOfKeys == "Training")
    program.work(limit: 1, beforeOrder: true)
    // Enter was pressed before the name was there, and is not lost.
    guard case .saveModel(let session, let record, let path) = program.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(session.stepCount == 3 && path == "digits-3.safetensors")
    #expect(record.batch == 128 && record.data == .mnist())
  }

  @Test func leavingCountsWhatTheWorkerHas() throws {
    var program = try running()
    program.press("q")
    program.work(limit: 5, beforeOrder: true)
    #expect(program.state.titleOfKeys == "A question of the program")
    #expect(program.sentence.hasPrefix("7 batches are learnt and not saved."))
  }

  @Test func aWorkerThatIsGoneIsNotWaitedFor() throws {
    var program = try running()
    program.press("q")
    program.send(.trainingFailed("The digits cannot be read."))
    #expect(program.state.titleOfKeys == "A question of the program")
    program.press("n", "s")
    #expect(program.state.titleOfKeys == "Step")
  }

  @Test func ctrlCIsAlwaysHeard() throws {
    var program = try running()
    program.press("s", "C-c")
    #expect(program.effects.last == .quit(130))
  }

  @Test func aTrainingThatIsStoppedAndLookedAtHasTheSameBits() throws {
    let small = try SmallTraining()
    var plain = Training(small.setup.session, on: small.source, plan: small.setup.plan)
    for _ in 0..<10 { plain.nextBatch() }
    var (engine, train) = (small.engine, TrainState(small.setup, on: small.parts))
    for batches in [1, 3, 2] {
      engine.follow(train.toggleRun())
      for _ in 0..<batches { _ = engine.advance() }
      engine.follow(train.pause(to: .stepInto))
      train.receive(engine.news())
      let taken = train.takeIntent()
      #expect(taken?.0 == .stepInto)
    }
    engine.follow(train.toggleRun())
    _ = engine.work()
    #expect(engine.session == plain.session)
  }
}

/// A training whose numbers are finite no more.
struct DivergedTrainingTests {
  /// A training at a rate that no network survives.
  private func diverging() throws -> (setup: TrainingSetup, source: ExampleTable) {
    let small = try SmallTraining()
    var setup = small.setup
    setup.session = Session(
      network: setup.session.network, loss: setup.session.loss,
      optimizer: .sgd(learningRate: 1e30), seed: 7)
    return (setup, small.source)
  }

  @Test func itStopsWithItsLastFiniteNumbers() throws {
    let (setup, source) = try diverging()
    var training = Training(setup.session, on: source, plan: setup.plan)
    while training.divergence == nil { training.nextBatch() }
    let divergence = try #require(training.divergence)
    #expect(training.session.isFinite)
    #expect(divergence.step == training.session.stepCount + 1)
    #expect(!divergence.value.isFinite)
    // The same steps without a guard: finite up to there, and no further.
    var session = setup.session
    let workspace = Workspace(for: session.network, rows: 4)
    var batch = Batch(capacity: 4, inputWidth: 2, targetWidth: 2)
    var order = EpochOrder()
    for step in 1..<divergence.step {
      batch.load(setup.plan.examples(ofStep: step, order: &order), from: source)
      session.step(batch, in: workspace)
    }
    #expect(session == training.session)
    batch.load(setup.plan.examples(ofStep: divergence.step, order: &order), from: source)
    let result = session.step(batch, in: workspace)
    #expect(!result.loss.isFinite || !session.isFinite)
  }

  @Test func theScreenPausesAndSaysWhere() throws {
    let (setup, source) = try diverging()
    let parts = DataParts(training: source, test: source)
    var engine = TrainingEngine(setup, on: parts)
    var train = TrainState(setup, on: parts)
    engine.follow(train.toggleRun())
    _ = engine.work()
    train.receive(engine.news())
    #expect(train.isPaused && !train.isFinished)
    #expect(train.session.isFinite)
    #expect(
      train.narration(Language.english.phrases.train).contains(
        #/^Stopped in step \d+: .* became .*s steps in\.$/#))
    #expect(train.past.allSatisfy { $0.stepCount <= train.session.stepCount })
  }
}
