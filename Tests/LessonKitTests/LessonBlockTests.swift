import Datasets
import LessonKit
import Testing

/// Tables to fill, steps to order, lines of one's own, curves and code that is bound to the walk.
@Suite struct LessonBlockTests {
  private func session(_ block: String, at place: String = "input") throws -> LessonSession {
    let lesson = try Lesson(
      SmallLesson.page(
        """
        ```show
        at: \(place)
        example: 1
        ```

        \(block)
        """), file: "small.md")
    return try LessonSession(lesson, sources: LessonSources(training: XOR(), test: XOR()))
  }

  private static let table = """
    ```blank
    say: Fill in the last line.
    head: [what, number]
    rows:
      - [a third, "{{1 / 3}}"]
      - [twice that, "[[2 / 3]]"]
      - [and once more, "[[4 / 3]]"]
    mistakes:
      - number: 1 / 3
        hint: That is the number itself.
    follows: ["-", "2 * own 1"]
    hint: Twice is times 2.
    explain: Each is twice the one before.
    ```

    Behind the table.
    """

  @Test func aTableAsksItsCellsOneByOne() throws {
    var session = try session(Self.table)
    #expect(session.page.predictions.count == 2)
    #expect(session.page.predictions.allSatisfy { $0.kind == .cell })
    #expect(session.blocks.count == 1, "what follows waits for the last cell")
    #expect(session.answer("0.667")?.verdict == .right)
    #expect(session.openIndex == 1 && session.blocks.count == 1)
    #expect(session.answer("4/3")?.verdict == .right)
    #expect(session.openIndex == nil)
    #expect(session.blocks.last == .paragraph([.text("Behind the table.")]))
  }

  @Test func aCellWantsItsDigitsAndKnowsItsMistakes() throws {
    var session = try session(Self.table)
    #expect(session.answer("0.67")?.remark == .fewDigits(wanted: 3))
    #expect(session.openIndex == 0, "a second try")
    let second = session.answer("0.333")
    let reply = try #require(second)
    #expect(reply.verdict == .wrong && reply.remark == .told([.text("That is the number itself.")]))
    #expect(session.openIndex == 1)
  }

  @Test func whatFollowsFromAWrongNumberIsSaidToFollow() throws {
    var session = try session(Self.table)
    _ = session.answer("0.5")
    _ = session.answer("0.5")
    #expect(session.answer("1")?.remark == .carried)
    #expect(session.answer("1.33")?.verdict == .right)
  }

  @Test func theNumbersOfATableMayBeOfAnotherExample() throws {
    var session = try session(
      """
      ```blank
      say: The other point.
      example: 3
      head: [input, x]
      rows:
        - [first, "{{x 0}}"]
        - [both, "[[x 0 + x 1]]"]
      explain: Both are 1.
      ```
      """)
    #expect(session.timeline.moment.example == 1)
    guard case .blank(let table)? = session.blocks.first else {
      Issue.record("a table")
      return
    }
    #expect(table.rows[0][1] == .text([.told("1.0000")]))
    #expect(session.answer("2")?.verdict == .right)
  }

  @Test func stepsAreGivenInOneOfTheirRightOrders() throws {
    let block = """
      ```order
      question: In which order?
      steps: [one, two, three, four]
      also: [[2, 1, 3, 4]]
      hint: One may come second.
      explain: So it is.
      ```
      """
    let listed = try #require(session(block).openQuestion)
    guard case .order(4, let right, _) = listed.answer else {
      Issue.record("four steps")
      return
    }
    #expect(right.count == 2)
    #expect(!right.contains([0, 1, 2, 3]), "they are not listed in their order")
    for order in right {
      var session = try session(block)
      let typed = order.map { "\($0 + 1)" }.joined(separator: " ")
      #expect(session.answer(typed)?.verdict == .right)
    }
    var session = try session(block)
    #expect(session.answer("1 1 2 3") == nil)
    #expect(session.answer("12") == nil)
    #expect(session.answer("1234")?.remark == .told([.text("One may come second.")]))
  }

