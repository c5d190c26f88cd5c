import CellCanvas
import Datasets
import Foundation
import LessonKit
import ModelFiles
import TestSupport
import Testing
import Workbench

/// A page that shows its view of two networks.
@Suite struct ComparedViewsTests {
  /// A lesson of one page, two networks of which only the second layer's weights differ.
  private static func text(_ body: String) -> String {
    ByHandLesson.text(id: "01", title: "Two networks", pages: "## Two runs\n\n\(body)")
  }

  private static let views = text(
    """
    ```show
    at: dense
    other:
      weights:
        dense/kernel: [[-2, 2], [1, 1]]
        dense/bias: [1, -1]
        dense_1/kernel: [[0.5, -1], [1, 1]]
        dense_1/bias: [-3, 1]
    ```

    Where do they part?

    ```compare
    names: [A, B]
    views: yes
    ```

    ```task
    do: Walk to where they part.
    goal: here dense_1 = 1
    keys: []
    hints: [Go on.]
    solution: Right Right
    explain: So it is.
    ```
    """)

  /// A course of that lesson.
  private func course(_ text: String) throws -> Course {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-course-\(UUID().uuidString)")
    let folder = root.appendingPathComponent("en/01-two")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "# The course\n\n- [01 Two networks](01-two/lesson.md)\n".write(
      to: root.appendingPathComponent("en/SUMMARY.md"), atomically: true, encoding: .utf8)
    try text.write(
      to: folder.appendingPathComponent("lesson.md"), atomically: true, encoding: .utf8)
    return try Course(root: root)
  }

  private func program(_ size: Size, look: Look = Look()) throws -> Program {
    var program = try Program(size, look: look, course: try course(Self.views))
    try program.open(.learn(lesson: "01", page: 1))
    return program
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func bothAreWalkedTogether(_ size: Size) throws {
    var program = try program(size)
    #expect(!program.screen.contains("≠"))
    program.press("Right*2")
    #expect(program.screen.contains("≠"))
    let name = "compared-\(size.width).txt"
    #expect(Golden.difference(program.screen, from: name) == nil)
    #expect(program.screen.contains("✓") && !program.screen.contains("▷"), "the task is met")
  }

  @Test func theNetworkAloneShowsBothToo() throws {
    var program = try program(Size(width: 80, height: 24))
    program.press("Right*2", "Tab")
    #expect(program.lines[1].contains("┌ A · ") && program.lines[1].contains("┬ B ─"))
    #expect(program.screen.contains("≠") && program.sentence.hasPrefix("A: "))
  }

  /// What differs is told by more than a colour.
  @Test func whatDiffersIsUnderlined() throws {
    var program = try program(Size(width: 120, height: 40), look: Look(depth: .none))
    program.press("Right*2")
    let canvas = program.canvas
    let underlined = canvas.cells.filter { $0.style.attributes.contains(.underline) }
    #expect(underlined.contains { $0.scalar == "≠" })
    #expect(underlined.contains { $0.scalar.properties.numericType != nil })
  }

  @Test func plainTextTellsBoth() throws {
    var program = PlainProgram(try program(Size(width: 80, height: 24)))
    for (told, sign) in [(program.greeting, "="), (program.say("later"), "=")] {
      #expect(told.contains { $0.hasPrefix("\(sign) A: ") }, "\(told)")
      #expect(told.contains { $0.hasPrefix("\(sign) B: ") }, "\(told)")
    }
    let parted = program.say("later")
    #expect(parted.contains { $0.hasPrefix("≠ A: ") } && parted.contains { $0.hasPrefix("≠ B: ") })
  }

  /// The check looks for an answer in the other network's view as well.
  @Test func anAnswerThatTheOtherOneShowsIsAFault() throws {
    func faults(views: String) throws -> [String] {
      let body = """
        ```show
        at: input
        inputs: [[0.3137, 0.2]]
        targets: [[-1, 2]]
        weights: {dense/kernel: [[1, 1], [1, 1]], dense/bias: [0, 0]}
        other: {inputs: [[0.5137, 0]], targets: [[-1, 2]]}
        ```

        ```check
        question: What is z of the first neuron?
        number: z dense 0
        reveal: dense
        explain: A sum.
        ```

        ```compare
        names: [A, B]
        rows: [[z, z dense 0]]
        views: \(views)
        ```
        """
      let course = try course(Self.text(body))
      let lesson = try course.lesson("01")
      return ScreenCheck(try Program().state.house.mnist, in: course)
        .faults(of: lesson, trained: nil).map(\.message)
    }
    #expect(try faults(views: "no").isEmpty)
    let told = "is seen before it is given: forward › input"
    #expect(try faults(views: "yes").contains { $0.contains(told) })
  }
}
