import CellCanvas
import TestSupport
import Testing
import Workbench

/// The list of stops and the searches, as the learner's keys find them.
@Suite struct StopsTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  /// At the first step, with these stops typed into the list.
  private static func learner(_ stops: String..., size: Size = sizes[0]) throws -> Learner {
    var learner = try Learner(size)
    try learner.press("s", "b")
    for stop in stops { try learner.press("a", "text:\(stop)", "Enter") }
    return learner
  }

  @Test(arguments: sizes)
  func theListIsShownWithWhatCanBeTyped(_ size: Size) throws {
    var screens = [try Self.learner(size: size).screen]
    var learner = try Self.learner("loss > 2.5", "relu 17>3", "every 100", size: size)
    try learner.press("Up", "space")
    screens.append(learner.screen)
    try learner.press("a", "text:loss = 3", "Enter")
    screens.append(learner.screen)
    #expect(
      Golden.difference(
        screens.joined(separator: "\n\n"), from: "stops-\(size.width).txt") == nil)
  }

  @Test func aStopIsEditedSwitchedOffAndDeleted() throws {
    var learner = try Self.learner("loss > 2.5", "every 100")
    try learner.press("e", "Backspace", "Enter")
    #expect(learner.screen.contains("▶ ◆ every 10 "))
    try learner.press("space")
    #expect(learner.screen.contains("▶ · every 10  (off)"))
    try learner.press("Up", "d")
    #expect(!learner.screen.contains("◆ loss > 2.5"))
    try learner.press("d")
    #expect(learner.screen.contains("No stop is set."))
    try learner.press("Esc")
    #expect(learner.screen.contains("forward › input"))
  }

  @Test func aFaultStaysInThePromptUntilSomethingElseIsTyped() throws {
    var learner = try Self.learner("los > 2.5")
    #expect(learner.screen.contains("“los” begins no stop"))
    #expect(learner.screen.contains("Stop at: los > 2.5"))
    #expect(learner.screen.contains("^ here"))
    try learner.press("Backspace*9", "text:misclassified", "Enter")
    #expect(learner.screen.contains("▶ ◆ misclassified"))
    try learner.press("a", "text:nonsense", "Enter", "Esc")
    #expect(learner.screen.contains("▶ ◆ misclassified"))
  }

  @Test func withoutStopsCSaysSoAndOpensTheList() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.press("s", "c")
    #expect(learner.screen.contains("No stop is switched on"))
    #expect(learner.screen.contains("┏ Stops "))
  }

  @Test func cGoesOnSaysWhyAndBackspaceLeadsBack() throws {
    var learner = try Self.learner("every 20")
    try learner.press("c")
    #expect(learner.screen.contains("step 20 of 60,000"))
    #expect(learner.sentence == "Step 20 is a multiple of 20.")
    try learner.press("c", "C")
    #expect(learner.screen.contains("step 20 of 60,000"))
    try learner.press("C")
    #expect(learner.sentence == "No stop before this, back to step 1; you are where you were.")
    #expect(learner.screen.contains("step 20 of 60,000"))
    try learner.press("Backspace", "Backspace")
    #expect(learner.screen.contains("step 20 of 60,000"))
    try learner.press("Backspace")
    #expect(learner.screen.contains("step 1 of 60,000"))
  }

  @Test func theLastChangeOfAWeightsSignIsFound() throws {
    var learner = try Self.learner("sign dense_2/bias 5")
    try learner.press("Esc", "]*3", "C")
    #expect(learner.sentence.contains("dense_2/bias 5 changed its sign: "))
    #expect(learner.screen.contains("update › 3rd dense biases › neuron 5"))
  }

  @Test func aQuestionThatOpensAtAStopHidesWhyItHeld() throws {
    var learner = try Self.learner("loss > 0")
    try learner.press("Esc", "a", "c")
    #expect(learner.screen.contains("│ loss "))
    #expect(learner.sentence == "A stop holds here; guess first.")
    #expect(!learner.screen.contains("The loss is "))
  }

  // MARK: What takes long

  @Test func aSearchShowsWhereItIsAndAnyKeyStopsIt() throws {
    var learner = try Self.learner("loss > 1000")
    let before = learner.screen
    try learner.press("c")
    #expect(learner.sentence.hasPrefix("Looking for the next stop: step "))
    #expect(learner.state.tickMilliseconds == 0)
    let first = learner.sentence
    learner.send(.tick)
    #expect(learner.sentence != first && learner.sentence.hasPrefix("Looking for the next stop"))
    try learner.press("x")
    #expect(learner.sentence.hasPrefix("Stopped looking at step "))
    #expect(learner.sentence.hasSuffix("this is still step 1."))
    #expect(learner.state.tickMilliseconds == nil)
    try learner.press("b")
    #expect(learner.screen == before)
  }

  @Test func aLongWayIsGoneInSlicesAndEndsWhereItWasToGo() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.press("s", ":", "text:step 6000 loss", "Enter")
    #expect(learner.sentence.contains("steps before step 6,000"))
    try learner.press("Esc")
    #expect(learner.sentence == "Stopped on the way; this is still step 1.")
    try learner.press(":", "text:step 6000 loss", "Enter")
    var ticks = 0
    while learner.state.tickMilliseconds == 0, ticks < 1_000 {
      learner.send(.tick)
      ticks += 1
    }
    #expect(ticks > 3)
    #expect(learner.screen.contains("step 6,000 of 60,000"))
    try learner.press("Backspace")
    #expect(learner.screen.contains("step 1 of 60,000"))
  }

  @Test func aRunThatNobodyWatchesSearchesToTheEnd() throws {
    var program = try Program()
    program.state.isUnwatched = true
    program.press("s", "b", "a", "text:every 300", "Enter", "c")
    #expect(program.sentence == "Step 300 is a multiple of 300.")
  }

  // MARK: The timeline

  @Test(arguments: sizes)
  func theTimelineMarksStopsAndAmongStepsWhatIsKept(_ size: Size) throws {
    var learner = try Self.learner("loss > 2.5", "relu 3 > 1", "every 20", size: size)
    try learner.press("Esc")
    var lines = [learner.timeline]
    try learner.press("Up", "5", "0", "Right", "C")
    lines.append(learner.timeline)
    try learner.press("Up", "Up")
    lines.append(learner.timeline)
    try learner.press("Up")
    lines.append(learner.timeline)
    #expect(
      Golden.difference(lines.joined(separator: "\n"), from: "timeline-\(size.width).txt") == nil)
  }

  @Test func theLineOfStepsIsDraggedAndBackspaceLeadsToWhereTheDragBegan() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.press("s", "Up", "4", "0", "Right")
    #expect(learner.screen.contains("step 41 of 60,000"))
    learner.drag(from: 30, to: 8, row: 22)
    #expect(learner.screen.contains("step 1 of 60,000"))
    try learner.press("Backspace")
    #expect(learner.screen.contains("step 41 of 60,000"))
  }

  @Test func epochsAreTheCoarsestGrain() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.press("s", "Up", "Up")
    #expect(learner.screen.contains("from epoch to epoch"))
    #expect(learner.screen.contains("→ next epoch"))
    try learner.press("Up")
    #expect(learner.sentence == "This is the coarsest grain.")
    try learner.press("Left")
    #expect(learner.sentence.hasPrefix("This is the first place of the walk"))
    try learner.press("Right")
    #expect(learner.sentence.contains("steps before step 60,001"))
    try learner.press("Esc", "Down", "]")
    #expect(learner.sentence.contains("steps before step 60,001"))
  }

  @Test func thePaceIsSaidAndAnyMoveStopsTheRun() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.press("s", "+")
    #expect(learner.sentence == "space runs; it moves 2.5 times a second.")
    try learner.press("space")
    #expect(learner.sentence.hasPrefix("running, 2.5 times a second · "))
    #expect(learner.state.tickMilliseconds == 400)
    try learner.press("-")
    #expect(learner.sentence.hasPrefix("running, every second · "))
    try learner.press("space")
    #expect(learner.state.tickMilliseconds == nil)
  }
}

/// The walk in plain mode, with stops.
@Suite struct PlainStopsTests {
  private static func walk() throws -> PlainWalk {
    PlainWalk(try StepOpening().timeline(on: Learner().state.mnist.train))
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
    #expect(answer("continue back").hasPrefix("Step 29 has come to loss.\n"))
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
