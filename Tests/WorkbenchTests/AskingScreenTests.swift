import CellCanvas
import Foundation
import LessonKit
import TestSupport
import Testing
import Workbench

/// Asking before telling on the screen: keys, what is hidden, and what is kept.
@Suite struct AskingScreenTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func aChoiceAndItsReply(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.press("s", "a", "Right")
    var screens = [learner.screen]
    try learner.press("1")
    screens.append(learner.screen)
    try learner.press("Enter")
    screens.append(learner.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "ask-choice-\(size.width).txt")
        == nil)
  }

  @Test(arguments: sizes)
  func aNumberAndItsGap(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.press("s", "a", ":", "text:loss", "Enter")
    var screens = [learner.screen]
    try learner.press("text:2,5", "Enter")
    screens.append(learner.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "ask-number-\(size.width).txt")
        == nil)
  }

  /// Every question of two steps, in every network that ships: the number that it hides is nowhere,
  /// but where the answer is a number that the question itself names (relu hands z on).
  @Test(arguments: ["mazur", "xor", "three-classes", "tutorial", "tutorial-batch"], sizes)
  func anOpenQuestionHidesItsAnswerEverywhere(_ scenario: String, _ size: Size) throws {
    var learner = try Learner(size)
    try learner.open(scenario)
    try learner.press("a")
    var asked = 0
    for _ in 0..<60 {
      try learner.press("Right")
      guard let question = learner.question else { continue }
      asked += 1
      let digits = question.shown.filter { "0123456789.e".contains($0) }
      #expect(
        question.shown == "0" || question.question.contains(digits)
          || !learner.screen.contains(digits),
        "\(question.quantity): “\(question.question)” shows \(digits)\n\(learner.screen)")
      try learner.press("Esc")
      #expect(learner.question == nil)
    }
    #expect(asked >= 10)
  }

  /// With a bias of 0 the last running sum of a small neuron is its z.
  @Test func theRunningSumDoesNotGiveTheSumAway() throws {
    var learner = try Learner()
    try learner.open("three-classes")
    try learner.press("a", ":", "text:dense 2", "Enter")
    let question = try #require(learner.question)
    #expect(!learner.screen.contains(question.shown.dropFirst()))
  }

  @Test func whileAQuestionIsOpenTheWalkStays() throws {
    var learner = try Learner()
    try learner.press("s", "a", "Right", "1")
    let screen = learner.screen
    for key in ["Right", "Left", "Down", "n", "space", ":", "g", "y", "Tab"] {
      try learner.press(key)
      #expect(learner.question != nil, "\(key)")
    }
    learner.click(5, 5)
    learner.send(.input(.mouse(MouseEvent(.wheelDown, at: Point(x: 50, y: 10)))))
    try learner.press("1")
    #expect(learner.screen == screen)
  }

  @Test func aRunAndARepeatStopAtTheQuestion() throws {
    var learner = try Learner()
    try learner.press("s", "a", "9", "Right")
    #expect(learner.question?.quantity == .z)
    try learner.press("Esc", "space")
    learner.send(.tick)
    #expect(learner.question?.quantity == .activation)
    #expect(learner.state.tickMilliseconds == nil)
  }

  @Test func whatIsNoAnswerIsToldTheRule() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.press("s", "a", "Right", "Enter")
    #expect(learner.question != nil)
    #expect(learner.screen.contains("Type the number of an answer, 1–2"))
    try learner.press("Esc", ":", "text:loss", "Enter", "text:1/", "Enter")
    #expect(learner.screen.contains("0.25, 0,25 or 1/4"))
    try learner.press("text:12", "Backspace", "text:/4", "Enter")
    #expect(learner.screen.contains("You said 0.2500"))
  }

  @Test func theChoiceIsKeptAndTheScoreGoesOnInTheNextWalk() throws {
    var learner = try Learner()
    try learner.press("s", "a")
    #expect(
      learner.effects.contains {
        if case .saveSettings(let kept) = $0 { kept.asksFirst } else { false }
      })
    try learner.press("Right", "Esc", "q")
    #expect(learner.screen.contains("Your guesses: no answers, 1 skipped."))
    try learner.open("mazur")
    try learner.press("Right", "1", "Enter")
    #expect(learner.screen.contains("1 of 1 right, 1 skipped"))
    try learner.press("a")
    #expect(learner.screen.contains("You are not asked any more."))
    try learner.press("Right")
    #expect(learner.question == nil)
  }

  @Test func aBlankedQuantityIsAskedForThoughNobodyWantsToBeAsked() throws {
    var learner = try Learner()
    try learner.open(text: ["blank: loss"])
    try learner.press("g", ":", "text:again", "Enter")
    #expect(learner.question?.quantity == .loss)
    #expect(learner.screen.contains("│ loss"))
    try learner.press("Esc", ":", "text:again", "Enter")
    #expect(learner.question == nil)
  }

  @Test func aLockedExampleStays() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.open(text: ["lock: example"])
    try learner.press("n")
    #expect(learner.screen.contains("This scenario keeps its example."))
  }
}
