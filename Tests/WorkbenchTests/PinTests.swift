import CellCanvas
import TestSupport
import Testing
import TimeTravel
import Workbench

/// Weights that are kept in sight, and a walk that runs over steps.
@Suite struct PinTests {
  private static func program(at place: String, _ size: String = "120x40") throws -> Program {
    var program = try Program(size, look: Look(depth: .none))
    try program.open(.step(StepOpening(target: try Target(place, in: .tutorial()))))
    return program
  }

  // MARK: Pinned numbers

  @Test func aPinnedWeightStaysInSightWithItsValueWhereverOneGoes() throws {
    var program = try Self.program(at: "step 3 update dense/kernel 161,31")
    program.press("P")
    let list = try #require(program.lines.first { $0.contains("▶ ") && $0.contains("weight from") })
    #expect(list.contains("dense weight from pixel (5,21) to neuron 31"))
    program.press("Esc", "Up", "Up", "Right", "Right")
    #expect(program.screen.contains("◆ dense (5,21)→31"))
    // The number in the list is the one that the update ends with.
    program.press("Backspace", "P")
    #expect(program.screen.contains("+0.02"))
  }

  @Test func noMoreThanFiveArePinnedAndDLetsOneGo() throws {
    var program = try Self.program(at: "update dense_2/bias 0", "120x40")
    // ↓ lets → go from bias to bias.
    program.press("Up", "Down")
    for _ in 0..<6 { program.press("P", "Esc", "Right") }
    program.press("P")
    #expect(program.sentence == "5 numbers are pinned already: d lets one go.")
    program.press("d", "Esc")
    #expect(!program.screen.contains("bias 0 "))
    program.press("P")
    #expect(program.screen.contains("of digit 6"))
  }

  @Test func whereNothingMovesNothingIsPinned() throws {
    var program = try Self.program(at: "again")
    program.press("P")
    #expect(program.sentence.hasPrefix("No single number is under the cursor"))
  }

  /// Whatever `.` tells the digits of is what `P` keeps in sight.
  @Test(arguments: [
    ("dense 17", "dense, neuron 17: z"), ("relu 40", "relu, neuron 40: a"),
    ("dropout 40", "dropout, neuron 40: after"), ("softmax 5", "softmax, digit 5: p"),
    ("loss", "the loss"), ("blame dense 31", "dense, neuron 31: δ"), ("input 161", "pixel (5,21)"),
    ("gradient dense/kernel 161,31", "gradient of the dense weight from pixel (5,21) to neuron 31"),
    ("update dense/kernel 161,31", "dense weight from pixel (5,21) to neuron 31"),
  ])
  func anyNumberCanBePinned(_ place: String, _ name: String) throws {
    var program = try Self.program(at: "step 3 \(place)")
    let digits = try Self.digits(of: program)
    program.press("P")
    while program.state.tickMilliseconds == 0 { program.send(.tick) }
    let line = try #require(program.lines.first { $0.contains("▶ ") && $0.contains(name) })
    // What is exactly 0 is written so.
    let number = line.firstMatch(of: /[+−]?\d\.\d{6}/)?.0 ?? "0"
    let value = try #require(Float(number.replacing("−", with: "-").replacing("+", with: "")))
    #expect(digits.contains { abs($0 - value) <= 1e-6 }, "\(digits) \(line)")
    program.press("Enter")
    #expect(program.lines[0].contains("step 3 of"))
  }

  private static func digits(of program: Program) throws -> [Float] {
    var program = program
    program.press(".")
    return program.sentence.matches(of: /= (−?[0-9.e−]+?)[,.]?(?: |$)/).compactMap {
      Float($0.1.replacing("−", with: "-"))
    }
  }

  @Test func theListStaysOpenWhenTheLastPinIsLetGo() throws {
    var program = try Self.program(at: "update dense_2/bias 0")
    program.press("P", "d")
    #expect(program.screen.contains("No number is pinned"))
    program.press("text:dense 17")
    #expect(!program.sentence.contains("What if"))
    program.press("Esc")
    #expect(!program.screen.contains("No number is pinned"))
  }

