import Foundation
import LessonKit
import Testing

@Suite struct CourseTests {
  @Test func listsTheWholeCourseInItsOrder() throws {
    let course = try Course(root: Shipped.lessons)
    #expect(
      course.entries.map(\.id) == [
        "00", "05", "06", "02", "07", "08", "03", "09", "10", "11", "01", "12", "13", "14", "15",
        "16", "17", "18", "04", "19", "20", "21",
      ])
    #expect(course.entries.filter(\.exists).map(\.id) == ["00", "08", "11"])
    #expect(course.entry("8")?.title == "Activation functions")
    #expect(course.entry("08")?.part == "The network")
    #expect(course.entry("11")?.title == "Loss functions, and what compile asks")
    #expect(course.next(after: "00")?.id == "08")
    #expect(course.next(after: "11") == nil)
  }

  @Test func lessonsBearTheNumberAndTitleOfTheList() throws {
    let course = try Course(root: Shipped.lessons)
    for entry in course.entries where entry.exists {
      let lesson = try course.lesson(entry.id)
      #expect(lesson.id == entry.id)
      #expect(lesson.title == entry.title)
    }
  }

  @Test func saysWhenALessonIsNotThere() throws {
    let course = try Course(root: Shipped.lessons)
    let unknown = #expect(throws: LessonError.self) { try course.lesson("99") }
    #expect(unknown?.message.hasPrefix("there is no lesson “99”") == true)
    let unwritten = #expect(throws: LessonError.self) { try course.lesson("07") }
    #expect(unwritten?.message.contains("is not written yet") == true)
  }

  /// What is wrong with the list harms the lessons alone.
  @Test func aCourseWithABadListOpensWithoutLessons() throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-course-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try Data("- Meet\n".utf8).write(to: root.appendingPathComponent("SUMMARY.md"))
    let course = Course.opened(root: root)
    #expect(course.entries.isEmpty)
    #expect(course.fault?.message == "“Meet” is not of the form “00 Title”")
    let fault = #expect(throws: LessonError.self) { try course.lesson("00") }
    #expect(fault == course.fault)
    #expect(Course.opened(root: Shipped.lessons).fault == nil)
  }

  @Test func theListItselfIsChecked() {
    let root = Shipped.lessons
    for text in ["", "- Meet\n", "- 00 One\n- 00 Two\n", "- [00 One](../../secret.md)\n"] {
      #expect(throws: LessonError.self) { try Course(text, root: root) }
    }
  }
}
