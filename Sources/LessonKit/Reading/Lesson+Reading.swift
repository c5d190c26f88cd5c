import Datasets
import Foundation
import ModelFiles

extension Lesson {
  /// The largest lesson that is read, in bytes: ten times the longest one can hope to be.
  public static let largestFile = 1 << 18

  /// Reads a lesson file.
  ///
  /// Throws a `LessonError` that names the file and, where there is one, the line. A page that cannot be
  /// made is such an error, or says so in its place where `keepsBrokenPages`.
  public init(contentsOf url: URL, keepsBrokenPages: Bool = false) throws(LessonError) {
    let file = url.pathComponents.suffix(2).joined(separator: "/")
    let data: Data
    do throws(FileError) {
      data = try BoundedFile.bytes(of: url, "a lesson", atMost: Self.largestFile)
    } catch {
      throw LessonError(file: file, line: 0, message: error.reason)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw LessonError(file: file, line: 0, message: "a lesson is UTF-8 text; this file is not")
    }
    try self.init(
      text, file: file, folder: url.deletingLastPathComponent(), keepsBrokenPages: keepsBrokenPages)
  }

  /// Reads a lesson from its text; `file` is what messages call it, `folder` where the files lie that it
  /// names.
  ///
  /// The form: YAML front matter between `---` lines; CommonMark with tables, in which every level-2
  /// heading begins a page; fenced blocks such as `show` and `predict`; live numbers `{{…}}`.
  public init(
    _ text: String, file: String, folder: URL? = nil, keepsBrokenPages: Bool = false
  ) throws(LessonError) {
    let lines = text.cleanedLines
    let end = try Self.endOfFrontMatter(lines, file: file)
    let front = try FrontMatter(
      lines[1..<end].joined(separator: "\n"), file: file, folder: folder)
    let body = lines[(end + 1)...].joined(separator: "\n")
    let marks = LiveMarks(body, firstLine: end + 2, file: file)
    self.id = front.id
    self.title = front.title
    self.minutes = front.minutes
    self.goals = front.goals
    self.setup = front.setup
    self.constants = front.constants
    self.pages = try Self.pages(
      marks, setup: front.setup, offset: end + 1, file: file, folder: folder)
    self.file = file
    if !keepsBrokenPages, let fault = faults.first { throw fault }
  }

  /// What is wrong with its pages that cannot be made, in their order.
  public var faults: [LessonError] { pages.compactMap(\.fault) }

  private static func endOfFrontMatter(_ lines: [String], file: String) throws(LessonError) -> Int {
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      throw LessonError(
        file: file, line: 1,
        message: "a lesson begins with its front matter between two lines “---”")
    }
    return end
  }

  private static func pages(
    _ marks: LiveMarks, setup: Setup, offset: Int, file: String, folder: URL?
  ) throws(LessonError) -> [Page] {
    let inlines = InlineReader(marks: marks, file: file)
    var parts: [(head: MarkdownNode, nodes: [MarkdownNode])] = []
    for node in Markdown.nodes(marks.text) {
      if node.kind == "heading", node.number == 2 {
        parts.append((node, []))
      } else if parts.isEmpty {
        throw LessonError(
          file: file, line: node.line + offset,
          message: "before the first page (“## Title”) stands nothing but the front matter")
      } else {
        parts[parts.count - 1].nodes.append(node)
      }
    }
    guard !parts.isEmpty else {
      throw LessonError(
        file: file, line: 0, message: "a lesson has pages; each begins with “## Title”")
    }
    let lines = parts.map { $0.head.line + offset }
    return parts.indices.map { index in
      let (line, end) = (lines[index], index + 1 < lines.count ? lines[index + 1] : .max)
      do throws(LessonError) {
        if let fault = marks.faults.first(where: { (line..<end).contains($0.line) }) { throw fault }
        var reader = PageReader(
          title: try title(parts[index].head, inlines, line: line), line: line, setup: setup,
          inlines: inlines, offset: offset, folder: folder)
        return try reader.page(of: parts[index].nodes)
      } catch {
        return Page(broken: error, title: parts[index].head.plainText, line: line, on: setup)
      }
    }
  }

  private static func title(
    _ node: MarkdownNode, _ inlines: InlineReader, line: Int
  ) throws(LessonError) -> String {
    let found = try inlines.inlines(node.children, line: line)
    guard found.count == 1, case .text(let title)? = found.first else {
      throw LessonError(file: inlines.file, line: line, message: "a page's title is plain text")
    }
    return title
  }
}

extension String {
  /// The lines of the cleaned text; `\r\n` and `\n` both end one.
  fileprivate var cleanedLines: [String] {
    cleaned.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
