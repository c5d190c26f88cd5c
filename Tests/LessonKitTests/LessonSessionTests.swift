import Datasets
import Foundation
import LessonKit
import NeuralCore
import Notation
import Phrases
import Testing
import TimeTravel

@Suite struct LessonSessionTests {
  private let words = Language.english.phrases.questions

  private func session(_ text: String = SmallLesson.text, page: Int = 0) throws -> LessonSession {
    let lesson = try Lesson(text, file: "small.md")
    return try LessonSession(
      lesson, page: page, sources: LessonSources(training: XOR(), test: XOR()))
  }

  /// A reply that must have been given.
  private func closed(_ reply: Reply?) throws -> Reply { try #require(reply) }

  /// The live network of the small lesson's first page, asked directly.
  private func z() throws -> [Float] {
    let stage = try session().stage
    return try #require(stage.moment.output(ofLayer: 0))
  }

  /// The network of a page that is built from the number typed on the page before it.
  private func built(typing answers: [String]) throws -> String {
    let file = Shipped.lessons.appendingPathComponent("en/10-sequential/lesson.md")
    let lesson = try Lesson(String(contentsOf: file, encoding: .utf8), file: "lesson.md")
    let page = try #require(lesson.pages.firstIndex { $0.title == "And here it is" })
    var session = try LessonSession(lesson, page: page - 1, sources: try Shipped.sources())
    for answer in answers { _ = session.answer(answer) }
    try session.turn(to: page)
    return "\(session.timeline.moment.network)"
  }

  @Test func aPageBuildsTheTypedNumber() throws {
    #expect(
      try built(typing: ["64", "64"]) == "784 dense(64) relu dense(64) relu dense(10) softmax")
    let right = "784 dense(110) relu dense(110) relu dense(10) softmax"
    #expect(try built(typing: ["64", "110"]) == right)
    #expect(try built(typing: ["0.5", "2000000"]) == right)
    #expect(try built(typing: []) == right)
  }

  @Test func standsWhereThePageSays() throws {
    let first = try session()
    #expect(first.stage.moment.cursor == Cursor(step: 1, place: .forward(layer: 0), unit: 0))
    #expect(first.stage.moment.example == 1)
    let second = try session(page: 1)
    #expect(second.stage.moment.cursor.step == 3)
    #expect(second.stage.moment.network.layerNames[1] == "tanh")
  }

  @Test func fillsInLiveNumbersAndWaitsAtTheQuestion() throws {
    var reading = try session()
    #expect(reading.openIndex == 0)
    #expect(reading.blocks.count == 2)
    guard case .paragraph(let inlines) = reading.blocks[0] else {
      Issue.record("a paragraph")
      return
    }
    #expect(inlines.plainText == "The network has 13 numbers, and → goes on.")
    _ = reading.skip()
    #expect(reading.blocks.count == 3)
    #expect(reading.openIndex == nil)
    #expect(reading.veil == nil)
  }

  @Test func anOpenQuestionHidesItsAnswerAndAllThatIsLater() throws {
    var reading = try session()
    let veil = try #require(reading.veil)
    let walk = reading.stage.moment.walk
    #expect(veil.place == .forward(layer: 1))
    #expect(!veil.hides(.forward(layer: 0), in: walk))
    #expect(veil.hides(.forward(layer: 1), in: walk))
    #expect(veil.hides(.again, in: walk))
    #expect(reading.stand.target == nil)
    _ = reading.skip()
    #expect(reading.stand.target?.place == .forward(layer: 1))
  }

  @Test func theLiveNetworkDecidesWhatIsRight() throws {
    let z = try z()
    let loudest = try #require(z.indices.max { abs(z[$0]) < abs(z[$1]) })
    let (right, wrong) = z[loudest] > 0 ? ("1", "2") : ("2", "1")
    var reading = try session()
    let good = try closed(reading.answer(right))
    #expect(good.verdict == .right)
    #expect(words.given(in: good) == words.truth(of: good.question))
    #expect(good.remark == nil)
    #expect(words.explanation(in: good).plainText == "Its z is \(Numerals.signed(z[loudest])).")
    reading = try session()
    let bad = try closed(reading.answer(wrong))
    #expect(bad.verdict == .wrong)
    #expect(bad.question == good.question)
    #expect(words.remark(in: bad).plainText.hasPrefix("Look at its"))
  }

