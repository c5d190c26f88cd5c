import Datasets
import LessonKit
import Testing

/// A page that cannot be made says so in its place; the others are as they were.
@Suite struct BrokenPageTests {
  private func session(_ old: String, _ new: String, page: Int = 0) throws -> LessonSession {
    let lesson = try Lesson(SmallLesson.with(old, new), file: "small.md", keepsBrokenPages: true)
    return try LessonSession(
      lesson, page: page, sources: LessonSources(training: XOR(), test: XOR()))
  }

  @Test(arguments: [
    ("{{count parameters}}", "{{cuont parameters}}"), ("{{count parameters}}", "{{count"),
    ("reveal: relu\n", "reveel: relu\n"), ("```predict\nquestion: Is", "```graph\nquestion: Is"),
    ("at: dense 0", "at: dense 7"), ("at: dense 0", "step: 1"),
  ])
  func onlyThatPageIsBroken(_ old: String, _ new: String) throws {
    var session = try session(old, new)
    let fault = try #require(session.fault)
    #expect(fault.file == "small.md" && (15..<40).contains(fault.line), "\(fault)")
    #expect(session.blocks.isEmpty && session.openQuestion == nil && session.skip() == nil)
    #expect(session.page.title == "First page")
    try session.turn(to: 1)
    #expect(session.fault == nil && session.openQuestion != nil)
    try session.turn(to: 0)
    #expect(session.fault == fault)
    let check = LessonCheck(sources: LessonSources(training: XOR(), test: XOR()))
    #expect(check.faults(of: session.lesson).contains(fault))
  }

  @Test func aNumberThatIsNotInTheNetworkIsToldAboveThePage() throws {
    let session = try session("{{count parameters}}", "{{z nothing 0}}")
    #expect(session.fault?.message.contains("“nothing” is no layer here") == true)
    #expect(!session.blocks.isEmpty && session.openQuestion != nil)
  }

  @Test func whoWantsAWholeLessonIsRefusedOne() {
    #expect(throws: LessonError.self) {
      try Lesson(SmallLesson.with("{{count parameters}}", "{{cuont}}"), file: "small.md")
    }
  }
}
