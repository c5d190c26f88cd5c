import LessonKit
import NeuralCore
import Testing

@Suite struct ShippedLessonTests {
  private static let course = Result { try Course(root: Shipped.lessons) }
  static let written = (try? course.get().entries.filter(\.exists).map(\.id)) ?? []

  @Test(arguments: written)
  func everyShippedLessonIsGood(_ id: String) throws {
    let lesson = try Self.course.get().lesson(id)
    let faults = LessonCheck(sources: try Shipped.sources()).faults(of: lesson)
    #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
  }

  /// Each kind of event is asked about at least twice over the course.
  @Test func everyKindOfEventIsAskedAbout() throws {
    let lessons = try Self.written.map { try Self.course.get().lesson($0) }
    let counts = lessons.map(\.askedEvents)
    let columns = lessons.map { $0.id.padding(3) }.joined()
    print("asked about".padding(24) + columns + "all")
    for event in AskedEvent.allCases {
      let each = counts.map { $0[event] ?? 0 }
      let all = each.reduce(0, +)
      print(event.rawValue.padding(24) + each.map { "\($0)".padding(3) }.joined() + "\(all)")
      #expect(all >= 2, "\(event.rawValue)")
    }
  }

  @Test func theTutorialLeadsToLessonsOfTheCourse() throws {
    let course = try Self.course.get()
    let tutorial = try #require(course.tutorial)
    #expect(tutorial.faults(in: course).isEmpty)
    #expect(tutorial.lines.count > 19 && tutorial.lines.allSatisfy { $0.lesson != nil })
    #expect(tutorial.lines[1].text == "x_train = x_train.reshape(60000, 784)")
    let error = #expect(throws: LessonError.self) { try Tutorial("no code", file: "tutorial.md") }
    #expect(error?.message == "a tutorial is a heading and one block of code")
  }
}

extension String {
  /// The text with blanks behind it.
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
