import CellCanvas
import Datasets
import NeuralCore
import Testing
import TimeTravel
import Workbench

/// Look again on the screen: every part of it is about the example and the pass that are shown.
@Suite struct LookAgainScreenTests {
  private static func look(at other: Int, _ size: Size = Size(width: 120, height: 40)) throws
    -> Program
  {
    var program = try Program(size)
    program.press("s", "G")
    if other > 0 { program.press("n", times: other) }
    return program
  }

  /// The rows of the network pane, without its box.
  private static func pane(_ program: Program, width: Int = 30) -> [String] {
    program.screen.split(separator: "\n").map { String($0.prefix(width)) }
  }

  @Test func theExampleThatIsShownIsNamedAndDrawn() throws {
    let program = try Self.look(at: 1)
    let lines = program.screen.split(separator: "\n")
    #expect(lines[0].contains("example 1 (a 0)"))
    #expect(lines.contains { $0.contains("── example 1: a 0 ─") })
    #expect(lines.contains { $0.contains("another example") })
    #expect(!program.screen.contains("example 0"))
    #expect(!program.screen.contains("the same example"))
    // The same digit as Data shows it.
    let ink = try MNIST.shipped().train.pixels(1).count { $0 != 0 }
    #expect(program.screen.contains("\(ink) of 784 pixels have ink"))
  }

  @Test func theStripsAreThoseOfThePassThatIsShown() throws {
    let again = try Self.look(at: 0)
    let own = Self.pane(again).filter { $0.contains("✓") && !$0.contains("right") }
    let other = Self.pane(try Self.look(at: 1)).filter { $0.contains("✓") }
    #expect(own.count == other.count)
    // Without a mask, a dropout layer hands on what it is given.
    func strip(_ rows: [String], _ name: String) -> Substring? {
      rows.first { $0.contains("✓ \(name)") }?.suffix(9)
    }
    #expect(strip(own, "dropout") == strip(own, "relu"))
    for name in ["dense", "relu"] {
      #expect(strip(own, name) != strip(other, name), "\(name)")
    }
    #expect(again.screen.contains("new weights, no dropout"))
    var forward = try Program()
    forward.press("s", ":", "text:loss", "Enter")
    let before = Self.pane(forward).filter { $0.contains("✓") }
    #expect(strip(own, "softmax") != strip(before, "softmax"))
  }

  @Test func theLossWithTheMasksStandsBesideTheOneWithout() throws {
    #expect(
      try Self.look(at: 0).screen.contains(
        "with this step's masks it was 2.3934; without them 2.2008"))
    #expect(!(try Self.look(at: 1).screen.contains("with this step's masks")))
    let small = try Self.look(at: 0, Size(width: 80, height: 24)).screen
    #expect(small.contains("with this step's masks it was 2.3934; without them 2.2008"))
    var mazur = try Program()
    try mazur.open("mazur")
    mazur.press("G")
    #expect(!mazur.screen.contains("dropout") && !mazur.screen.contains("masks"))
    #expect(!mazur.screen.contains("another example"))
  }

  @Test func theLineForTheShellReopensTheOtherExample() throws {
    var program = try Self.look(at: 2)
    let screen = program.screen
    program.press("y")
    #expect(program.sentence.contains(#"--at "step 1 again 2""#))
    var other = try Program()
    other.press("s", ":", "text:step 1 again 2", "Enter")
    #expect(other.screen == screen)
    program.press("Left", "Right")
    #expect(program.screen == screen)
  }

  @Test func aScenarioThatKeepsItsExampleKeepsItHereToo() throws {
    var program = try Program()
    try program.open(text: ["lock: example"])
    program.press("G")
    #expect(!program.screen.contains("another example") && !program.screen.contains("n p"))
    program.press(":", "text:again 1", "Enter")
    #expect(program.sentence == "Here the example cannot be changed.")
  }

  @Test func atAnUpdateThePaneSaysWhatItsMarksAndStripsAre() throws {
    var program = try Program()
    program.press("s", ":", "text:update dense_1/kernel", "Enter")
    #expect(program.screen.contains("✓ weights are updated"))
    #expect(program.screen.contains("strips: the old weights’"))
    var small = try Program(Size(width: 80, height: 24))
    small.press("s", ":", "text:update dense_1/kernel", "Enter")
    #expect(small.screen.contains("✓ = updated"))
  }

  @Test func aTrainedNetworksStepsAreCountedFromItsTraining() throws {
    var program = try Program()
    var session = Session.tutorial()
    let workspace = Workspace(for: session.network, rows: 1)
    for example in 0..<2 {
      session.step(Batch([example], from: program.state.house.mnist.train), in: workspace)
    }
    try program.open(.step(StepOpening(session: session, model: "two.safetensors")))
    func top() -> String { program.screen.split(separator: "\n").first.map(String.init) ?? "" }
    #expect(top().hasPrefix(" step 3 (2 trained + 1) · batch of 1 │ example 2 (a 4)"))
    #expect(!top().contains("60,000"))
    program.press("]", "Up")
    #expect(top().hasPrefix(" step 4 (2 trained + 2)"))
    #expect(program.timeline.contains("4 reached │ after 2 of training"))
  }

  @Test func plainTextLooksAtAnotherExampleByItsNumber() throws {
    var walk = try PlainProgram(ViewsFixture.tutorial())
    _ = walk.answer("goto again")
    let named = walk.answer("goto again 2").lines
    _ = walk.answer("goto again")
    _ = walk.answer("example")
    #expect(walk.answer("example").lines == named)
    #expect(walk.answer("why").lines.first?.hasPrefix("example 2, not learnt from") == true)
    #expect(walk.answer("goto again 60000").lines.first?.hasPrefix("examples are counted") == true)
  }
}
