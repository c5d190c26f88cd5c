import CellCanvas
import TestSupport
import Testing
import Workbench

/// The list of stops and the searches, as the program's keys find them.
@Suite struct StopsTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  /// At the first step, with these stops typed into the list.
  private static func program(_ stops: String..., size: Size = sizes[0]) throws -> Program {
    var program = try Program(size)
    program.press("s", "b")
    for stop in stops { program.press("a", "text:\(stop)", "Enter") }
    return program
  }

  @Test(arguments: sizes)
  func theListIsShownWithWhatCanBeTyped(_ size: Size) throws {
    var screens = [try Self.program(size: size).screen]
    var program = try Self.program("loss > 2.5", "relu 17>3", "every 100", size: size)
    program.press("Up", "space")
    screens.append(program.screen)
    program.press("a", "text:loss = 3", "Enter")
    screens.append(program.screen)
    #expect(
      Golden.difference(
        screens.joined(separator: "\n\n"), from: "stops-\(size.width).txt") == nil)
  }

  @Test func aStopIsEditedSwitchedOffAndDeleted() throws {
    var program = try Self.program("loss > 2.5", "every 100")
    program.press("e", "Backspace", "Enter")
    #expect(program.screen.contains("▶ ◆ every 10 "))
    program.press("space")
    #expect(program.screen.contains("▶ · every 10  (off)"))
    program.press("Up", "d")
    #expect(!program.screen.contains("◆ loss > 2.5"))
    program.press("d")
    #expect(program.screen.contains("No stop is set."))
    program.press("Esc")
    #expect(program.screen.contains("forward › input"))
  }

  @Test func aFaultStaysInThePromptUntilSomethingElseIsTyped() throws {
    var program = try Self.program("los > 2.5")
    #expect(program.screen.contains("“los” begins no stop"))
    #expect(program.screen.contains("Stop at: los > 2.5"))
    #expect(program.screen.contains("^ here"))
    program.press("Backspace*9", "text:misclassified", "Enter")
    #expect(program.screen.contains("▶ ◆ misclassified"))
    program.press("a", "text:nonsense", "Enter", "Esc")
    #expect(program.screen.contains("▶ ◆ misclassified"))
  }

  @Test func withoutStopsCSaysSoAndOpensTheList() throws {
    var program = try Program(Self.sizes[0])
    program.press("s", "c")
    #expect(program.screen.contains("No stop is switched on"))
    #expect(program.screen.contains("┏ Stops "))
  }

  @Test func cGoesOnSaysWhyAndBackspaceLeadsBack() throws {
    var program = try Self.program("every 20")
    program.press("c")
    #expect(program.screen.contains("step 20 of 60,000"))
    #expect(program.sentence == "Step 20 is a multiple of 20.")
    program.press("c", "C")
    #expect(program.screen.contains("step 20 of 60,000"))
    program.press("C")
    #expect(program.sentence == "No stop before this, back to step 1; you are where you were.")
    #expect(program.screen.contains("step 20 of 60,000"))
    program.press("Backspace", "Backspace")
    #expect(program.screen.contains("step 20 of 60,000"))
    program.press("Backspace")
    #expect(program.screen.contains("step 1 of 60,000"))
  }

  @Test func theLastChangeOfAWeightsSignIsFound() throws {
    var program = try Self.program("sign dense_2/bias 5")
    program.press("Esc", "]*6", "C")
    #expect(program.sentence.contains("The 3rd dense bias of digit 5 changed its sign: "))
    #expect(program.screen.contains("update › 3rd dense biases › neuron 5"))
  }

  @Test func aQuestionThatOpensAtAStopHidesWhyItHeld() throws {
    var program = try Self.program("loss > 0")
    program.press("Esc", "a", "c")
    #expect(program.screen.contains("│ loss "))
    #expect(program.sentence == "A stop holds here; guess first.")
    #expect(!program.screen.contains("The loss is "))
  }

  // MARK: What takes long

  @Test func aSearchShowsWhereItIsAndAnyKeyStopsIt() throws {
    var program = try Self.program("loss > 1000")
    let before = program.screen
    program.press("c")
    #expect(program.sentence.hasPrefix("Looking for the next stop: step "))
    #expect(program.state.tickMilliseconds == 0)
    let first = program.sentence
    program.send(.tick)
    #expect(program.sentence != first && program.sentence.hasPrefix("Looking for the next stop"))
    program.press("x")
    #expect(program.sentence.hasPrefix("Stopped looking at step "))
    #expect(program.sentence.hasSuffix("this is still step 1."))
    #expect(program.state.tickMilliseconds == nil)
    program.press("b")
    #expect(program.screen == before)
  }

  @Test func aLongWayIsGoneInSlicesAndEndsWhereItWasToGo() throws {
    var program = try Program(Self.sizes[0])
    program.press("s", ":", "text:step 6000 loss", "Enter")
    #expect(program.sentence.contains("steps before step 6,000"))
    program.press("Esc")
    #expect(program.sentence == "Stopped on the way; this is still step 1.")
    program.press(":", "text:step 6000 loss", "Enter")
    var ticks = 0
    while program.state.tickMilliseconds == 0, ticks < 1_000 {
      program.send(.tick)
      ticks += 1
    }
    #expect(ticks > 3)
    #expect(program.screen.contains("step 6,000 of 60,000"))
    program.press("Backspace")
    #expect(program.screen.contains("step 1 of 60,000"))
  }

  @Test func aRunThatNobodyWatchesSearchesToTheEnd() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.state.house.isUnwatched = true
    program.press("s", "b", "a", "text:every 300", "Enter", "c")
    #expect(program.sentence == "Step 300 is a multiple of 300.")
  }

  // MARK: The timeline

  @Test(arguments: sizes)
  func theTimelineMarksStopsAndAmongStepsWhatIsKept(_ size: Size) throws {
    var program = try Self.program("loss > 2.5", "relu 3 > 1", "every 20", size: size)
    program.press("Esc")
    var lines = [program.timeline]
    program.press("Up", "5", "0", "Right", "C")
    lines.append(program.timeline)
    program.press("Up", "Up")
    lines.append(program.timeline)
    program.press("Up")
    lines.append(program.timeline)
    #expect(
      Golden.difference(lines.joined(separator: "\n"), from: "timeline-\(size.width).txt") == nil)
  }

  @Test func theLineOfStepsIsDraggedAndBackspaceLeadsToWhereTheDragBegan() throws {
    var program = try Program(Self.sizes[0])
    program.press("s", "Up", "4", "0", "Right")
    #expect(program.screen.contains("step 41 of 60,000"))
    program.drag(from: 30, to: 8, row: 22)
    #expect(program.screen.contains("step 1 of 60,000"))
    program.press("Backspace")
    #expect(program.screen.contains("step 41 of 60,000"))
  }

  @Test func epochsAreTheCoarsestGrain() throws {
    var program = try Program(Self.sizes[0])
    program.press("s", "Up", "Up")
    #expect(program.screen.contains("from epoch to epoch"))
    #expect(program.screen.contains("→ next epoch"))
    program.press("Up")
    #expect(program.sentence == "This is the coarsest grain.")
    program.press("Left")
    #expect(program.sentence.hasPrefix("This is the first place of the walk"))
    program.press("Right")
    #expect(program.sentence.contains("steps before step 60,001"))
    program.press("Esc", "Down", "]")
    #expect(program.sentence.contains("steps before step 60,001"))
  }

  @Test func thePaceIsSaidAndAnyMoveStopsTheRun() throws {
    var program = try Program(Self.sizes[0])
    program.press("s", "+")
    #expect(program.sentence == "space runs; it moves 2.5 times a second.")
    program.press("space")
    #expect(program.sentence.hasPrefix("running, 2.5 times a second · "))
    #expect(program.state.tickMilliseconds == 400)
    program.press("-")
    #expect(program.sentence.hasPrefix("running, every second · "))
    program.press("space")
    #expect(program.state.tickMilliseconds == nil)
  }
}

