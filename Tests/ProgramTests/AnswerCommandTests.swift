import Foundation
import Testing

/// `wadachi answer` judges numbers for teachers' scripts.
@Suite struct AnswerCommandTests {
  private static let place = ["--scenario", "mazur", "--at", "gradient dense/kernel 0,0"]

  @Test func aRightNumberIsRight() throws {
    let right = try Program.run([Wadachi.path, "answer"] + Self.place + ["0.000439"])
    #expect(right.status == 0)
    #expect(right.output.hasPrefix("Right: it is 0.0004"))
    #expect(right.lines.count == 1)
  }

  @Test func aWrongNumberIsMetWithTheIdeaThatGivesIt() throws {
    let wrong = try Program.run([Wadachi.path, "answer"] + Self.place + ["-0.000439"])
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("That number comes out when it is taken the other way round"))
    let sum = try Program.run([Wadachi.path, "answer"] + Self.place + ["0.00043857/0.05"])
    #expect(sum.status == 1 && sum.output.contains("the input is left out"))
  }

  @Test func asAnObject() throws {
    let outcome = try Program.run([Wadachi.path, "answer"] + Self.place + ["--json", "0.15"])
    #expect(outcome.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let answer = try #require(object as? [String: Any])
    #expect(answer["right"] as? Bool == false)
    #expect(abs((answer["value"] as? Double ?? 0) - 0.00043857) < 1e-7)
    let ideas = try #require(answer["ideas"] as? [[String: String]])
    #expect(ideas.map { $0["id"] } == ["value-for-gradient"])
    #expect(ideas[0]["says"]?.isEmpty == false)
  }

  @Test(arguments: [
    ["answer", "0.2"], ["answer", "--at", "input 3", "0.2"], ["answer", "--at", "loss", "much"],
    ["answer", "--at", "loss"],
  ])
  func whatCannotBeMeantIsOneSentence(_ arguments: [String]) throws {
    let outcome = try Program.run([Wadachi.path] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
  }
}
