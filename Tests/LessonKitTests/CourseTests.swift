import Foundation
import LessonKit
import Testing

@Suite struct CourseTests {
  @Test func listsTheWholeCourseInItsOrder() throws {
    let course = try Course(root: Shipped.lessons)
    #expect(
      course.entries.map(\.id) == [
        "00", "05", "06", "02", "07", "01", "08", "03", "09", "10", "11", "12", "13", "14", "15",
        "16", "17", "18", "04", "19", "20", "21",
      ])
    #expect(course.entries.prefix(while: \.exists).map(\.id).last == "13")
    let others = course.entries.dropFirst(13).filter(\.exists)
    #expect(others.isEmpty)
    #expect(course.entry("8")?.title == "Activation functions")
    #expect(course.entry("08")?.part == "The network")
    #expect(course.entry("11")?.title == "Loss functions, and what compile asks")
    #expect(course.next(after: "00")?.id == "05")
    #expect(course.next(after: "13") == nil)
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
    let unwritten = #expect(throws: LessonError.self) { try course.lesson("14") }
    #expect(unwritten?.message.contains("is not written yet") == true)
  }

  /// What is wrong with the list harms the lessons alone.
  @Test func aCourseWithABadListOpensWithoutLessons() throws {
    let root = folder()
    defer { try? FileManager.default.removeItem(at: root) }
    try write("- Meet\n", to: "en/SUMMARY.md", in: root)
    let course = Course.opened(root: root)
    #expect(course.entries.isEmpty)
    #expect(course.fault?.message == "“Meet” is not of the form “00 Title”")
    let fault = #expect(throws: LessonError.self) { try course.lesson("00") }
    #expect(fault == course.fault)
    #expect(Course.opened(root: Shipped.lessons).fault == nil)
  }

  @Test(arguments: ["", "- Meet\n", "- 00 One\n- 00 Two\n", "- [00 One](../../secret.md)\n"])
  func theListItselfIsChecked(_ text: String) throws {
    let root = folder()
    defer { try? FileManager.default.removeItem(at: root) }
    try write(text, to: "en/SUMMARY.md", in: root)
    let error = #expect(throws: LessonError.self) { try Course(root: root) }
    #expect(error?.file == "en/SUMMARY.md")
  }

  @Test func whatIsNotTranslatedIsReadInEnglish() throws {
    let root = folder()
    defer { try? FileManager.default.removeItem(at: root) }
    let english = "- [00 One](one/lesson.md)\n- [01 Two](two/lesson.md)\n## More\n- 02 Three\n"
    try write(english, to: "en/SUMMARY.md", in: root)
    try write("- 01 Zwei\n- [00 Eins](eins/lesson.md)\n", to: "de/SUMMARY.md", in: root)
    for lesson in ["en/one", "en/two", "de/eins"] {
      try write("", to: "\(lesson)/lesson.md", in: root)
    }
    let course = try Course(root: root, language: "de")
    #expect(course.entries.map(\.title) == ["Zwei", "Eins", "Three"])
    #expect(course.entries.map(\.path) == ["en/two/lesson.md", "de/eins/lesson.md", nil])
    #expect(course.entries.map(course.lacksTranslation) == [true, false, false])
    // A language without a list has the English one.
    let french = try Course(root: root, language: "fr")
    #expect(french.entries == (try Course(root: root)).entries)
    #expect(french.entries.map(french.lacksTranslation) == [true, true, false])
  }

  private func folder() -> URL {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-course-\(UUID().uuidString)")
  }

  private func write(_ text: String, to path: String, in root: URL) throws {
    let file = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
