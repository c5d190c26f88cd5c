import Foundation

/// Holds the lessons of other languages against the English ones: their words differ, their skeletons do not.
public struct Translations {
  private let root: URL

  /// Looks in the folder that holds a folder for each language.
  public init(root: URL) { self.root = root }

  /// The languages that have a list of lessons, English left out.
  public var languages: [String] {
    let folders = try? FileManager.default.contentsOfDirectory(
      at: root, includingPropertiesForKeys: nil)
    return (folders ?? []).map(\.lastPathComponent)
      .filter { $0 != Course.original && CourseList.exists(for: $0, in: root) }.sorted()
  }

  /// What is wrong with the lessons of a language.
  public func faults(of language: String) -> [LessonError] {
    do throws(LessonError) {
      let (course, original) = (
        try Course(root: root, language: language), try Course(root: root)
      )
      var faults: [LessonError] = []
      for entry in course.entries where entry.exists && entry.language == language {
        let lesson = try course.lesson(entry.id)
        guard original.entry(entry.id)?.exists == true else { continue }
        faults += Self.faults(of: lesson, beside: try original.lesson(entry.id))
      }
      return faults
    } catch {
      return [error]
    }
  }

  /// Where a lesson is built otherwise than the original.
  static func faults(of lesson: Lesson, beside original: Lesson) -> [LessonError] {
    guard lesson.pages.count == original.pages.count else {
      return [
        LessonError(
          file: lesson.file, line: 0,
          message: "the lesson has \(lesson.pages.count) pages; in English it has "
            + "\(original.pages.count)")
      ]
    }
    return zip(lesson.pages, original.pages).compactMap { page, other in
      page.skeleton == other.skeleton
        ? nil
        : LessonError(
          file: lesson.file, line: page.line,
          message: "the page shows, asks or wants something else than “\(other.title)” in English")
    }
  }
}

extension Page {
  /// What it shows, asks and wants, without its words.
  fileprivate var skeleton: [String] {
    ["\(show.setup)", show.at.text, "\(show.step)", "\(show.example ?? -1)", show.view ?? ""]
      + predictions.map { "\($0.kind) \($0.reveal?.text ?? "") \($0.answer.skeleton)" }
      + tasks.map { "\($0.goal.text) \($0.solution)" }
  }
}

extension Prediction.Answer {
  fileprivate var skeleton: String {
    switch self {
    case .choice(let choices): choices.map(\.condition.text).joined(separator: "; ")
    case .number(let number): number.value.text
    case .order(let steps, let others, _): "\(steps.count) \(others)"
    case .text: ""
    }
  }
}
