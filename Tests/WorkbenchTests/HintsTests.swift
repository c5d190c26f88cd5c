import CellCanvas
import LessonKit
import ModelFiles
import Testing
import Workbench

/// The bottom line: what it offers works where it is offered.
@Suite struct HintsTests {
  private static let wide = Size(width: 200, height: 40)

  private static func keys(_ program: Program) -> String {
    program.screen.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func whatFindsNothingInStepIsNotOffered() throws {
    var program = try Program(Self.wide)
    program.press("s")
    #expect(!Self.keys(program).contains("← back") && !Self.keys(program).contains("  o "))
    program.press("Right")
    for hint in [
      "→ later", "← back", "↓ ↑ in, out", "Tab picture", "v weights", "o largest term", "n p",
      "space run",
    ] {
      #expect(Self.keys(program).contains(hint), "\(hint)")
    }
    program.press("space")
    #expect(Self.keys(program).contains("space pause"))
    program.press("space", ":", "text:loss", "Enter")
    #expect(Self.keys(program).contains("↑ out") && !Self.keys(program).contains("in, out"))
    #expect(!Self.keys(program).contains("  v "))
  }

  /// Every key that the line offers is pressed: none answers that it found nothing.
  @Test(arguments: ["mazur", "xor", "tutorial-batch"])
  func nothingThatIsOfferedIsRefused(_ scenario: String) throws {
    var program = try Program(Self.wide)
    try program.open(scenario)
    let refusals = [
      "This is the", "There is nothing finer", "This number is given", "This place has one view",
      "There is no other", "keeps its", "Nothing",
    ]
    for _ in 0..<20 {
      let line = Self.keys(program)
      for (hint, key) in [
        ("→ later", "Right"), ("← back", "Left"), ("in, out", "Down"), ("  o ", "o"), ("  x ", "x"),
        ("  v ", "v"), ("n p", "n"),
      ] where line.contains(hint) {
        var other = program
        other.press(key)
        #expect(!refusals.contains { other.sentence.hasPrefix($0) }, "\(key): \(other.sentence)")
      }
      program.press("Right")
    }
  }

  @Test func aLessonThatRunsNothingOffersNoRunning() throws {
    var program = try Program(Self.wide)
    program.press("Enter")
    #expect(!Self.keys(program).contains("space") && !Self.keys(program).contains("pace"))
    #expect(!Self.keys(program).contains("Tab pane"))
    var small = try Program(Size(width: 80, height: 24))
    small.press("Enter")
    #expect(!Self.keys(small).contains("space"))
  }

  @Test func trainOffersToPauseWhileItRunsAndNothingAtItsEnd() throws {
    var program = try Program(Self.wide)
    program.press("t")
    #expect(Self.keys(program).contains("space run"))
    program.press("space")
    #expect(Self.keys(program).contains("space pause"))
    #expect(Self.keys(program).contains("→ batch"))
    var end = try Program(Self.wide, mnist: FewDigits.mnist())
    end.press("t", "Right*10")
    for word in ["space", "pace", "epoch  "] {
      #expect(!Self.keys(end).contains(word), "\(word)")
    }
    #expect(Self.keys(end).contains("s step"))
    end.press("Right")
    #expect(end.sentence.hasPrefix("All 10 epochs are done"))
  }

  /// In ASCII an arrow looks like `<` or `>`, which nudge the number under the cursor.
  @Test func arrowsAreNamedWhereTheyCannotBeDrawn() throws {
    var program = try Program(Size(width: 120, height: 40), look: Look(glyphs: .ascii))
    program.press("s", "Right")
    #expect(Self.keys(program).contains("Right later   Left back   Down Up in, out"))
    #expect(program.screen.contains("Right next layer"))
    program.press("?")
    #expect(program.screen.contains("Right l") && program.screen.contains("Down j Enter Up k"))
  }

  @Test func whatHasNoRoomIsSaidShorter() throws {
    var progress = LearningProgress()
    progress.opened("11", page: 3)
    let program = try Program(Size(width: 80, height: 24), progress: progress)
    let line = try #require(
      program.screen.split(separator: "\n").first { $0.contains("Continue: ") })
    #expect(line.contains("Continue: lesson 11, page 4") && !line.contains("…"), "\(line)")
  }

  @Test func aCutLineEndsInAnEllipsis() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", ":")
    program.send(.input(.paste(String(repeating: "dense ", count: 30) + "end")))
    #expect(program.sentence.contains("…") && program.sentence.hasSuffix("end"))
  }
}
