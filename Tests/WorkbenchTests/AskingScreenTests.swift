import CellCanvas
import Foundation
import LessonKit
import Phrases
import TestSupport
import Testing
import Workbench

/// Asking before telling on the screen: keys, what is hidden, and what is kept.
@Suite struct AskingScreenTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func aChoiceAndItsReply(_ size: Size) throws {
    var program = try Program(size)
    program.press("s", "a", "Right")
    var screens = [program.screen]
    program.press("1")
    screens.append(program.screen)
    program.press("Enter")
    screens.append(program.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "ask-choice-\(size.width).txt")
        == nil)
  }

  @Test(arguments: sizes)
  func aNumberAndItsGap(_ size: Size) throws {
    var program = try Program(size)
    program.press("s", "a", ":", "text:loss", "Enter")
    var screens = [program.screen]
    program.press("text:2,5", "Enter")
    screens.append(program.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "ask-number-\(size.width).txt")
        == nil)
  }

  /// Every question of two steps, in every network that ships: the number that it hides is nowhere,
  /// but where the answer is a number that the question itself names (relu hands z on).
  @Test(arguments: ["mazur", "xor", "three-classes", "tutorial", "tutorial-batch"], sizes)
  func anOpenQuestionHidesItsAnswerEverywhere(_ scenario: String, _ size: Size) throws {
    var program = try Program(size)
    try program.open(scenario)
    program.press("a")
    var asked = 0
    for _ in 0..<60 {
      program.press("Right")
      guard let question = program.state.question else { continue }
      asked += 1
      let shown = try #require(question.shown)
      let digits = shown.filter { "0123456789.e".contains($0) }
      #expect(
        shown == "0" || question.words.contains(digits)
          || !program.screen.contains(digits),
        "\(question.quantity): “\(question.words)” shows \(digits)\n\(program.screen)")
      program.press("Esc")
      #expect(program.state.question == nil)
    }
    #expect(asked >= 10)
  }

  /// With a bias of 0 the last running sum of a small neuron is its z.
  @Test func theRunningSumDoesNotGiveTheSumAway() throws {
    var program = try Program()
    try program.open("three-classes")
    program.press("a", ":", "text:dense 2", "Enter")
    let shown = try #require(program.state.question?.shown)
    #expect(!program.screen.contains(shown.dropFirst()))
  }

  @Test func whileAQuestionIsOpenTheWalkStays() throws {
    var program = try Program()
    program.press("s", "a", "Right", "1")
    let screen = program.screen
    for key in ["Right", "Left", "Down", "n", "space", ":", "g", "y", "Tab"] {
      program.press(key)
      #expect(program.state.question != nil, "\(key)")
    }
    program.click(5, 5)
    program.mouse(.wheelDown, 50, 10)
    program.press("1")
    #expect(program.screen == screen)
  }

  @Test func aRunAndARepeatStopAtTheQuestion() throws {
    var program = try Program()
    program.press("s", "a", "9", "Right")
    #expect(program.state.question?.quantity == .z)
    program.press("Esc", "space")
    program.send(.tick)
    #expect(program.state.question?.quantity == .activation)
    #expect(program.state.tickMilliseconds == nil)
  }

  @Test func whatIsNoAnswerIsToldTheRule() throws {
    var program = try Program(Self.sizes[0])
    program.press("s", "a", "Right", "Enter")
    #expect(program.state.question != nil)
    #expect(program.screen.contains("Type the number of an answer, 1–2"))
    program.press("Esc", ":", "text:loss", "Enter", "text:1/", "Enter")
    #expect(program.screen.contains("0.25, 0,25 or 1/4"))
    program.press("text:12", "Backspace", "text:/4", "Enter")
    #expect(program.screen.contains("You said 0.2500"))
  }

  @Test func theChoiceIsKeptAndTheScoreGoesOnInTheNextWalk() throws {
    var program = try Program()
    program.press("s", "a")
    #expect(
      program.effects.contains {
        if case .saveSettings(let kept) = $0 { kept.asksFirst } else { false }
      })
    program.press("Right", "Esc", "q")
    #expect(program.screen.contains("Your guesses: no answers, 1 skipped."))
    try program.open("mazur")
    program.press("Right", "1", "Enter")
    #expect(program.screen.contains("1 of 1 right, 1 skipped"))
    program.press("a")
    #expect(program.screen.contains("You are not asked any more."))
    program.press("Right")
    #expect(program.state.question == nil)
  }

  @Test func aBlankedQuantityIsAskedForThoughNobodyWantsToBeAsked() throws {
    var program = try Program()
    try program.open(text: ["blank: loss"])
    program.press("g", ":", "text:again", "Enter")
    #expect(program.state.question?.quantity == .loss)
    #expect(program.screen.contains("│ loss"))
    program.press("Esc", ":", "text:again", "Enter")
    #expect(program.state.question == nil)
  }

  @Test func aLockedExampleStays() throws {
    var program = try Program(Self.sizes[0])
    try program.open(text: ["lock: example"])
    program.press("n")
    #expect(program.screen.contains("Here the example cannot be changed."))
  }
}

extension Question {
  /// How the walk shows the number that it hides.
  fileprivate var shown: String? {
    if case .walk(let question) = subject { question.shown } else { nil }
  }

  /// What is asked.
  fileprivate var words: String { Language.english.phrases.questions.text(of: self).plainText }
}
