import CellCanvas
import Datasets
import Foundation
import LessonKit
import ModelFiles
import Testing
import Workbench

/// A lesson on the screen: its strip, second tries, tasks, and what is kept of it.
@Suite struct LessonRoomTests {
  private static let small = Size(width: 80, height: 24)

  /// A program at a page of a lesson.
  private func program(
    _ lesson: String, page: Int, _ size: Size = Self.small,
    progress: LearningProgress = LearningProgress()
  ) throws -> Program {
    var program = try Program(size, progress: progress)
    try program.open(.learn(lesson: lesson, page: page))
    return program
  }

  @Test func aNarrowWindowHasTheViewAboveTheText() throws {
    var program = try program("08", page: 3)
    #expect(program.lines[1].contains("Weighted sum") && program.lines[1].contains("Tab enlarges"))
    #expect(program.screen.contains("sum z"))
    #expect(program.screen.contains("The sigmoid presses z into 0"))
    program.press("Tab")
    #expect(program.screen.contains("┌ Network"))
    #expect(!program.screen.contains("The sigmoid presses z into 0"))
  }

  /// Nobody leaves a page whose end was not seen.
  @Test(arguments: ["02", "08", "11"]) func enterReadsOnBeforeItLeaves(lesson: String) throws {
    let pages = try Program().state.house.course.lesson(lesson).pages
    var program = try program(lesson, page: pages.count)
    for _ in pages[pages.count - 1].predictions { program.press("Esc") }
    #expect(program.keys.contains("Enter read on"))
    for _ in 0..<10 where program.keys.contains("Enter read on") { program.press("Enter") }
    #expect(program.keys.contains("Enter next lesson"))
    #expect(!program.screen.contains("more lines"))
    program.press("Enter")
    #expect(program.effects.contains { if case .openLesson = $0 { true } else { false } })
  }

  /// The strip follows the walk while the text stays.
  @Test func theWalkGoesOnUnderAnOpenQuestion() throws {
    var program = try program("00", page: 3)
    try #require(program.state.question != nil)
    program.press("Right")
    #expect(program.lines[1].contains("Layer"))
    program.press("Right")
    // The question is about this place: it is hidden.
    #expect(program.lines[1].contains("Activation") && program.state.question != nil)
    #expect(!program.screen.contains("above 0: 99"))
  }

  @Test(arguments: [small, Size(width: 120, height: 40)])
  func whatIsSaidToTheLastAnswerIsSeen(_ size: Size) throws {
    let course = try Program().state.house.course
    for id in ["00", "02", "08", "11"] {
      let lesson = try course.lesson(id)
      for (page, content) in lesson.pages.enumerated() {
        var program = try program(id, page: page + 1, size)
        for question in content.predictions {
          // A page that waits for its training asks nothing yet.
          guard program.state.question != nil else { break }
          program.press("Esc")
          let said = question.kind == .free ? "One could write" : "It is "
          #expect(program.screen.contains(said), "\(id) page \(page + 1):\n\(program.screen)")
        }
        #expect(program.state.question == nil)
      }
    }
  }

  @Test func typingScrollsToTheBox() throws {
    var program = try program("11", page: 1, Size(width: 80, height: 22))
    #expect(!program.screen.contains("your number"))
    program.press("2")
    #expect(program.screen.contains("your number: 2"))
    // Letters are letters once a number is begun.
    program.press("text:.3q")
    #expect(program.screen.contains("your number: 2.3q"))
  }

  /// A slip that is named leads to the number that it gets wrong, by one key.
  @Test func aNamedSlipLeadsToItsFactor() throws {
    let pages = try Program().state.house.course.lesson("13").pages
    let page = try #require(pages.firstIndex { "\($0)".contains("What is δ of output 0?") })
    var program = try program("13", page: page + 1)
    #expect(!program.keys.contains("Ctrl-F"))
    program.press("text:-2", "Enter")
    #expect(program.screen.contains("taken the other way round"))
    #expect(program.keys.contains("Ctrl-F shows it"))
    program.press("C-f")
    #expect(program.screen.contains("┌ Loss") || program.screen.contains("Loss ·"))
  }

