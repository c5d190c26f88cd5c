import CellCanvas
import Testing
import TimeTravel
import Workbench

/// Places that are marked with a letter, and the way out of the program.
@Suite struct BookmarkTests {
  private func program(_ keys: String...) throws -> Program {
    var program = try Program("80x24")
    program.press("s")
    for key in keys { program.press(key) }
    return program
  }

  @Test func aLetterMarksAPlaceAndLeadsBackToIt() throws {
    var program = try program(":", "text:dense 17", "Enter", "m", "a")
    #expect(program.sentence.hasPrefix("Marked “a”: step 1, forward › dense › neuron 17"))
    program.press("]*3", ":", "text:update dense_1/kernel", "Enter", "'", "a")
    #expect(program.lines[0].contains("step 1") && program.lines[0].contains("dense › neuron 17"))
    program.press("Backspace")
    #expect(program.lines[0].contains("step 4"))
  }

  @Test func theListSaysWhatIsMarked() throws {
    var program = try program("'")
    #expect(program.screen.contains("No place is marked yet: m and a letter marks one."))
    program.press("b")
    #expect(program.sentence == "“b” marks no place: m b would.")
    program.press("m", "b", "'")
    #expect(program.screen.contains("b  step 1, "))
    program.press("Esc")
    #expect(!program.screen.contains("A letter goes"))
  }

  @Test func marksStandOnTheLinesOfTime() throws {
    var program = try program("m", "z", "Right*3")
    #expect(program.timeline.contains("forward z"))
    program.press("]", "Up")
    #expect(program.timeline.contains("z"))
  }

  // MARK: Leaving

  @Test func aRoomThatACommandOpenedIsLeftForTheShell() throws {
    var program = try Program("80x24")
    try program.open(.step(StepOpening()))
    program.press("q")
    #expect(program.effects.contains(.quit(0)))
    #expect(program.effects.contains { if case .saveProgress = $0 { true } else { false } })
  }

  @Test func aRoomOpenedFromHomeIsLeftForHome() throws {
    var program = try program("q")
    #expect(!program.effects.contains(.quit(0)))
    program.press("q")
    #expect(program.effects.contains(.quit(0)))
  }
}
