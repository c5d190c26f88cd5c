import CellCanvas
import NeuralCore
import Phrases
import TestSupport
import Testing
import Workbench

struct TrainTests {
  // MARK: Opening

  @Test func opensPausedAtBatchZero() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t")
    #expect(program.state.titleOfKeys == "Training")
    guard case .startTraining(let setup, _) = program.effects.first else {
      Issue.record("no training was started")
      return
    }
    #expect(program.orders.isEmpty)
    #expect(setup.session.network == .tutorial)
    #expect(setup.plan.batchSize == 128)
    #expect(setup.lastStep == 4_300)
    #expect(program.screen.contains("epoch 1 of 10"))
    #expect(program.screen.contains("0/430  paused"))
    #expect(program.sentence.hasPrefix("Nothing is learnt yet: 199,210 parameters"))
  }

  @Test func opensAgainAsItWasLeftForAnotherScreen() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right", "s", "q")
    #expect(program.screen.contains("1/430"))
    #expect(program.effects.count { if case .startTraining = $0 { true } else { false } } == 1)
  }

  // MARK: Keys

  @Test func everyPressOfRightIsOneBatchAndNoneIsLost() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.obeys = false
    program.press("t", "Right*3")
    #expect(program.orders == [.until(step: 1), .until(step: 2), .until(step: 3)])
    program.work()
    #expect(program.screen.contains("3/430"))
    program.press("Right")
    #expect(program.effects.last == .train(.until(step: 4)))
  }

  @Test func spaceRunsAtAPaceAndPauses() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "space")
    #expect(program.effects.last == .train(.run(.ten)))
    #expect(program.screen.contains("runs · 10 batches/s"))
    program.press("space")
    #expect(program.effects.last == .train(.pause))
    #expect(program.screen.contains("paused · 10 batches/s"))
  }

  @Test func plusAndMinusChangeThePaceAndTellTheWorkerOnlyWhileItRuns() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "+")
    #expect(program.orders.isEmpty)
    program.press("space", "+", "-", "-")
    #expect(
      program.orders == [.run(.twenty), .run(.fifty), .run(.twenty), .run(.ten)])
    program.press("+*9", "+*2")
    #expect(program.effects.last == .train(.run(.full)))
    #expect(program.screen.contains("runs · full speed"))
  }

  @Test func eRunsToTheEndOfTheEpochOfTheNextBatch() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.obeys = false
    program.press("t", "e")
    #expect(program.effects.last == .train(.until(step: 430, at: .ten)))
    program.press("+")
    #expect(program.effects.last == .train(.until(step: 430, at: .twenty)))
    program.press("space", "E")
    #expect(program.effects.last == .train(.until(step: 430)))
    program.press("space", "Right")
    #expect(program.effects.last == .train(.until(step: 1)))
  }

  @Test func yGivesALineForTheShell() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "y")
    #expect(
      program.sentence == "wadachi watch --epochs 10 --batch 128 --optimizer sgd:0.1 --seed 7")
  }

  @Test func yGivesALineForTheVeryBatch() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.reads = false
    program.press("t", "Right*2", "y")
    #expect(program.sentence.hasSuffix("--seed 7 --at 2"))
  }

  // MARK: Time

  @Test func timeRunsBothWays() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.reads = false
    program.press("t", "Right*3")
    let third = program.screen
    program.press("Left")
    #expect(program.orders.last == .stand(at: 2))
    #expect(program.lines[0].contains("looking back: batch 2 · newest 3"))
    #expect(program.screen.contains("2/430"))
    program.press("Right")
    #expect(program.screen == third)
    program.press("g")
    #expect(program.screen.contains("0/430"))
    program.press("G")
    #expect(program.screen == third)
    program.press(":", "text:1", "Enter")
    #expect(program.screen.contains("1/430"))
    program.press(":", "text:x", "Enter")
    #expect(program.sentence == "“x” is no batch; there are batches 0 to 4,300.")
  }

  @Test func bracketsGoToTheEndsOfEpochs() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.obeys = false
    program.press("t", "Right*2")
    program.work()
    program.press("]", "[")
    #expect(program.orders.suffix(2) == [.stand(at: 430), .stand(at: 0)])
  }

  // MARK: Panes

  @Test func aPaneIsTurnedToAndHasTheArrowsByTab() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right", "3")
    #expect(program.screen.contains("3 What does it mix up?"))
    program.press("v")
    #expect(program.screen.contains("4 Is a part asleep or exploding?"))
    program.press("V", "V", "V")
    #expect(program.screen.contains("1 Can it read?"))
    program.press("Tab", "Right", "Right")
    #expect(program.screen.contains("1/430"))
    program.press("Enter")
    #expect(program.state.titleOfKeys == "Step")
    program.press("q", "Esc", "Right")
    #expect(program.screen.contains("2/430"))
  }

  // MARK: The worker

  @Test func theNewestReportIsShown() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.obeys = false
    program.press("t", "space")
    program.work(limit: 2)
    #expect(program.screen.contains("2/430  runs"))
    #expect(program.sentence.hasPrefix("Batch 2: "))
    program.send(.trainingFailed("The digits cannot be read."))
    #expect(program.sentence == "The digits cannot be read.")
  }

  // MARK: Into the step

  @Test(arguments: ["s", "Enter"]) func handsTheNetworkToTheStepper(key: String) throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right*2", key)
    #expect(program.state.titleOfKeys == "Step")
    #expect(program.effects.last == .train(.pause))
    program.press("q")
    #expect(program.state.titleOfKeys == "Training")
  }

  // MARK: Saving and leaving

  @Test func leavingBeforeTheFirstBatchAsksNothing() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "q")
    #expect(program.state.titleOfKeys == "Home")
    #expect(program.effects.contains(.stopTraining))
  }

  @Test func leavingAnUnsavedNetworkAsksOnce() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right", "q")
    #expect(program.state.titleOfKeys == "A question of the program")
    #expect(program.sentence.hasPrefix("1 batch is learnt and not saved."))
    program.press("n")
    #expect(program.state.titleOfKeys == "Training")
    program.press("q", "y")
    #expect(program.state.titleOfKeys == "Home")
    #expect(program.effects.contains(.stopTraining))
  }

  @Test func aSavedNetworkIsLeftWithoutAsking() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right", "w")
    #expect(program.state.titleOfKeys == "While something is typed")
    #expect(program.screen.contains("digits-1.safetensors"))
    program.press("Enter")
    guard case .saveModel(let session, _, let path) = program.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(session.stepCount == 1)
    #expect(path == "digits-1.safetensors")
    program.send(.saved(path: path))
    #expect(program.sentence == "Saved in digits-1.safetensors.")
    program.press("q")
    #expect(program.state.titleOfKeys == "Home")
  }

  /// The name that is proposed is taken as it is, gone on with, or typed over.
  @Test func aProposedNameIsEditedOrTypedOver() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right", "w", "text:mine.safetensors")
    #expect(program.screen.contains("Save as: mine.safetensors"))
    program.press("C-w")
    #expect(!program.screen.contains("mine"))
    program.press("text:a b", "C-u", "text:other.safetensors", "Enter")
    guard case .saveModel(_, _, let path) = program.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(path == "other.safetensors")
    program.press("w", "Backspace", "text:x")
    #expect(program.screen.contains("Save as: digits-1.safetensorx"))
  }

  @Test func whatIsLearntAfterSavingIsUnsaved() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right", "w", "Enter")
    program.send(.saved(path: "digits-1.safetensors"))
    program.press("Right", "q")
    #expect(program.state.titleOfKeys == "A question of the program")
  }

  @Test func theQuestionOffersToSave() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t", "Right", "q", "w")
    #expect(program.state.titleOfKeys == "While something is typed")
    program.press("Esc")
    #expect(program.state.titleOfKeys == "Training")
  }

  // MARK: Screens

  static let looks: [(size: String, look: Look, name: String)] = [
    ("80x24", Look(), "80x24"), ("120x40", Look(), "120x40"),
    ("200x60", Look(), "200x60"),
    ("80x24", Look(glyphs: .ascii, depth: .none), "80x24-ascii"),
    ("120x40", Look(depth: .none), "120x40-mono"),
  ]

  @Test(arguments: looks) func theScreenBeforeTheFirstBatch(
    size: String, look: Look, name: String
  ) throws {
    var program = try Program(size, look: look)
    program.press("t")
    #expect(Golden.difference(program.screen, from: "train-0-\(name).txt") == nil)
  }

  @Test(arguments: looks) func theScreenAfterThreeBatches(
    size: String, look: Look, name: String
  ) throws {
    var program = try Program(size, look: look)
    program.press("t", "Right*3")
    #expect(Golden.difference(program.screen, from: "train-3-\(name).txt") == nil)
  }

  @Test func aSmallPaneKeepsProgressAndCurves() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("t")
    guard case .startTraining(let setup, _) = program.effects.first else {
      Issue.record("t starts a training, not \(program.effects)")
      return
    }
    var canvas = Canvas(Size(width: 50, height: 12))
    let train = TrainState(setup, on: try setup.parts(of: program.state.house.mnist))
    TrainDrawing(train, look: Look(), Language.english.phrases.train).draw(
      in: canvas.bounds, on: &canvas)
    #expect(Golden.difference(canvas.text, from: "train-pane-50x12.txt") == nil)
  }
}
