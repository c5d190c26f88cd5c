import Foundation

/// Checks what only the whole course shows: terms that are said before they are set apart, and links.
public struct CourseCheck {
  private let course: Course
  private let lessons: [Lesson]

  /// Checks lessons that were read, in the course's order.
  public init(_ lessons: [Lesson], of course: Course) {
    self.course = course
    self.lessons = lessons
  }

  /// All that is wrong; nothing of terms where the course has no glossary that can be read.
  public var faults: [LessonError] {
    let glossary = try? Glossary(of: Course.original, in: course.root)
    return (glossary?.terms ?? []).compactMap(termFault) + lessons.flatMap(linkFaults)
  }

  // MARK: Terms

  /// A term of the glossary stands in emphasis on the first page that says it, so that one sees that `g`
  /// explains it.
  private func termFault(_ term: Glossary.Term) -> LessonError? {
    for lesson in lessons {
      for page in lesson.pages {
        if page.termWords.contains(where: { term.isNamed(in: $0) }) { return nil }
        guard page.prose.contains(where: { term.isNamed(in: $0) }) else { continue }
        return LessonError(
          file: lesson.file, line: page.line,
          message:
            "“\(term.names[0])” is a term of the glossary; the first page that says it sets it "
            + "in emphasis, and “\(page.title)” does not")
      }
    }
    return nil
  }

  // MARK: Links

  /// A link leads to a page of the web, or to a file that is there.
  private func linkFaults(_ lesson: Lesson) -> [LessonError] {
    guard let path = course.entry(lesson.id)?.path else { return [] }
    let folder = course.root.appendingPathComponent(path).deletingLastPathComponent()
    return lesson.pages.flatMap { page in
      page.addresses.filter { !Self.leads($0, from: folder) }.map { address in
        LessonError(
          file: lesson.file, line: page.line,
          message: "“\(page.title)” links to “\(address)”, which is not there")
      }
    }
  }

  private static func leads(_ address: String, from folder: URL) -> Bool {
    if address.hasPrefix("https://") || address.hasPrefix("http://") { return true }
    let file = address.split(separator: "#", omittingEmptySubsequences: false)[0]
    return file.isEmpty
      || FileManager.default.fileExists(atPath: folder.appendingPathComponent("\(file)").path)
  }
}

extension Page {
  private var texts: [[Inline]] {
    blocks.map(\.inlines) + predictions.map { $0.question + $0.explanation } + tasks.map(\.text)
  }

  /// Its words in small letters, without code and numbers.
  fileprivate var prose: [String] { texts.map { $0.prose.lowercased() } }

  /// What stands in emphasis on it, in small letters.
  fileprivate var termWords: [String] { texts.flatMap(\.self).emphasised.map { $0.lowercased() } }

  /// Where its links lead.
  fileprivate var addresses: [String] { texts.flatMap(\.self).addresses }
}

extension [Inline] {
  fileprivate var emphasised: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .emphasis(let inside), .strong(let inside): [inside.plainText]
      case .link(let inside, _): inside.emphasised
      case .text, .code, .live, .told, .lineBreak: []
      }
    }
  }

  fileprivate var addresses: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .link(let inside, let address): [address] + inside.addresses
      case .emphasis(let inside), .strong(let inside): inside.addresses
      case .text, .code, .live, .told, .lineBreak: []
      }
    }
  }
}
