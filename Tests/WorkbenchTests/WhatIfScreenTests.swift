import CellCanvas
import TestSupport
import Testing
import Workbench

/// What if, as the program's keys find it.
@Suite struct WhatIfScreenTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func theRealStepAndTheOther(_ size: Size) throws {
    var program = try Program(size)
    try program.open("mazur")
    program.press("w", "text:rate 5", "Enter", ":", "text:update dense_1/kernel", "Enter")
    var screens = [program.screen]
    program.press(":", "text:again", "Enter")
    screens.append(program.screen)
    program.press("u", ":", "text:dense 0 term 1", "Enter", "e", "text:0.6", "Enter")
    screens.append(program.screen)
    program.press("v", "v")
    screens.append(program.screen)
    program.press("w", "text:rate much", "Enter")
    screens.append(program.screen)
    #expect(
      Golden.difference(
        screens.joined(separator: "\n\n"), from: "what-if-\(size.width).txt") == nil)
  }

  @Test func theNumberUnderTheCursorIsNamed() throws {
    var program = try Program()
    try program.open("mazur")
    let names = [
      ("input 1", "What if: input 1 = "), ("dense 1 term 0", "What if: dense/kernel 0,1 = "),
      ("dense 0 term bias", "What if: dense/bias 0 = "), ("loss", "What if: target 0 = "),
      ("gradient dense_1/kernel 0,1", "What if: dense_1/kernel 0,1 = "),
    ]
    for (place, name) in names {
      program.press(":", "text:\(place)", "Enter", "e")
      #expect(program.screen.contains(name), "\(place): \(program.screen)")
      program.press("Esc")
    }
    program.press(":", "text:sigmoid", "Enter", "e")
    #expect(program.sentence.hasPrefix("Nothing is given here"))
    program.press("u")
    #expect(program.sentence.hasPrefix("Nothing was changed or supposed"))
  }

  @Test func theLineForTheShellReopensIt() throws {
    var program = try Program()
    try program.open("mazur")
    program.press("w", "text:rate 5", "Enter", "e", "text:0.5", "Enter", "y")
    #expect(program.screen.contains(#"--what-if "rate 5""#))
    #expect(program.screen.contains(#"--what-if "input 1 = 0.5""#))
    program.press("]", "y")
    #expect(program.screen.contains(#"--what-if "step 1: input 1 = 0.5""#))
  }

  @Test func whatAScenarioLocksIsKept() throws {
    var program = try Program()
    try program.open(text: ["lock: [learning-rate, weights]"])
    for (text, kept) in [
      ("rate 2", "learning rate"), ("optimizer adam", "learning rate"),
      ("input 0 = 2", "weights, inputs and targets"),
    ] {
      program.press("w", "text:\(text)", "Enter")
      #expect(program.sentence == "Here the \(kept) cannot be changed.")
    }
    program.press("w", "text:seed 2", "Enter")
    #expect(program.sentence.hasPrefix("seed 2, beside the real step"))
  }

  @Test func inPlainText() throws {
    let program = try Program()
    let staged = try program.state.house.course.scenarios.scenario("mazur").staged()
    var walk = try PlainProgram(
      staged.timeline(digits: program.state.house.mnist.train, at: "loss"), of: staged.scenario)
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
      var walk = try PlainProgram(ViewsFixture.tutorial())
      try walk.suppose(texts)
      let told = walk.answer("goto loss").lines[0]
      _ = walk.answer("view")
      let view = walk.answer("why").lines.joined(separator: "\n")
      let shown = told.contains("2.3934 → 2.3468") ? view : told + view
      #expect(told.contains("2.3934 → 2.3468") || shown.contains("really 2.3934"), "\(told)\(view)")
      for _ in texts { _ = walk.answer("undo") }
      #expect(!walk.answer("goto loss").lines[0].contains("2.3468"))
    }
    var program = try Program()
    program.press("s", "w", "text:dense/kernel 161,31 = 0.2", "Enter")
    program.press("w", "text:rate 0.5", "Enter", ":", "text:loss", "Enter")
    #expect(program.screen.contains("what if dense/kernel 161,31 = 0.2, rate 0.5"))
    #expect(program.screen.contains("this one step with all of that, beside the real one"))
    #expect(program.screen.contains("really 2.3934   what if 2.3468"))
    program.press("u")
    #expect(program.sentence == "Taken back: rate 0.5.")
    program.press("u")
    #expect(program.sentence == "Taken back: dense weight from pixel (5,21) to neuron 31 = 0.2.")
  }

  // MARK: Nudging

  @Test func aNumberIsNudgedAndOneUndoTakesAllNudgesBack() throws {
    var program = try Program()
    program.press("s", ":")
    program.send(.input(.paste("dense_2 5 term 184")))
    program.press("Enter")
    let before = program.screen
    program.press(">")
    #expect(
      program.sentence.hasPrefix("3rd dense weight from neuron 184 to digit 5 = 0.16 from here on"))
    program.press("2", ">", "<")
    #expect(
      program.sentence.hasPrefix("3rd dense weight from neuron 184 to digit 5 = 0.17 from here on"))
    program.press("u", "C-l")
    #expect(program.screen == before)
  }

  @Test func aNudgeIsSeenThroughTheViewThatIsOpen() throws {
    var program = try Program()
    program.press("s", ":")
    program.send(.input(.paste("dense 79 term 349")))
    program.press("Enter", "v", ">")
    #expect(program.screen.contains("┌ Weights × pixels ─"))
    #expect(program.sentence.hasPrefix("dense weight from pixel (12,13) to neuron 79 = "))
  }

  @Test func whatCannotBeNudgedSaysSo() throws {
    var program = try Program()
    program.press("s", ":")
    program.send(.input(.paste("blame dense")))
    program.press("Enter", ">")
    #expect(program.sentence.hasPrefix("Nothing here can be turned"))
    try program.open(text: ["lock: weights"])
    program.press(">")
    #expect(program.sentence == "Here the weights, inputs and targets cannot be changed.")
  }

  @Test func plainTextTurnsAndNudgesToo() throws {
    var plain = try PlainProgram(ViewsFixture.tutorial())
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
      plain.answer("nudge down").lines.first?.hasPrefix("pixel (7,12) = 0.9 from here on") == true)
  }
}
