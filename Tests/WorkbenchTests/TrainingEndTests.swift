import CellCanvas
import Datasets
import ModelFiles
import NeuralCore
import Testing
import Workbench

/// Trainings of points, quick enough to be watched to their ends.
struct PointsTraining {
  let setup: TrainingSetup

  init(network: String = "2 dense(4) tanh dense(1) sigmoid", epochs: Int = 2) throws {
    let data = try DataDescription("moons:60,0.1")
    let session = Session(
      network: try Sequential(network), loss: .binaryCrossentropy(),
      optimizer: .sgd(learningRate: 0.5), seed: 7)
    setup = try TrainingSetup(
      session, TrainingRecord(data: data, batch: 10, validation: 10), epochs: epochs,
      of: try MNIST.shipped())
  }

  func program(_ size: Size = Size(width: 80, height: 24)) throws -> Program {
    var program = try Program(size)
    try program.open(.train(setup, at: nil))
    return program
  }
}

struct TrainingEndTests {
  @Test func whatBecameOfItIsShownWithWhatCanBeDone() throws {
    var program = try PointsTraining().program()
    program.press("E", "E")
    #expect(program.screen.contains("How good has it become?"))
    #expect(program.screen.contains(#/best epoch +\d: [0-9.]+ % of what was held out/#))
    #expect(program.screen.contains(#/test set .* give or take [0-9.]+: \d+ of 60, asked once/#))
    #expect(
      program.screen.contains(#/at the end +[0-9.]+ % of what was held out is right: \d+ of 10/#))
    for key in ["m more", "t test", "a again", "s step", "w save", "v pane"] {
      #expect(program.keys.contains(key), "\(program.keys)")
    }
    for key in ["space", "+ −", "e epoch", "→"] { #expect(!program.keys.contains(key)) }
    program.press("t")
    #expect(program.screen.contains("the test set, for the 2nd time: choose nothing by it"))
    program.press("1")
    #expect(!program.screen.contains("How good has it become?"))
    program.press("Left")
    #expect(program.keys.contains("space run") && program.screen.contains("looking back"))
  }

  @Test func whatIsSavedTellsOfAllSittings() throws {
    var program = try PointsTraining().program()
    program.press("E", "E", "t", "w", "Enter")
    guard case .saveModel(_, let record, _) = program.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(record.progress.testsAsked == 2)
    #expect(record.progress.best?.count == 10)
  }

  @Test func theFileThatIsNamedTellsOfEveryTest() throws {
    var program = try Program(Size(width: 80, height: 24))
    try program.open(
      .train(PointsTraining().setup, at: nil, keeping: TrainingKeeping(file: "points")))
    func saves() -> [Int] {
      program.effects.compactMap {
        if case .saveModel(_, let record, _) = $0 { record.progress.testsAsked } else { nil }
      }
    }
    program.press("E", "E")
    #expect(saves() == [1])
    program.send(.saved(path: "points"))
    program.press("t")
    #expect(saves() == [1, 2])
    program.send(.saved(path: "points"))
    program.press("q")
    #expect(saves() == [1, 2] && program.effects.contains(.stopTraining))
  }

  @Test func itTrainsOnAndEndsAgain() throws {
    var program = try PointsTraining().program()
    program.press("E", "E", "m", "text:1", "Enter")
    #expect(!program.screen.contains("How good has it become?"))
    program.press("E")
    #expect(program.screen.contains("How good has it become?"))
    #expect(program.screen.contains("for the 2nd time"))
  }

  @Test func onceMoreWithOtherSettings() throws {
    var program = try PointsTraining().program()
    program.press("E", "E", "a", "text:colour red", "Enter")
    #expect(program.screen.contains("settings are optimizer, loss, batch, epochs, seed"))
    program.press("Esc", "a", "text:optimizer adamm(0.1)", "Enter")
    #expect(program.screen.contains("adamm"))
    program.press("Esc", "a", "text:optimizer adam(0.01), epochs 3, batch 25", "Enter")
    #expect(program.sentence.hasPrefix("10 batches are learnt and not saved."))
    program.press("y")
    let begun = program.effects.compactMap {
      if case .startTraining(let setup, _) = $0 { setup } else { nil }
    }
    #expect(begun.count == 2 && begun[0].identity != begun[1].identity)
    #expect(begun[1].session.optimizer == .adam(learningRate: 0.01))
    #expect(begun[1].epochs == 3 && begun[1].plan.batchSize == 25 && begun[1].validation == 10)
    #expect(program.screen.contains("0/2  paused"))
    program.press("E")
    #expect(program.screen.contains("2/2"))
  }
}

/// Where a training is pointed at, and moved in, while it runs or stands.
struct TrainingTimeTests {
  @Test func backIsCountedFromWhereTheWorkerIs() throws {
    var program = try PointsTraining(epochs: 20).program()
    program.obeys = false
    program.press("+*9", "space")
    program.work(limit: 2)
    program.press("Left")
    #expect(program.orders.last == .pause)
    program.work(limit: 3, beforeOrder: true)
    #expect(program.orders.last == .stand(at: 4))
    program.work()
    #expect(program.screen.contains("looking back: batch 4 · newest 5"))
  }

  @Test func whatLagsSaysOfWhichBatchItIs() throws {
    var program = try PointsTraining(epochs: 20).program()
    program.press("1", "Right")
    #expect(!program.screen.contains("as of batch"))
    program.obeys = false
    program.press("space")
    program.work(limit: 3)
    #expect(program.screen.contains("as of batch 1"))
  }

  @Test func theLineOfTimeIsDraggedButNotBeyondWhatWasTaken() throws {
    var program = try PointsTraining(epochs: 20).program()
    program.press("Right*6")
    let row = program.lines.count - 2
    program.drag(from: 12, to: 9, row: row)
    #expect(program.orders.last == .stand(at: 0))
    program.click(70, row)
    #expect(program.orders.last == .stand(at: 6))
  }

  @Test func aClickOnACurveGoesToItsBatch() throws {
    var program = try PointsTraining(epochs: 20).program(Size(width: 120, height: 40))
    program.press("Right*10")
    program.click(6, 5)
    guard case .stand(let step)? = program.orders.last else {
      Issue.record("a click on the curve goes nowhere")
      return
    }
    #expect((0...2).contains(step))
  }

  /// The pane of the curves goes to the batch that its cursor reads, and steps into it from there.
  @Test func enterInTheCurvesGoesToTheBatchThatIsRead() throws {
    var program = try PointsTraining(epochs: 20).program(Size(width: 120, height: 40))
    program.press("Right*10")
    for _ in 0..<7 where !program.screen.contains("learning by heart?") { program.press("v") }
    program.press("Tab", "Left*3")
    #expect(program.keys.contains("Enter go there"))
    program.press("Enter")
    #expect(program.orders.last == .stand(at: 7))
    #expect(program.keys.contains("Enter step"))
    program.press("Enter")
    #expect(program.state.titleOfKeys.hasPrefix("Step"))
  }

  /// Where a text stands on the screen.
  private func place(of text: String, _ program: Program) throws -> (x: Int, y: Int) {
    let y = try #require(program.lines.firstIndex { $0.contains(text) }, "\(program.screen)")
    let start = try #require(program.lines[y].range(of: text)?.lowerBound)
    return (program.lines[y][..<start].count, y)
  }

  @Test func aPaneIsAskedForByItsHeading() throws {
    var program = try PointsTraining(epochs: 20).program(Size(width: 120, height: 40))
    program.press("1", "Right")
    let heading = try place(of: "What did training add?", program)
    program.click(heading.x, heading.y)
    var asked = try PointsTraining(epochs: 20).program(Size(width: 120, height: 40))
    asked.press("1", "Right", "2")
    #expect(program.screen == asked.screen)
  }

  /// Each pane with a cursor, by its number and its question.
  @Test(arguments: [
    ("1", "Can it read?"), ("3", "What does it mix up?"), ("5", "What is it looking at?"),
    ("7", "Where is the border?"),
  ]) func aClickChoosesAPlaceOfAPaneAndAnotherOpensIt(pane: String, question: String) throws {
    var program = try PointsTraining(epochs: 20).program(Size(width: 120, height: 40))
    program.press("Right", pane)
    var keyed = program
    keyed.press("Tab", "Right")
    let top = try place(of: question, program).y + 1
    let points = (top..<top + 3).flatMap { y in (1..<119).map { (x: $0, y: y) } }
    let found = points.first { point in
      var clicked = program
      clicked.click(point.x, point.y)
      return clicked.canvas == keyed.canvas
    }
    let point = try #require(found)
    for _ in 0..<2 { program.click(point.x, point.y) }
    keyed.press("Enter")
    #expect(program.screen == keyed.screen)
  }

  @Test func everyPressMovesTheCursorOfTheMapByACell() throws {
    var program = try PointsTraining().program()
    program.press("Right", "Tab")
    func row() -> Int? { program.lines.firstIndex { $0.contains("(") && $0.contains("says") } }
    var seen: Set<String> = []
    let heading = program.lines.first { $0.contains("Where is the border?") }
    #expect(heading != nil)
    for _ in 0..<5 {
      let place = program.canvas.lines.enumerated().first {
        $0.element.contains("◆") && $0.offset > 8
      }
      seen.insert("\(place?.offset ?? -1)")
      program.press("Down")
    }
    #expect(seen.count == 5, "\(seen)")
  }

  @Test func dropoutIsNamedWhereThereIsSome() throws {
    var program = try PointsTraining().program()
    program.press("Right")
    #expect(!program.screen.contains("dropout"))
    var other = try PointsTraining(network: "2 dense(4) tanh dropout(0.5) dense(1) sigmoid")
      .program(Size(width: 120, height: 40))
    other.press("Right", "5")
    #expect(other.screen.contains("dropout on"))
    #expect(other.screen.contains("its first dropout mask: "))
  }

  @Test func stopsAreLookedForFromWhereItStands() throws {
    var program = try PointsTraining(epochs: 20).program()
    program.press("Right*3", "c")
    #expect(program.state.titleOfKeys != "Training")
    program.press("Esc", "q", "b")
    program.press("a", "text:loss > 0", "Enter", "c")
    program.settle()
    #expect(program.screen.contains("The loss is "))
    #expect(program.screen.contains("step 4"))
    program.press("q")
    #expect(program.screen.contains("3/5"))
  }
}

struct AsleepTests {
  @Test func neuronsOfFlatEndsAreCounted() throws {
    let network = "2 dense(3) sigmoid dense(3) tanh dense(1) sigmoid"
    var program = try PointsTraining(network: network).program(Size(width: 120, height: 40))
    program.press("4", "Right")
    #expect(program.screen.contains("saturated") && !program.screen.contains("silent  "))
  }
}
