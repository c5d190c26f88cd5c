import Foundation
import LessonKit
import Testing

/// A translation has its own words and the same skeleton.
@Suite struct TranslationCheckTests {
  /// A course with the small lesson in two languages, the second changed.
  private func faults(_ old: String, _ new: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (language, text) in [("en", SmallLesson.text), ("xx", SmallLesson.with(old, new))] {
      let lesson = folder.appendingPathComponent("\(language)/08-small")
      try FileManager.default.createDirectory(at: lesson, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: lesson.appendingPathComponent("lesson.md"))
      try Data("# A course\n\n- [08 A small lesson](08-small/lesson.md)\n".utf8).write(
        to: folder.appendingPathComponent("\(language)/SUMMARY.md"))
    }
    let translations = Translations(root: folder)
    #expect(translations.languages == ["xx"])
    return translations.faults(of: "xx").map(\.description)
  }

  @Test func wordsMayDiffer() throws {
    #expect(try faults("It is done.", "Es ist getan.").isEmpty)
  }

  @Test(arguments: [
    ("at: dense 0", "at: dense 1"), ("a relu loudest:dense > 0", "a relu loudest:dense >= 0"),
    ("number: count dense\n", "number: count dense/bias\n"),
  ])
  func theSkeletonMayNot(_ old: String, _ new: String) throws {
    let found = try faults(old, new)
    #expect(found.count == 1 && found[0].contains("something else than"), "\(found)")
  }

  @Test func pagesAreCounted() throws {
    let found = try faults("## Second page", "### Second page")
    #expect(found.contains { $0.contains("pages") || $0.contains("second") }, "\(found)")
  }
}
