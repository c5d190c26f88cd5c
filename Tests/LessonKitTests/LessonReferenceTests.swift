import Datasets
import Foundation
import LessonKit
import TestSupport
import Testing

/// `lessons/README.md` has the words that are read, and examples that are.
@Suite struct LessonReferenceTests {
  private static let file = Shipped.lessons.appending(path: "README.md")
  private static let text = Result { try String(contentsOf: file, encoding: .utf8) }

  @Test func itHasEveryLiveNumber() throws {
    let rows = Quantity.reference.map { form, format, summary in
      "| `\(form.replacing("|", with: "\\|"))` | \(format.rawValue) | \(summary) |"
    }
    let table = (["| live number | written as | what it is |", "|---|---|---|"] + rows)
      .joined(separator: "\n")
    #expect(Golden.difference(table, fromPart: "live numbers", of: Self.file) == nil)
  }

  @Test(arguments: [
    ("front matter", LessonKeys.frontMatter), ("show", LessonKeys.show),
    ("predict", LessonKeys.predict), ("task", LessonKeys.task), ("choice", LessonKeys.choice),
    ("mistake", LessonKeys.mistake), ("blank", LessonKeys.blank), ("order", LessonKeys.order),
    ("free", LessonKeys.free), ("curve", LessonKeys.curve), ("train", LessonKeys.train),
    ("compare", LessonKeys.compare),
    ("scenario", LessonKeys.scenario), ("format", LiveNumber.Format.allCases.map(\.rawValue)),
  ])
  func itExplainsEveryKey(_ part: String, _ keys: [String]) throws {
    #expect(try explained(in: part) == keys)
  }

  @Test func itNamesWhatIsHiddenAndWhatIsLocked() throws {
    let rows = try rows(of: "scenario")
    #expect(Self.spans(rows["blank"] ?? "") == AskedQuantity.allCases.map(\.rawValue))
    #expect(Self.spans(rows["lock"] ?? "") == WalkLock.allCases.map(\.rawValue))
    #expect(
      Self.spans(try self.rows(of: "show")["state"] ?? "") == Show.State.allCases.map(\.rawValue))
    let data = Self.spans(try self.rows(of: "front matter")["data"] ?? "")
    for name in data { #expect(throws: Never.self) { try DataDescription(name) } }
    #expect(data.count > 3)
  }

  @Test func itsLessonIsReadAndRuns() throws {
    let lesson = try Lesson(example("lesson"), file: "README.md")
    #expect(lesson.pages.count == 1)
    // It shows one page: that a whole lesson has more, and how it ends, is no fault of an example.
    let faults = LessonCheck(sources: try Shipped.sources()).faults(of: lesson)
      .filter { !$0.message.hasPrefix("a lesson ") }
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test func itsScenarioIsReadAndWalked() throws {
    let scenario = try Scenario(example("scenario"), file: Self.file, reference: "README.md")
    let staged = try scenario.staged()
    #expect(staged.session.network.inputs == 2)
  }

  // MARK: Parts of the file

  /// The fenced text of a part.
  private func example(_ part: String) throws -> String {
    let text = try Self.text.get()
    let begin = try #require(text.range(of: "<!-- begin: \(part) -->\n"))
    let end = try #require(text.range(of: "<!-- end: \(part) -->"))
    let lines = text[begin.upperBound..<end.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst().dropLast(2).joined(separator: "\n") + "\n"
  }

  /// The words in the first column of the table below `<!-- keys: part -->`.
  private func explained(in part: String) throws -> [String] {
    try table(of: part).flatMap { Self.spans($0.key) }
  }

  private func rows(of part: String) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try table(of: part).map { (Self.spans($0.key).first ?? "", $0.words) })
  }

  private func table(of part: String) throws -> [(key: String, words: String)] {
    let text = try Self.text.get()
    let begin = try #require(text.range(of: "<!-- keys: \(part) -->\n"))
    let lines = text[begin.upperBound...].split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { $0.hasPrefix("|") }.dropFirst(2).map { line in
      let cells = line.split(separator: "|").map(String.init)
      return (cells[0], cells[1])
    }
  }

  /// What stands between backticks.
  private static func spans(_ text: String) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}