  @Test func aCheckHasASecondTry() throws {
    var program = try program("08", page: 7)
    program.press("text:0.75", "Enter")
    #expect(program.state.question != nil)
    #expect(program.screen.contains("✗ Not 0.75. Try again; Esc shows it."))
    #expect(program.screen.contains("Slopes in a chain are multiplied, not added."))
    #expect(!program.screen.contains("0.0156"))
    program.press("text:0.25*0.25*0.25", "Enter")
    #expect(program.state.question == nil)
    #expect(program.screen.contains("✓ 0.0156: right."))
  }

  @Test func aCheckThatIsWrongTwiceIsClosed() throws {
    var program = try program("08", page: 7)
    program.press("text:0.75", "Enter", "text:0.75", "Enter")
    #expect(program.state.question == nil)
    #expect(program.screen.contains("it is 0.0156"))
    let kept = try #require(program.state.house.progress.lessons["08"])
    #expect(kept.pages["6"]?.questions == [.wrong] && kept.toRedo == 1)
  }

  @Test func aTaskIsMetByWhatIsDone() throws {
    var program = try program("00", page: 7)
    program.press("Esc")
    #expect(program.state.keys.contains { $0.shown == "< >" })
    program.press(">*4")
    #expect(program.state.house.progress.lessons["00"]?.pages["6"]?.tasks == [:])
    program.press(">")
    let kept = try #require(program.state.house.progress.lessons["00"])
    #expect(kept.pages["6"]?.tasks == ["0": .right])
  }

  @Test func hintsComeOneByOneAndThenTheSolution() throws {
    var program = try program("00", page: 7)
    program.press("Esc", "h", "h")
    let kept = try #require(program.state.house.progress.lessons["00"])
    #expect(kept.pages["6"]?.tasks == ["0": .shown])
    #expect(!program.state.keys.contains { $0.shown == "h" })
  }

  @Test func answersAreThereWhenTheLessonIsOpenedAgain() throws {
    let large = Size(width: 120, height: 40)
    var first = try program("08", page: 7, large)
    first.press("text:0.75", "Enter")
    let between = try program("08", page: 7, large, progress: first.state.house.progress)
    #expect(between.state.question != nil && between.screen.contains("Not 0.75."))
    first.press("text:0.015625", "Enter")
    let later = try program("08", page: 7, large, progress: first.state.house.progress)
    #expect(later.state.question == nil && later.screen == first.screen)
  }

  /// What begins a line is a letter, not a key that leaves or opens something.
  @Test(arguments: ["quite so", "gradient", "?", "h", "1"])
  func aLineOfWordsMayBeginWithAnyLetter(_ words: String) throws {
    var program = try program("08", page: 6)
    program.press("Esc", "text:\(words)")
    #expect(program.screen.contains("your words: \(words)"))
    #expect(!program.state.keys.contains { ["?", "q", "g"].contains($0.shown) })
    program.press("Enter")
    #expect(program.state.house.progress.lessons["08"]?.pages["5"]?.typed == ["", words])
  }

  /// A line in one's own words is kept in any language, as long as a line can be typed.
  @Test(arguments: ["重みと入力を掛けて、", "é\u{301}\u{301}", "👩‍👩‍👧 ", "a\u{202E}b "])
  func aLineOfOnesOwnIsThereTheNextDay(_ words: String) throws {
    var program = try program("08", page: 6)
    program.press("Esc", "text:\(String(repeating: words, count: 40))", "Enter")
    #expect(program.state.question == nil)
    let progress = program.state.house.progress
    let later = try JSONDecoder().decode(
      LearningProgress.self, from: JSONEncoder().encode(progress))
    #expect(later.lessons["08"] == progress.lessons["08"])
    #expect(later.lessons["08"]?.pages["5"]?.typed.count == 2)
  }

  @Test func aLessonIsFinishedWhenAllOfItIsClosed() throws {
    var program = try program("11", page: 1)
    let lesson = try program.state.house.course.lesson("11")
    for page in lesson.pages {
      while program.state.question != nil { program.press("Esc") }
      for _ in page.tasks { program.press("h", "h", "h", "h") }
      #expect(program.state.house.progress.finished.isEmpty == (page != lesson.pages.last))
      if page != lesson.pages.last { program.press("Enter") }
      if program.state.question == nil, page != lesson.pages.last { program.press("Enter") }
    }
    #expect(program.state.house.progress.finished == ["11"])
  }

