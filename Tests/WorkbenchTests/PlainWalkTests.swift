import Foundation
import LessonKit
import ModelFiles
import Testing
import Workbench

/// Asking before telling in plain text.
@Suite struct PlainWalkTests {
  @Test func theNextLineIsTheAnswer() throws {
    var walk = try scenario("mazur")
    func say(_ line: String) -> [String] { walk.answer(line).lines }
    #expect(walk.greeting[1].hasPrefix("The worked 2-2-2 example."))
    #expect(say("ask on") == ["You are asked before each reveal from the next place on."])
    #expect(
      say("") == [
        "step 1, forward › dense: Neuron 1 has the largest |z|. Is its z above or below 0?",
        "  1 above 0", "  2 below 0", "Type the number of an answer, 1–2, or skip.",
      ])
    #expect(say("next") == ["Type the number of an answer, 1–2, or skip."])
    #expect(!say("why").joined().contains("0.3925"))
    let reply = say("2")
    #expect(reply[0] == "You said below 0; it is above 0. Nothing speaks against it: z = +0.3925.")
    #expect(reply[1].contains("z = +0.3925"))
    #expect(say("next")[0].contains("sigmoid"))
    #expect(say("skip")[0].hasPrefix("It is more than z."))
    #expect(
      say("goto loss").last
        == "Type a number such as 0.25, 0,25 or 1/4, or a sum such as 1 - 0.1*6, or skip.")
    #expect(say("3/10")[0].hasPrefix("0.2984: right."))
    #expect(say("ask off") == ["You are not asked any more."])
    #expect(say("next").count == 1)
    #expect(say("quit") == ["Your guesses: 1 of 2 right, 1 skipped."])
  }

  @Test func aViewEndsWithItsPlace() throws {
    var looked = try scenario("mazur")
    var plain = try scenario("mazur")
    for place in [
      "dense", "gradient dense/kernel", "update dense/kernel", "gradient dense_1/kernel",
    ] {
      #expect(looked.answer("goto \(place)").lines == plain.answer("goto \(place)").lines)
      #expect(looked.answer("why").lines == plain.answer("why").lines)
      _ = looked.answer("view")
    }
    #expect(looked.answer("next").lines == plain.answer("next").lines)
  }

  @Test(arguments: ["\"blame dense_1\"", "'blame dense_1'", "“blame dense_1”", "‘blame dense_1’"])
  func aPlaceMayStandBetweenQuotes(_ text: String) throws {
    var quoted = try scenario("mazur")
    var plain = try scenario("mazur")
    #expect(quoted.answer("goto \(text)").lines == plain.answer("goto blame dense_1").lines)
  }

  @Test func aSmallLayerTellsAllItsNumbers() throws {
    var walk = try scenario("mazur")
    func tells(_ place: String, _ numbers: String) {
      let line = walk.answer("goto \(place)").lines[0]
      #expect(line.hasSuffix(numbers), "\(line)")
    }
    tells("dense", "Neurons 0–1: z = +0.3775, +0.3925.")
    tells("sigmoid", "Neurons 0–1: a = 0.5933, 0.5969.")
    tells("loss", "An exact answer costs 0.")
    #expect(walk.answer("goto update dense/kernel").lines[0].contains("Weights 0,0 to 1,1: "))
  }

  @Test func wordsLeadToWhereANumberComesFromAndOn() throws {
    var walk = try PlainProgram(ViewsFixture.tutorial())
    _ = walk.answer("goto dense 17 term 208")
    #expect(
      walk.answer("becomes").lines.first?.hasPrefix("step 1, forward › dense › neuron 17") == true)
    #expect(walk.answer("origin").lines.first?.contains("neuron 17 › from pixel (7,12)") == true)
    _ = walk.answer("goto blame dense 31")
    #expect(walk.answer("factor 2").lines.first?.hasPrefix("step 1, forward › relu") == true)
    #expect(walk.answer("factor two").lines.first?.hasPrefix("“factor two” is no command") == true)
    _ = walk.answer("goto input")
    #expect(walk.answer("origin").lines.first?.contains("comes from nothing") == true)
  }

  @Test func anotherExampleForTheSameStep() throws {
    var walk = try PlainProgram(ViewsFixture.tutorial())
    let first = walk.answer("goto loss").lines
    #expect(walk.answer("example").lines != first)
    #expect(walk.answer("example back").lines == first)
    var scenario = try scenario("mazur")
    #expect(scenario.answer("example").lines.first?.isEmpty == false)
  }

  @Test func itNamesWordsAndNoKeys() throws {
    var walk = try PlainProgram(ViewsFixture.tutorial())
    _ = walk.answer("goto softmax")
    #expect(walk.answer("view").lines.contains { $0.contains("“less” and “more” turn T") })
    #expect(
      walk.answer("what-if rate 0.5").lines.first?.contains("“undo” takes it back") == true)
    #expect(walk.answer("why").lines.contains { $0.hasSuffix("“undo” takes it back") })
    _ = walk.answer("undo")
    _ = walk.answer("goto again")
    #expect(walk.answer("why").lines.last?.contains("“example”") == true)
  }

  @Test func theChoiceToBeAskedIsKept() throws {
    let timeline = try StepOpening().timeline(on: Program().state.house.mnist.train)
    var walk = try PlainProgram(timeline)
    #expect(walk.answer("ask on").settings?.asksFirst == true)
    #expect(walk.answer("ask on").settings == nil)
    #expect(walk.answer("ask off").settings?.asksFirst == false)
    var settings = Settings()
    settings.asksFirst = true
    walk = try PlainProgram(timeline, settings: settings)
    #expect(walk.answer("").lines.last == "Type the number of an answer, 1–2, or skip.")
    #expect(walk.answer("ask off").settings == Settings())
  }

  @Test func askingCanEndWhileAQuestionIsOpen() throws {
    var walk = try scenario("mazur")
    _ = walk.answer("ask on")
    _ = walk.answer("next")
    let lines = walk.answer("ask off").lines
    #expect(lines.first == "It is above 0. Nothing speaks against it: z = +0.3925.")
    #expect(lines.last == "You are not asked any more.")
    let last = walk.answer("quit")
    #expect(last.ends)
  }

  private func scenario(_ name: String) throws -> PlainProgram {
    try PlainProgram(name)
  }
}