/// The walk in plain mode, with stops.
@Suite struct PlainStopsTests {
  private static func walk() throws -> PlainProgram {
    try PlainProgram(StepOpening().timeline(on: Program().state.house.mnist.train))
  }

  @Test func stopsAreSetListedMetAndTakenOff() throws {
    var walk = try Self.walk()
    func answer(_ line: String) -> String { walk.answer(line).lines.joined(separator: "\n") }
    #expect(answer("stops") == "No stop is set: “stop loss > 2.5” sets one.")
    #expect(answer("continue").hasPrefix("No stop is set"))
    #expect(answer("stop every 30") == "Stop 1: every 30. continue goes on to it.")
    #expect(answer("stop every x").contains("(column 7 of “every x”)"))
    #expect(answer("continue").hasPrefix("Step 30 is a multiple of 30.\n"))
    #expect(answer("continue back").hasPrefix("No stop before this"))
    #expect(answer("continue on").contains("“continue back”"))
    #expect(answer("stop at loss") == "Stop 2: at loss. continue goes on to it.")
    #expect(answer("continue back").hasPrefix("Step 29 has come to “loss”.\n"))
    #expect(answer("stops") == "Stop 1: every 30\nStop 2: at loss")
    #expect(answer("toggle 2") == "Stop 2 is off: at loss.")
    #expect(answer("stops") == "Stop 1: every 30\nStop 2: at loss (off)")
    #expect(answer("toggle 2") == "Stop 2 is on: at loss.")
    #expect(answer("toggle x") == "“toggle” wants the number of a stop, 1–2; “x” was given.")
    #expect(answer("unstop 3") == "“unstop” wants the number of a stop, 1–2; “3” was given.")
    #expect(answer("unstop 1") == "Stop 1 is gone: every 30.")
    #expect(answer("stops") == "Stop 1: at loss")
  }
}