  @Test func aLineOfOnesOwnIsKeptAndNotJudged() throws {
    var session = try session(
      """
      ```free
      question: Why?
      model: Because {{count parameters}} numbers say so.
      ```
      """)
    #expect(session.answer("  ") == nil)
    let answer = session.answer("Because  it is so.")
    let reply = try #require(answer)
    #expect(reply.given == .text("Because it is so.") && reply.verdict == .right)
    #expect(session.typed(onPage: 0) == ["Because it is so."])
  }

  @Test func aCurveIsItsExpression() throws {
    let session = try session(
      """
      ```curve
      of: "- ln v"
      from: 0.05
      to: 1
      point: 0.8
      by: 0.02
      tangent: yes
      marks: [x 1 / 2]
      ```

      ```predict
      question: How much?
      number: 1 / 4
      explain: So much.
      ```
      """)
    let curve = try #require(session.page.curve)
    #expect(curve.point(after: -8).map { abs($0 - 0.64) < 1e-9 } == true)
    #expect(curve.point(after: 1000) == 1)
    #expect(curve.slope(at: 0.5).map { abs($0 + 2) < 1e-6 } == true)
    guard case .curve(let filled)? = session.blocks.first else {
      Issue.record("a curve")
      return
    }
    #expect(filled.markedPlaces == [0.5])
  }

  @Test func codeLeadsToPlacesAndNotesAreAside() throws {
    let page = try session(
      """
      ```keras
      model = Sequential()
      model.add(Dense(3))   #@ dense
      ```

      ```note
      *By the way*: {{count parameters}}.
      ```
      """
    ).page
    #expect(page.links.map(\.spot.text) == ["dense"])
    #expect(page.links.map(\.line) == [1])
    #expect(
      page.blocks.first
        == .code(
          language: .keras, [.text("model = Sequential()\nmodel.add(Dense(3))")],
          links: page.links))
    guard case .note(let inside)? = page.blocks.last else {
      Issue.record("an aside")
      return
    }
    #expect(inside.count == 1)
  }

  @Test(arguments: [
    ("rows:\n  - [a]", "a row has a cell for each of the 2 columns, not 1"),
    ("rows:\n  - [a, b]", "there is none"),
    ("rows:\n  - [a, \"[[nothing]]\"]", "“nothing” is no live number"),
  ])
  func brokenTablesAreToldWithTheirLine(_ rows: String, _ says: String) throws {
    let error = #expect(throws: LessonError.self) {
      try session("```blank\nsay: Fill.\nhead: [x, y]\n\(rows)\nexplain: So.\n```")
    }
    #expect(error?.message.contains(says) == true, "\(error.map { "\($0)" } ?? "")")
    #expect((error?.line ?? 0) > 18)
  }

  /// A lesson whose one question declares an idea at a place.
  private func lesson(at place: String, idea: String) throws -> Lesson {
    try Lesson(
      SmallLesson.page(
        """
        ```show
        at: input
        example: 1
        ```

        ```check
        question: What is z?
        number: z dense 0
        at: \(place)
        ideas: [\(idea)]
        reveal: dense
        explain: So much.
        ```
        """), file: "small.md")
  }

  @Test func aPlaceOfIdeasThatIsNotThereIsAFault() throws {
    let lesson = try lesson(at: "nowhere 0", idea: "bias-left-out")
    let faults = LessonCheck(sources: LessonSources(training: XOR(), test: XOR())).faults(
      of: lesson)
    #expect(faults.contains { $0.message.contains("“nowhere” is no place") }, "\(faults)")
  }

  @Test(arguments: [
    ("bias-left-out", "gives the right number"), ("half-forgotten", "does not enter here"),
    ("nonsense", "is no idea"),
  ])
  func aQuestionStandsWhereItsIdeasChangeSomething(_ idea: String, _ says: String) throws {
    let lesson = try lesson(at: "dense 0", idea: idea)
    let faults = LessonCheck(sources: LessonSources(training: XOR(), test: XOR())).faults(
      of: lesson)
    #expect(faults.contains { $0.message.contains(says) }, "\(faults)")
  }
}
