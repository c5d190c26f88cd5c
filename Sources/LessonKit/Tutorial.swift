import Foundation

/// The lines of code that a learner has typed in, each with the lesson that explains it.
public struct Tutorial: Sendable, Equatable {
  /// One line.
  public struct Line: Sendable, Equatable {
    /// As it is typed.
    public let text: String
    /// The number of the lesson that explains it; nil where none does.
    public let lesson: String?
    /// Its line in the file.
    public let line: Int
  }

  /// What it is called.
  public let title: String
  /// The lines in their order.
  public let lines: [Line]
  /// The file, for messages.
  public let file: String

  /// Reads the tutorial of a language, such as `en`, in the folder of the lessons.
  public init(of language: String, in root: URL) throws(LessonError) {
    let file = "\(language)/tutorial.md"
    try self.init(LanguageFile(file, in: root, what: "tutorial").text, file: file)
  }

  /// Reads a heading and a block of code, whose lines end in `#@` and a lesson's number.
  public init(_ text: String, file: String) throws(LessonError) {
    let nodes = Markdown.nodes(text.cleaned)
    guard nodes.count == 2, nodes[0].kind == "heading", nodes[1].kind == "code_block",
      let title = nodes[0].children.first?.literal
    else {
      throw LessonError(
        file: file, line: 0, message: "a tutorial is a heading and one block of code")
    }
    let first = nodes[1].line + 1
    self.title = title
    self.file = file
    lines = nodes[1].literal.split(separator: "\n").enumerated().map { row, text in
      let line = BoundLine(text)
      return Line(text: line.code, lesson: line.bound, line: first + row)
    }
  }

  /// The lines whose lesson a course does not have.
  public func faults(in course: Course) -> [LessonError] {
    lines.compactMap { line in
      guard let lesson = line.lesson, course.entry(lesson) == nil else { return nil }
      return LessonError(
        file: file, line: line.line, message: "the course has no lesson “\(lesson)”")
    }
  }
}