  @Test func onAPinChangesSignsAndValuesAreFound() throws {
    var program = try Self.program(at: "update dense_2/bias 5")
    program.press("P", "c")
    #expect(program.sentence.contains("The 3rd dense bias of digit 5 moved by"))
    #expect(program.lines[0].contains("step 2 of"))
    program.press("C")
    #expect(program.lines[0].contains("step 1 of"))
    program.press("-")
    #expect(program.sentence.hasPrefix("No stop before this"))
    program.press("+")
    #expect(program.sentence.contains("changed its sign") || program.sentence.contains("No stop"))
    program.press("x")
    program.press("text:0.05")
    program.press("Enter")
    #expect(program.sentence.contains("passed 0.05"))
    program.press("x")
    program.press("text:much")
    program.press("Enter")
    #expect(program.screen.contains("“much” was given"))
  }

  /// What each step brings anew is searched for from step to step.
  @Test func onAPinnedNumberOfANeuronChangesSignsAndValuesAreFoundToo() throws {
    var program = try Self.program(at: "step 2 dense 17")
    program.press("P", "c")
    #expect(program.sentence.hasPrefix("Dense, neuron 17: z moved by"))
    #expect(program.lines[0].contains("step 3 of"))
    program.press("C")
    #expect(program.lines[0].contains("step 2 of"))
    program.press("+")
    #expect(program.sentence.contains("changed its sign"))
    let step = program.lines[0]
    program.press("x")
    program.press("text:0")
    program.press("Enter")
    #expect(program.sentence.contains("passed 0:"))
    #expect(program.lines[0] != step)
  }

  // MARK: Stops from the cursor

  @Test func aStopOfTheWeightUnderTheCursorIsOneKey() throws {
    var program = try Self.program(at: "update dense/kernel 161,31")
    program.press("b", "p")
    program.press("text:0.05")
    program.press("Enter")
    #expect(program.screen.contains("◆ dense/kernel 161,31 passes 0.05"))
    program.press("g")
    #expect(program.screen.contains("◆ gradient dense/kernel 161,31 = 0"))
    program.press("n")
    #expect(program.sentence.hasPrefix("No neuron is under the cursor"))
  }

  // MARK: Running over steps

  @Test func inALifeItRunsOverStepsUpToAHundredAFrame() throws {
    var program = try Self.program(at: "update dense/kernel 161,31")
    while !program.screen.contains("┌ Life") { program.press("v") }
    program.press("+", "+", "+")
    #expect(program.sentence == "space runs; it moves 10 steps 7 times a second.")
    program.press("space")
    program.settle()
    program.send(.tick)
    program.settle()
    #expect(program.lines[0].contains("step 11 of"))
    #expect(program.screen.contains("from pixel (5,21) to neuron 31"))
    program.press("+")
    program.send(.tick)
    program.settle()
    #expect(program.lines[0].contains("step 111 of"))
    #expect(program.sentence.contains("running, 100 steps 7 times a second"))
  }

  @Test func theNeuronThatIsShownIsHeldWhileItRuns() throws {
    var program = try Self.program(at: "update dense/kernel", "120x40")
    program.press("v", "space")
    let neuron = try #require(program.screen.firstMatch(of: /neuron (\d+)/)?.1)
    for _ in 0..<3 { program.send(.tick) }
    #expect(program.lines[0].contains("step 4 of"))
    #expect(program.screen.firstMatch(of: /neuron (\d+)/)?.1 == neuron)
  }

  @Test func theScaleOfWeightsIsHeldFromStepToStepUntilR() throws {
    var program = try Self.program(at: "update dense/kernel 161,31")
    program.press("v")
    let scale = try #require(program.screen.firstMatch(of: /−0\.\d+ .*\+0\.\d+/)?.0)
    program.press("]", times: 20)
    #expect(program.screen.contains(scale))
    #expect(program.screen.contains("scale of step 1, r fits"))
    program.press("r")
    #expect(program.sentence == "The scales are fitted to step 21 and stay so.")
    #expect(!program.screen.contains("r fits"))
  }

  @Test func elsewhereItRunsFromPlaceToPlaceAndAtMostSevenTimesASecond() throws {
    var program = try Self.program(at: "loss")
    program.press("+", times: 6)
    #expect(program.sentence == "space runs; it moves 7 times a second.")
  }
}
