import CellCanvas
import LessonKit
import ModelFiles
import Testing
import Workbench

/// The bottom line: what it offers works where it is offered.
@Suite struct HintsTests {
  private static let wide = Size(width: 200, height: 40)

  private static func keys(_ learner: Learner) -> String {
    learner.screen.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func whatFindsNothingInStepIsNotOffered() throws {
    var learner = try Learner(Self.wide)
    try learner.press("s")
    #expect(!Self.keys(learner).contains("← earlier") && !Self.keys(learner).contains("o origin"))
    try learner.press("Right")
    for hint in ["→ later", "← earlier", "↓ ↑ in, out", "o origin", "v view", "n p", "space run"] {
      #expect(Self.keys(learner).contains(hint), "\(hint)")
    }
    try learner.press("space")
    #expect(Self.keys(learner).contains("space pause"))
    try learner.press("space", ":", "text:loss", "Enter")
    #expect(Self.keys(learner).contains("↑ out") && !Self.keys(learner).contains("in, out"))
    #expect(!Self.keys(learner).contains("v view"))
  }

  /// Every key that the line offers is pressed: none answers that it found nothing.
  @Test(arguments: ["mazur", "xor", "tutorial-batch"])
  func nothingThatIsOfferedIsRefused(_ scenario: String) throws {
    var learner = try Learner(Self.wide)
    try learner.open(scenario)
    let refusals = [
      "This is the", "There is nothing finer", "This number is given", "This place has one view",
      "There is no other", "keeps its", "Nothing",
    ]
    for _ in 0..<20 {
      let line = Self.keys(learner)
      for (hint, key) in [
        ("→ later", "Right"), ("← earlier", "Left"), ("in, out", "Down"), ("o origin", "o"),
        ("v view", "v"), ("n p", "n"),
      ] where line.contains(hint) {
        var other = learner
        try other.press(key)
        #expect(!refusals.contains { other.sentence.hasPrefix($0) }, "\(key): \(other.sentence)")
      }
      try learner.press("Right")
    }
  }

  @Test func aLessonThatRunsNothingOffersNoRunning() throws {
    var learner = try Learner(Self.wide)
    try learner.press("Enter")
    #expect(!Self.keys(learner).contains("space") && !Self.keys(learner).contains("pace"))
    #expect(!Self.keys(learner).contains("Tab pane"))
    var small = try Learner(Size(width: 80, height: 24))
    try small.press("Enter")
    #expect(!Self.keys(small).contains("space"))
  }

  @Test func trainOffersToPauseWhileItRunsAndNothingAtItsEnd() throws {
    var learner = try Learner(Self.wide)
    try learner.press("t")
    #expect(Self.keys(learner).contains("space run"))
    let setup = TrainingSetup.tutorial(exampleCount: learner.state.mnist.train.count, seed: 7)
    var train = TrainState(setup)
    _ = train.toggleRun()
    #expect(train.hint("space run", of: .run) == "space pause")
    #expect(train.hint("→ batch", of: .nextBatch) == "→ batch")
    var end = setup
    end.epochs = 0
    let done = TrainState(end)
    for command in [Command.nextBatch, .wholeEpoch, .run, .faster] {
      #expect(done.hint("x", of: command) == nil)
    }
    #expect(done.hint("s step", of: .stepInto) == "s step")
  }

  /// In ASCII an arrow looks like `<` or `>`, which nudge the number under the cursor.
  @Test func arrowsAreNamedWhereTheyCannotBeDrawn() throws {
    var learner = try Learner(Size(width: 120, height: 40), look: Look(glyphs: .ascii))
    try learner.press("s", "Right")
    #expect(Self.keys(learner).contains("Right later   Left earlier   Down Up in, out"))
    #expect(learner.screen.contains("Right next layer"))
    try learner.press("?")
    #expect(learner.screen.contains("Right l") && learner.screen.contains("Down j Enter Up k"))
  }

  @Test func aCutLineEndsInAnEllipsis() throws {
    var progress = LearningProgress()
    progress.opened("11", page: 3)
    var learner = try Learner(Size(width: 80, height: 24), progress: progress)
    let line = try #require(
      learner.screen.split(separator: "\n").first { $0.contains("Continue: ") })
    let title = try #require(learner.state.course.entry("11")).title
    let text = "Continue: 11 \(title), page 4"
    #expect(line.contains(text) || line.contains("…"), "\(line)")
    try learner.press("s", ":")
    learner.send(.input(.paste(String(repeating: "dense ", count: 30) + "end")))
    #expect(learner.sentence.contains("…") && learner.sentence.hasSuffix("end"))
  }
}
