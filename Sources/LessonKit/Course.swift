import Foundation

/// The whole course in the syllabus's order, as `SUMMARY.md` lists it.
public struct Course: Sendable, Equatable {
  /// One lesson of the list, written or still to come.
  public struct Entry: Sendable, Equatable {
    /// The lesson's number, which never changes: `"08"`.
    public let id: String
    /// Its title, without the number.
    public let title: String
    /// The part of the course it stands in; empty before the first heading.
    public let part: String
    /// Its file below the course's folder; nil while it is not written.
    public let path: String?

    /// True when the lesson can be opened.
    public var exists: Bool { path != nil }
  }

  /// The folder that holds `SUMMARY.md`.
  public let root: URL
  /// The lessons in order.
  public let entries: [Entry]
  /// What is wrong with the list, where there are no lessons because of it.
  public let fault: LessonError?

  /// Reads `SUMMARY.md` in `root`; where that cannot be understood, the course has no lessons and
  /// says why: everything else goes on.
  public static func opened(root: URL) -> Course {
    do {
      return try Course(root: root)
    } catch {
      return Course(root: root, fault: error)
    }
  }

  private init(root: URL, fault: LessonError) {
    self.root = root
    self.fault = fault
    entries = []
  }

  /// Reads `SUMMARY.md` in `root`; every lesson it links to must be there.
  public init(root: URL) throws(LessonError) {
    let url = root.appendingPathComponent("SUMMARY.md")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw LessonError(
        file: "SUMMARY.md", line: 0,
        message: "the list of lessons cannot be read; it is looked for in \(root.relativePath)")
    }
    try self.init(text, root: root)
    for entry in entries {
      guard let path = entry.path else { continue }
      let file = root.appendingPathComponent(path)
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw LessonError(
          file: "SUMMARY.md", line: 0,
          message: "lesson \(entry.id) is linked to “\(path)”, which is not there")
      }
    }
  }

  /// Reads the text of a `SUMMARY.md`: headings for the parts, list items `00 Title`, linked or not.
  public init(_ text: String, root: URL) throws(LessonError) {
    var part = ""
    var entries: [Entry] = []
    for node in Markdown.nodes(text.cleaned) {
      if node.kind == "heading" {
        part = node.number == 1 ? "" : node.plainText
      } else if node.kind == "list" {
        for item in node.children {
          entries.append(try Self.entry(item, part: part, known: entries))
        }
      }
    }
    guard !entries.isEmpty else {
      throw LessonError(
        file: "SUMMARY.md", line: 0, message: "the list of lessons is empty; an item is “00 Title”")
    }
    self.root = root
    self.entries = entries
    fault = nil
  }

  /// The entry with this number, if the course has it; `"8"` is `"08"`.
  public func entry(_ id: String) -> Entry? {
    entries.first { $0.id == id } ?? entries.first { $0.id == "0" + id }
  }

  /// The next written lesson after this one, in the course's order.
  public func next(after id: String) -> Entry? {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return nil }
    return entries[(index + 1)...].first { $0.exists }
  }

  /// Reads the lesson with this number.
  public func lesson(_ id: String) throws(LessonError) -> Lesson {
    if let fault { throw fault }
    guard let entry = entry(id) else {
      let known = entries.map(\.id).joined(separator: ", ")
      throw LessonError(
        file: "SUMMARY.md", line: 0,
        message: "there is no lesson “\(id.cleaned)”; there are \(known)")
    }
    guard let path = entry.path else {
      throw LessonError(
        file: "SUMMARY.md", line: 0,
        message: "lesson \(entry.id), “\(entry.title)”, is not written yet")
    }
    return try Lesson(contentsOf: root.appendingPathComponent(path))
  }

  private static func entry(
    _ item: MarkdownNode, part: String, known: [Entry]
  ) throws(LessonError) -> Entry {
    let text = item.plainText
    let words = text.split(separator: " ", maxSplits: 1)
    func fault(_ message: String) -> LessonError {
      LessonError(file: "SUMMARY.md", line: item.line, message: message)
    }
    guard words.count == 2, words[0].count == 2, words[0].allSatisfy(\.isNumber) else {
      throw fault("“\(text)” is not of the form “00 Title”")
    }
    let id = String(words[0])
    guard !known.contains(where: { $0.id == id }) else {
      throw fault("lesson \(id) is listed twice")
    }
    let path = item.firstLink?.removingPercentEncoding?.cleaned
    if let path, path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      throw fault("“\(path)” leaves the folder of the lessons")
    }
    return Entry(id: id, title: String(words[1]), part: part, path: path)
  }
}

extension MarkdownNode {
  /// All its text in a row.
  fileprivate var plainText: String {
    children.isEmpty ? (kind == "softbreak" ? " " : literal) : children.map(\.plainText).joined()
  }

  /// The address of the first link inside.
  fileprivate var firstLink: String? {
    if kind == "link" { return detail }
    for child in children {
      if let found = child.firstLink { return found }
    }
    return nil
  }
}
