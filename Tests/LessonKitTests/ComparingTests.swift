import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import TestSupport
import Testing
import TimeTravel

/// Other steps, a second network beside the page's own, and pages that run what lies in other files.
@Suite struct ComparingTests {
  private func session(_ body: String, folder: URL? = nil) throws -> LessonSession {
    let lesson = try Lesson(SmallLesson.page(body), file: "small.md", folder: folder)
    return try LessonSession(lesson, sources: LessonSources(training: XOR(), test: XOR()))
  }

  private static let twice = """
    ```show
    at: again
    example: 1
    other: {optimizer: adam(0.01)}
    ```

    {{w dense_1/bias 0 | nine}} {{other w dense_1/bias 0 | nine}} {{loss}} {{other loss}}

    ```compare
    names: [SGD, Adam]
    rows:
      - [loss, loss]
      - [bias, "after dense_1/bias 0 | nine"]
    ```
    """

  @Test func theOtherNetworkTakesTheSameStep() throws {
    let session = try session(Self.twice)
    guard case .paragraph(let text)? = session.blocks.first,
      case .compare(let table) = session.blocks[1]
    else {
      Issue.record("\(session.blocks)")
      return
    }
    let words = text.plainText.split(separator: " ")
    #expect(words.count == 4 && words[0] != words[1] && words[2] == words[3])
    let numbers = session.compared(table, at: session.timeline.moment)
    #expect(numbers[0].here == numbers[0].there)
    #expect(numbers[1].here == words[0] && numbers[1].there == words[1])
    #expect(
      LessonCheck(sources: LessonSources(training: XOR(), test: XOR()))
        .faults(of: session.lesson).filter { $0.message.contains("other") } == [])
  }

  @Test func itFollowsTheLearnersWalk() throws {
    let session = try session(Self.twice)
    guard case .compare(let table) = session.blocks[1] else { return }
    var walk = session.timeline
    let first = session.compared(table, at: walk.moment)
    try walk.go(to: Target(step: 4, place: .again))
    let later = session.compared(table, at: walk.moment)
    #expect(later[0].here != later[0].there, "after three updates the two are no longer the same")
    #expect(first[0].here != later[0].here)
    try walk.go(to: Target(step: 4, place: .input))
    #expect(session.compared(table, at: walk.moment)[0].here == "?")
  }

  @Test func aNumberOfAnotherStep() throws {
    let session = try session(
      """
      ```show
      at: again
      step: 3
      ```

      {{at 1 loss}} {{at 3 loss}} {{loss}} {{at 2 after dense_1/bias 0 | nine}} {{before dense_1/bias 0 | nine}}
      """)
    guard case .paragraph(let text)? = session.blocks.first else { return }
    let words = text.plainText.split(separator: " ")
    #expect(words[1] == words[2] && words[0] != words[2], "\(words)")
    #expect(words[3] == words[4], "what a step ends with is what the next begins with: \(words)")
  }

  @Test(arguments: [
    (
      "```compare\nnames: [a, b]\nrows: [[loss, loss]]\n```",
      "wants a page whose “show” has another"
    ),
    ("```compare\nnames: [a, b]\n```", "lacks “rows”, or “views: yes”"),
    ("{{other loss}}", "“other” wants a page"),
    ("{{at 0 loss}}", "this walk has no step 0"),
  ]) func whatIsNotThereIsAFault(body: String, rule: String) throws {
    let page = "```show\nat: again\n```\n\n" + body
    let sources = LessonSources(training: XOR(), test: XOR())
    var told: [String] = []
    do throws(LessonError) {
      let lesson = try Lesson(SmallLesson.page(page), file: "small.md")
      told = LessonCheck(sources: sources).faults(of: lesson).map(\.message)
    } catch {
      told = [error.message]
    }
    #expect(told.contains { $0.contains(rule) }, "\(told)")
  }

  // MARK: Files

  /// A course's folder with one lesson's, and files in it.
  private func folder(_ files: [String: String]) throws -> URL {
    let lesson = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-course-\(UUID().uuidString)/en/08-small")
    try FileManager.default.createDirectory(at: lesson, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: lesson.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return lesson
  }

  @Test func aTableLiesBesideTheLesson() throws {
    let folder = try folder(["mine.csv": "a,b,t\n1,0,1\n0.5,0.25,0\n"])
    let session = try session(
      "```show\nat: input\nexample: 1\ndata: mine.csv\n```\n\nGo on.", folder: folder)
    #expect(session.timeline.moment.input == [0.5, 0.25])
    #expect(throws: LessonError.self) {
      try self.session("```show\nat: input\ndata: other.csv\n```\n\nGo on.", folder: folder)
    }
    #expect(throws: LessonError.self) {
      try self.session("```show\nat: input\ndata: ../mine.csv\n```\n\nGo on.", folder: folder)
    }
  }

  @Test func aScenarioIsASetUp() throws {
    let folder = Shipped.lessons.appending(path: "en/13-backpropagation")
    let session = try session(
      "```show\nat: loss\nscenario: mazur\n```\n\n{{loss | nine}}", folder: folder)
    let scenario = try ScenarioFolder(root: Shipped.lessons.appending(path: "scenarios"))
      .scenario("mazur").staged()
    #expect(session.timeline.moment.network == scenario.scenario.network)
    #expect(
      session.timeline.moment.sessionBefore.parameters == scenario.session.parameters)
    #expect(throws: LessonError.self) {
      try self.session("```show\nat: loss\nscenario: nobody\n```\n\nGo on.", folder: folder)
    }
  }

  @Test func aRecordingIsWalkedAsItWasMade() throws {
    let folder = try folder([:])
    let url = folder.appendingPathComponent("walk.jsonl")
    let network = try Sequential("2 dense(3) relu dense(1) sigmoid")
    let session = Session(
      network: network, loss: .binaryCrossentropy(), optimizer: .sgd(learningRate: 0.5), seed: 3)
    let plan = BatchPlan(exampleCount: 4, batchSize: 1, shuffled: false, seed: 3)
    let output = try TraceOutput(url)
    var writer = TraceWriter(TraceHeader(session, batch: 1, data: "xor"), to: output)
    let timeline = Timeline(session: session, source: XOR(), plan: plan)
    let isTaken = timeline.take(3, observer: &writer)
    #expect(isTaken)
    try output.finish()
    let read = try self.session(
      "```show\nat: loss\nstep: 2\ntrace: walk.jsonl\n```\n\n{{step}}", folder: folder)
    #expect(read.timeline.cursor.step == 2)
    #expect(read.timeline.moment.network == network)
    #expect(read.page.show.setup.seed == 3)
    let beside = try self.session(
      """
      ```show
      at: dense
      step: 2
      network: 2 dense(3) relu dense(1) sigmoid
      other: {trace: walk.jsonl}
      ```

      {{other delta dense 0 | nine}}

      ```compare
      names: [mine, recorded]
      views: yes
      ```
      """, folder: folder)
    #expect(beside.page.comparedViews?.names == ["mine", "recorded"])
    let other = try #require(beside.stage.other)
    var walk = beside.timeline
    try walk.go(to: Target(step: 2, place: .blame(layer: 0), unit: 1))
    let there = try #require(other.moment(inStepWith: walk.moment))
    #expect(there.cursor == walk.moment.cursor)
    #expect(there.sessionBefore.optimizer == session.optimizer)
    var recorded = read.timeline
    try recorded.go(to: Target(step: 2, place: .blame(layer: 0)))
    #expect(there.blame(ofLayer: 0) == recorded.moment.blame(ofLayer: 0))
    try walk.go(to: Target(step: 4, place: .input))
    #expect(other.moment(inStepWith: walk.moment) == nil, "the recording ends before")
  }

  // MARK: Training

  @Test func aPageSaysHowItTrains() throws {
    let page = { (train: String) in
      "```show\nat: input\ntrain: {\(train)}\n```\n\nGo on."
    }
    let lesson = try Lesson(
      SmallLesson.page(page("epochs: 40, batch: 2, optimizer: adam(0.1), pace: 5")),
      file: "small.md")
    guard case .train(let training)? = lesson.pages[0].show.task else {
      Issue.record("no training")
      return
    }
    #expect(training.epochs == 40 && training.batch == 2 && training.pace == 5)
    let trained = try #require(
      LessonCheck(sources: LessonSources(training: XOR(), test: XOR())).training(of: lesson))
    #expect(trained.stepCount == 80 && trained.optimizer == .adam(learningRate: 0.1))
    for wrong in ["epochs: 0", "batch: x", "examples: 3", "speed: 3"] {
      #expect(throws: LessonError.self) {
        try Lesson(SmallLesson.page(page(wrong)), file: "small.md")
      }
    }
  }
}