  @Test func theListSaysHowFarOneIsAndBeginsAnew() throws {
    var progress = LearningProgress()
    progress.keep(
      KeptLesson(count: 8, pages: ["0": .init(typed: ["1"], questions: [.done, .wrong])]),
      of: "08")
    var program = try Program(Self.small, progress: progress)
    try program.open(.learn(lesson: nil))
    while !program.screen.contains("▸ 08") && !program.screen.contains("◐ 08") {
      program.press("Down")
    }
    #expect(program.screen.contains("◐ 08  Activation functions  2/8 · 1 to redo"))
    let index = try #require(
      program.state.house.course.entries.firstIndex { $0.id == "08" })
    program.press("Up*30", "Down*\(index + 1)", "r", "f")
    #expect(!program.state.house.progress.has("08"))
  }

  /// Only what was not right is asked again, and counts no more once it is.
  @Test func whatWasWrongIsAskedAgain() throws {
    var first = try program("08", page: 7)
    first.press("text:0.75", "Enter", "text:0.75", "Enter")
    var program = try Program(Self.small, progress: first.state.house.progress)
    try program.open(.learn(lesson: nil))
    program.press("r")
    #expect(program.screen.contains("Redo 1 task of lesson 08?"))
    program.press("y")
    #expect(program.state.question != nil)
    program.press("text:0.25*0.25*0.25", "Enter")
    let kept = try #require(program.state.house.progress.lessons["08"])
    #expect(kept.pages["6"]?.questions == [.right] && kept.toRedo == 0)
    #expect(kept.pages["6"]?.typed == ["0.25*0.25*0.25"])
    for _ in 0..<10 where !program.keys.contains("Enter lessons") { program.press("Enter") }
    program.press("Enter")
    #expect(program.screen.contains("There is nothing more to redo in lesson 08."))
  }

  /// A skipped question that is asked again and left keeps its old answer.
  @Test func whatIsLeftOpenAgainStaysAsItWas() throws {
    var first = try program("08", page: 7)
    first.press("Esc")
    var program = try Program(Self.small, progress: first.state.house.progress)
    try program.open(.learn(lesson: nil))
    program.press("r", "y", "text:0.75", "Enter")
    let kept = try #require(program.state.house.progress.lessons["08"])
    #expect(kept.pages["6"]?.typed == [""] && kept.toRedo == 1)
  }

  /// What a later page asks about is not shown on an earlier one.
  @Test func theAnswerOfALaterPageIsNotSeen() throws {
    var program = try program("00", page: 1, Size(width: 120, height: 40))
    program.press("Esc", "Right")
    #expect(program.screen.contains("A later page asks about this"))
    #expect(!program.screen.contains("above 0:"))
  }

  /// A table of another example stands beside that example, before and after.
  @Test func theViewTakesTheExampleThatIsAskedAbout() throws {
    var program = try program("08", page: 4, Size(width: 120, height: 40))
    program.press("Esc")
    #expect(program.state.question != nil && program.screen.contains("example 3"))
    program.press("Esc", "Esc", "Esc", "Esc")
    #expect(program.state.question == nil && program.screen.contains("example 3"))
  }

  @Test func theSentenceDoesNotTellWhereTheWeightGoes() throws {
    var program = try program("00", page: 7, Size(width: 120, height: 40))
    #expect(!program.screen.contains("less loss."))
    program.press("Esc", "Left")
    #expect(program.state.question == nil)
  }

  @Test func aBlockOfCodeIsCopied() throws {
    var program = try program("08", page: 7)
    program.press("Esc", "C")
    #expect(
      program.effects.contains {
        if case .copy(let text) = $0 { text.contains("Dense(3") } else { false }
      })
  }

  /// Every task of the lessons that ship is met by its own solution.
  @Test(arguments: ["00", "01", "08", "11"])
  func solutionsMeetTheirGoals(_ id: String) throws {
    let program = try Program()
    let course = program.state.house.course
    let lesson = try course.lesson(id)
    #expect(lesson.pages.contains { !$0.tasks.isEmpty })
    let faults = ScreenCheck(program.state.house.mnist, in: course).faults(of: lesson, trained: nil)
    #expect(faults.isEmpty, "\(faults)")
  }
}
