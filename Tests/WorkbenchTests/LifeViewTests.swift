import CellCanvas
import TestSupport
import Testing
import TimeTravel
import Workbench

/// The life of a weight, a neuron, a layer and a mask, as one sees it.
@Suite struct LifeViewTests {
  /// The walk at a place, with the view of its life open and read to its end.
  private func program(
    at place: String, _ size: String, look: Look = Look(depth: .none)
  ) throws -> Program {
    var program = try Program(size, look: look)
    let target = try Target(place, in: .tutorial())
    try program.open(.step(StepOpening(target: target)))
    for _ in 0..<6 where !program.isOfLife { program.press("v") }
    while program.state.tickMilliseconds != nil { program.send(.tick) }
    return program
  }

  /// What matters most is another neuron in each step; the one that is looked at stays.
  @Test func whereNothingIsChosenOneNeuronIsHeldFromStepToStep() throws {
    var program = try Program("80x24", look: Look(depth: .none))
    try program.open(.step(StepOpening(target: try Target("update dense/kernel", in: .tutorial()))))
    program.press("v", "v", "Up")
    func neurons() -> [Substring] {
      program.screen.matches(of: #/neuron (\d+)/#).map(\.output.1)
    }
    let held = neurons()
    #expect(!held.isEmpty)
    for step in 2...4 {
      program.press("Right")
      #expect(program.lines[0].contains("step \(step)"))
      #expect(neurons() == held)
    }
  }

  @Test(arguments: [
    ("weight", "step 4 update dense_1/kernel 154,3"), ("bias", "step 4 update dense/bias 31"),
    ("neuron", "step 3 again"), ("layer", "step 4 update dense/kernel"),
    ("mask", "step 6 dropout 31"),
  ])
  func goldens(name: String, place: String) throws {
    let place = name == "neuron" ? "step 3 update dense/kernel 161,31" : place
    let screens = try ["80x24", "110x40"].map { size in
      var program = try program(at: place, size)
      if name == "neuron" {
        program.press("Up")
        while program.state.tickMilliseconds != nil { program.send(.tick) }
      }
      return program.view
    }
    #expect(
      Golden.difference(screens.joined(separator: "\n"), from: "life-\(name).txt") == nil)
  }

  @Test func asciiTerminal() throws {
    let program = try program(
      at: "step 4 update dense_1/kernel 154,3", "80x24",
      look: Look(glyphs: .ascii, depth: .none))
    #expect(program.screen.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: ["80x24", "100x30", "120x40", "200x60"])
  func theFilmBeginsWithTheStartAndEndsNow(_ size: String) throws {
    let program = try program(at: "step 320 update dense/kernel", size)
    #expect(program.screen.contains("moved most"))
    var neuron = program
    neuron.press("Down")
    while neuron.state.tickMilliseconds != nil { neuron.send(.tick) }
    let names = try #require(neuron.screen.firstMatch(of: /start +10 +100.*/)?.0)
    #expect(neuron.screen.contains("300") && neuron.screen.contains(/now|step 320/), "\(names)")
    // Every picture has a legend.
    #expect(neuron.screen.contains(/−0\.\d+ ≡=−·\+\*# \+0\.\d+/))
  }

  @Test func picturesGrowWithTheWindow() throws {
    let places = try ["80x24", "120x40", "200x60"].map { size in
      let program = try program(at: "step 12 update dense/kernel 161,7", size, look: Look())
      let canvas = program.canvas
      return (0..<canvas.size.height).reduce(0) { sum, y in
        sum + (0..<canvas.size.width).count { canvas[$0, y].style.background != .terminal }
      }
    }
    #expect(places[0] < places[1] && places[1] < places[2])
  }

  @Test func enterOnAWeightThatMovedMostEntersItsLife() throws {
    var program = try program(at: "step 40 update dense/kernel", "120x40")
    #expect(program.screen.contains("moved most since the start"))
    program.press(">", times: 5)
    let row = try #require(program.screen.firstMatch(of: /▶ pixel \((\d+,\d+)\) → (\d+)/))
    program.press("Enter")
    while program.state.tickMilliseconds != nil { program.send(.tick) }
    #expect(program.isOfLife)
    #expect(
      program.screen.contains("from pixel (\(row.1)) to neuron \(row.2)"),
      "\(program.screen)")
  }

  @Test func thePointerStandsOnTheJumpThatOneWentTo() throws {
    var program = try program(at: "step 40 update dense/kernel", "120x40")
    program.press(">", ">")
    let step = try #require(program.screen.firstMatch(of: #/▶ +(\d+) /#)?.1)
    program.press("Enter")
    while program.state.tickMilliseconds != nil { program.send(.tick) }
    #expect(program.lines[0].contains("step \(step) of"))
    #expect(program.screen.contains(try Regex("▶ +\(step) ")), "\(program.screen)")
  }

  @Test func theLifeOfBiasesIsOfBiases() throws {
    let program = try program(at: "step 4 update dense/bias", "120x40")
    #expect(program.screen.contains("all 200 biases"))
    #expect(!program.screen.contains("156,800 weights"))
  }

  @Test func tabPointsAtAWeightOfTheFilm() throws {
    var program = try program(at: "step 4 update dense/kernel 161,31", "120x40")
    program.press("Tab", "Right")
    #expect(program.isOfLife)
    #expect(program.sentence.contains("pixel (5,22) to neuron 31"), "\(program.sentence)")
  }

  @Test(arguments: ["80x24", "120x40", "200x60"])
  func allNeuronsOfALayerAreInTheRasterOfMasks(_ size: String) throws {
    let program = try program(at: "step 100 dropout 131", size)
    #expect(program.screen.contains("0–99") && program.screen.contains("100–199"))
    #expect(program.screen.contains("▾") && program.screen.contains("a dot: dropped"))
    #expect(!program.screen.contains(/\w…/))
  }

  @Test func enterGoesToAJumpAndBackspaceReturns() throws {
    var program = try program(at: "step 9 update dense/kernel 161,31", "120x40")
    #expect(program.screen.contains("▶    1  0 (a 5)"))
    program.press("Enter")
    while program.state.tickMilliseconds != nil { program.send(.tick) }
    #expect(program.lines[0].contains("step 1 of"))
    #expect(program.isOfLife)
    program.press("Backspace")
    #expect(program.lines[0].contains("step 9 of"))
  }

  @Test func aLifeArrivesInSlicesAndEscStopsIt() throws {
    var program = try Program("120x40")
    try program.open(
      .step(
        StepOpening(target: try Target("step 3000 update dense/kernel 161,31", in: .tutorial()))))
    for _ in 0..<6 where !program.isOfLife { program.press("v") }
    #expect(program.screen.contains("steps read …"))
    #expect(program.state.tickMilliseconds == 0)
    program.press("Esc")
    #expect(program.state.tickMilliseconds == nil)
  }

  @Test func plainTextTellsTheNumbers() throws {
    var timeline = try ViewsFixture.tutorial()
    try timeline.go(to: Target(step: 4, place: .update(parameter: 0), unit: 31, term: 161))
    var walk = try PlainProgram(timeline)
    var lines: [String] = []
    for _ in 0..<4 { lines = walk.answer("view").lines }
    let text = lines.joined(separator: "\n")
    #expect(text.contains("Life:") && text.contains("largest jumps"))
    #expect(text.contains("start") && text.contains("since"))
  }
}

extension Program {
  /// Whether the view of a life is open.
  fileprivate var isOfLife: Bool { screen.contains("┌ Life ─") || screen.contains("Life.") }
}
