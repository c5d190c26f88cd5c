import Foundation

/// The lessons that the `SUMMARY.md` of a language lists.
struct CourseList {
  let language: String
  private(set) var entries: [Course.Entry]

  /// The file of a language below the course's folder.
  static func file(of language: String) -> String { "\(language)/SUMMARY.md" }

  /// Whether a language has a list.
  static func exists(for language: String, in root: URL) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(file(of: language)).path)
  }

  /// Reads the list of a language; every lesson it links to must be there.
  init(of language: String, in root: URL) throws(LessonError) {
    let name = Self.file(of: language)
    try self.init(LanguageFile(name, in: root, what: "list of lessons").text, of: language)
    for entry in entries {
      guard let path = entry.path else { continue }
      guard FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path) else {
        throw LessonError(
          file: name, line: 0,
          message: "lesson \(entry.id) is linked to “\(path)”, which is not there")
      }
    }
  }

  /// Reads the text of a list: headings for the parts, items `00 Title`, linked or not.
  init(_ text: String, of language: String) throws(LessonError) {
    self.language = language
    entries = []
    var part = ""
    for node in Markdown.nodes(text.cleaned) {
      if node.kind == "heading" {
        part = node.number == 1 ? "" : node.plainText
      } else if node.kind == "list" {
        for item in node.children { entries.append(try entry(item, part: part)) }
      }
    }
    guard !entries.isEmpty else {
      throw LessonError(
        file: Self.file(of: language), line: 0,
        message: "the list of lessons is empty; an item is “00 Title”")
    }
  }

  /// The same list, what it lacks taken from another: the file of a lesson that it only names, and at
  /// its end the lessons that it does not name.
  func completed(by other: CourseList) -> CourseList {
    var list = self
    list.entries = entries.map { entry in
      guard !entry.exists, let same = other.entries.first(where: { $0.id == entry.id }) else {
        return entry
      }
      return Course.Entry(
        id: entry.id, title: entry.title, part: entry.part, path: same.path,
        language: same.language)
    }
    list.entries += other.entries.filter { own in !entries.contains { $0.id == own.id } }
    return list
  }

  private func entry(_ item: MarkdownNode, part: String) throws(LessonError) -> Course.Entry {
    let text = item.plainText
    let words = text.split(separator: " ", maxSplits: 1)
    func fault(_ message: String) -> LessonError {
      LessonError(file: Self.file(of: language), line: item.line, message: message)
    }
    guard words.count == 2, words[0].count == 2, words[0].allSatisfy(\.isNumber) else {
      throw fault("“\(text)” is not of the form “00 Title”")
    }
    let id = String(words[0])
    guard !entries.contains(where: { $0.id == id }) else {
      throw fault("lesson \(id) is listed twice")
    }
    let path = item.firstLink?.removingPercentEncoding?.cleaned
    if let path, path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      throw fault("“\(path)” leaves the folder of the lessons")
    }
    return Course.Entry(
      id: id, title: String(words[1]), part: part, path: path.map { "\(language)/\($0)" },
      language: language)
  }
}

extension MarkdownNode {
  /// All its text in a row.
  var plainText: String {
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