  @Test func skippingTellsTheAnswerToo() throws {
    var reading = try session()
    let reply = try closed(reading.skip())
    #expect(reply.verdict == .skipped)
    #expect(reply.given == nil)
    #expect(!words.explanation(in: reply).isEmpty)
    #expect(reading.reply(0) == reply)
  }

  @Test func whatIsNoAnswerChangesNothing() throws {
    var reading = try session()
    for text in ["", "0", "3", "x", "1.5"] {
      let reply = reading.answer(text)
      #expect(reply == nil)
    }
    #expect(reading.openIndex == 0)
    let question = try #require(reading.openQuestion)
    #expect(
      words.rule(of: question, isPlain: true) == "Type the number of an answer, 1–2, or skip.")
    _ = reading.skip()
    let late = [reading.answer("1"), reading.skip()]
    #expect(late == [nil, nil])
    #expect(reading.openQuestion == nil)
  }

  @Test(arguments: [
    ("9", Reply.Verdict.right, ""), ("9.0", .right, ""), ("6", .wrong, "You forgot the biases."),
    ("7", .wrong, "There are more."), ("10", .wrong, "There are fewer."),
    ("\u{2212}9", .wrong, "There are more."),
  ])
  func numbersAreJudgedByTheirMistake(
    _ typed: String, _ verdict: Reply.Verdict, _ hint: String
  ) throws {
    var reading = try session(page: 1)
    let reply = try closed(reading.answer(typed))
    #expect(reply.verdict == verdict)
    #expect(words.truth(of: reply.question) == "9")
    #expect(words.remark(in: reply).plainText == hint)
  }

  @Test(arguments: [("0,5", 0.5), ("50 %", 0.5), ("157,000", 157_000), ("-1", -1), ("1e3", 1000)])
  func numbersCanBeTypedAsPeopleWriteThem(_ typed: String, _ value: Double) throws {
    let text = SmallLesson.with("number: count dense\n", "number: \(value)\n")
    var reading = try session(text, page: 1)
    let reply = reading.answer(typed)
    #expect(reply?.verdict == .right)
  }

  @Test func repliesStayWhenPagesAreTurned() throws {
    var reading = try session()
    let reply = try closed(reading.skip())
    try reading.turn(to: reading.pageIndex + 1)
    #expect(reading.isLastPage)
    let beyond = try reading.turn(to: reading.pageIndex + 1)
    #expect(!beyond)
    #expect(reading.openIndex == 0)
    try reading.turn(to: reading.pageIndex - 1)
    #expect(reading.reply(0) == reply)
    #expect(reading.openIndex == nil)
    let before = try reading.turn(to: reading.pageIndex - 1)
    #expect(!before)
  }

  @Test func aPageThatWantsTrainingSaysSoUntilItIsDone() throws {
    let text = SmallLesson.with("step: 3\n", "state: trained\n")
    var reading = try session(text, page: 1)
    #expect(reading.stage.lacksTraining)
    #expect(reading.openIndex == nil)
    #expect(reading.blocks.count > 2)
    let setup = reading.page.show.setup
    var trained = Session(
      network: setup.network, loss: setup.loss, optimizer: setup.optimizer, seed: 99)
    trained.step(
      Batch([0, 1, 2, 3], from: XOR()), in: Workspace(for: setup.network, rows: 4))
    try reading.trainingEnded(with: trained)
    #expect(!reading.stage.lacksTraining)
    #expect(reading.openIndex == 0)
    #expect(reading.stage.moment.sessionBefore == trained)
  }

  @Test func thePlaceOfAWeightMayBeNamedByWhatItIs() throws {
    let text = SmallLesson.with("at: dense 0", "at: gradient dense_1/kernel loudest,0")
      .replacing("reveal: relu", with: "reveal: again")
    let moment = try session(text).stage.moment
    let a = try #require(moment.output(ofLayer: 1))
    #expect(moment.cursor.term == a.indices.max { (a[$0], $1) < (a[$1], $0) })
    #expect(moment.cursor.unit == 0)
  }
}
