import CellCanvas
import TestSupport
import Testing
import Workbench

/// What if, as the learner's keys find it.
@Suite struct WhatIfScreenTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func theRealStepAndTheOther(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.open("mazur")
    try learner.press("w", "text:rate 5", "Enter", ":", "text:update dense_1/kernel", "Enter")
    var screens = [learner.screen]
    try learner.press(":", "text:again", "Enter")
    screens.append(learner.screen)
    try learner.press("u", ":", "text:dense 0 term 1", "Enter", "e", "text:0.6", "Enter")
    screens.append(learner.screen)
    try learner.press("v", "v")
    screens.append(learner.screen)
    try learner.press("w", "text:rate much", "Enter")
    screens.append(learner.screen)
    #expect(
      Golden.difference(
        screens.joined(separator: "\n\n"), from: "what-if-\(size.width).txt") == nil)
  }

  @Test func theNumberUnderTheCursorIsNamed() throws {
    var learner = try Learner()
    try learner.open("mazur")
    let names = [
      ("input 1", "What if: input 1 = "), ("dense 1 term 0", "What if: dense/kernel 0,1 = "),
      ("dense 0 term bias", "What if: dense/bias 0 = "), ("loss", "What if: target 0 = "),
      ("gradient dense_1/kernel 0,1", "What if: dense_1/kernel 0,1 = "),
    ]
    for (place, name) in names {
      try learner.press(":", "text:\(place)", "Enter", "e")
      #expect(learner.screen.contains(name), "\(place): \(learner.screen)")
      try learner.press("Esc")
    }
    try learner.press(":", "text:sigmoid", "Enter", "e")
    #expect(learner.sentence.hasPrefix("Nothing is given here"))
    try learner.press("u")
    #expect(learner.sentence.hasPrefix("Nothing was changed or supposed"))
  }

  @Test func theLineForTheShellReopensIt() throws {
    var learner = try Learner()
    try learner.open("mazur")
    try learner.press("w", "text:rate 5", "Enter", "e", "text:0.5", "Enter", "y")
    #expect(learner.screen.contains(#"--what-if "rate 5""#))
    #expect(learner.screen.contains(#"--what-if "input 1 = 0.5""#))
    try learner.press("]", "y")
    #expect(learner.sentence.hasPrefix("A line reopens a change only in its own step"))
  }

  @Test func whatAScenarioLocksIsKept() throws {
    var learner = try Learner()
    try learner.open(text: ["lock: [learning-rate, weights]"])
    for (text, kept) in [
      ("rate 2", "learning rate"), ("optimizer adam", "learning rate"),
      ("input 0 = 2", "weights, inputs and targets"),
    ] {
      try learner.press("w", "text:\(text)", "Enter")
      #expect(learner.sentence == "This scenario keeps its \(kept).")
    }
    try learner.press("w", "text:seed 2", "Enter")
    #expect(learner.sentence.hasPrefix("seed 2, beside the real step"))
  }

  @Test func inPlainText() throws {
    let learner = try Learner()
    let staged = try learner.state.course.scenarios.scenario("mazur").staged()
    var walk = PlainWalk(
      try staged.timeline(digits: learner.state.mnist.train, at: "loss"), of: staged.scenario)
    #expect(
      walk.answer("what-if optimizer sgd(5)").lines[0].hasPrefix("optimizer sgd(5.0), beside"))
    #expect(walk.answer("goto again").lines.last?.contains("0 most: 0.7") == true)
    #expect(walk.answer("what-if rate x").lines[0].hasPrefix("a learning rate is a number from 0"))
    #expect(walk.answer("why").lines.contains { $0.hasPrefix("this one step") })
    #expect(walk.answer("undo").lines[0] == "Taken back: optimizer sgd(5.0).")
    #expect(walk.answer("undo").lines == ["Nothing was supposed."])
  }

  @Test func aChangeAndASettingTogetherStandBesideTheRealLoss() throws {
    for texts in [
      ["dense/kernel 161,31 = 0.2", "rate 0.5"], ["rate 0.5", "dense/kernel 161,31 = 0.2"],
    ] {
      var walk = PlainWalk(try ViewsFixture.tutorial())
      try walk.suppose(texts)
      let told = walk.answer("goto loss").lines[0]
      _ = walk.answer("view")
      let view = walk.answer("why").lines.joined(separator: "\n")
      let shown = told.contains("2.3934 → 2.3468") ? view : told + view
      #expect(told.contains("2.3934 → 2.3468") || shown.contains("really 2.3934"), "\(told)\(view)")
      for _ in texts { _ = walk.answer("undo") }
      #expect(!walk.answer("goto loss").lines[0].contains("2.3468"))
    }
    var learner = try Learner()
    try learner.press("s", "w", "text:dense/kernel 161,31 = 0.2", "Enter")
    try learner.press("w", "text:rate 0.5", "Enter", ":", "text:loss", "Enter")
    #expect(learner.screen.contains("what if dense/kernel 161,31 = 0.2, rate 0.5"))
    #expect(learner.screen.contains("this one step with all of that, beside the real one"))
    #expect(learner.screen.contains("really 2.3934   what if 2.3468"))
    try learner.press("u")
    #expect(learner.sentence == "Taken back: rate 0.5.")
    try learner.press("u")
    #expect(learner.sentence == "Taken back: dense/kernel 161,31 = 0.2.")
  }

  // MARK: Nudging

  @Test func aNumberIsNudgedAndOneUndoTakesAllNudgesBack() throws {
    var learner = try Learner()
    try learner.press("s", ":")
    learner.send(.input(.paste("dense_2 5 term 184")))
    try learner.press("Enter")
    let before = learner.screen
    try learner.press(">")
    #expect(learner.sentence.hasPrefix("dense_2/kernel 184,5 = 0.16 from here on"))
    try learner.press("2", ">", "<")
    #expect(learner.sentence.hasPrefix("dense_2/kernel 184,5 = 0.17 from here on"))
    try learner.press("u", "Right", "Left")
    #expect(learner.screen == before)
  }

  @Test func aNudgeIsSeenThroughTheViewThatIsOpen() throws {
    var learner = try Learner()
    try learner.press("s", ":")
    learner.send(.input(.paste("dense 79 term 349")))
    try learner.press("Enter", "v", ">")
    #expect(learner.screen.contains("┌ Weights × pixels · v: weights"))
    #expect(learner.sentence.hasPrefix("dense/kernel 349,79 = "))
  }

  @Test func whatCannotBeNudgedSaysSo() throws {
    var learner = try Learner()
    try learner.press("s", ":")
    learner.send(.input(.paste("blame dense")))
    try learner.press("Enter", ">")
    #expect(learner.sentence.hasPrefix("Nothing here can be turned"))
    try learner.open(text: ["lock: weights"])
    try learner.press(">")
    #expect(learner.sentence == "This scenario keeps its weights, inputs and targets.")
  }

  @Test func plainTextTurnsAndNudgesToo() throws {
    var plain = PlainWalk(try ViewsFixture.tutorial())
    _ = plain.answer("goto softmax")
    #expect(plain.answer("view").lines.first == "Temperature:")
    #expect(plain.answer("nudge down").lines.last?.contains("T = 1 is the softmax itself") == true)
    _ = plain.answer("goto input 208")
    #expect(plain.answer("digits").lines == ["pixel (7,12): x = 0.99215686."])
    for word in ["more", "less", "nudge"] {
      let hint = plain.answer(word).lines
      #expect(hint.count == 1 && hint[0].contains("“nudge up”"), "a hint, and nothing is changed")
    }
    #expect(plain.answer("digits").lines == ["pixel (7,12): x = 0.99215686."])
    #expect(
      plain.answer("nudge down").lines.first?.hasPrefix("input 208 = 0.9 from here on") == true)
  }
}
