import Foundation

/// The terms of the lessons in a language, with what they are called in others.
public struct Glossary: Sendable, Equatable {
  /// One term.
  public struct Term: Sendable, Equatable {
    /// What it is called, the usual name first.
    public let names: [String]
    /// The symbol that formulas have for it; nil where there is none.
    public let symbol: String?
    /// What it is called in other languages, by the language's name as the glossary writes it.
    public let translations: [String: [String]]
    /// What it means, in one line.
    public let meaning: String
    /// The line of its row in the file.
    public let line: Int
  }

  /// The language of the terms, by its name as the glossary writes it: `English`.
  public let language: String
  /// The terms in the order of the file.
  public let terms: [Term]

  /// Reads the glossary of a language, such as `en`, in the folder of the lessons.
  public init(of language: String, in root: URL) throws(LessonError) {
    let file = "\(language)/glossary.md"
    try self.init(LanguageFile(file, in: root, what: "glossary").text, file: file)
  }

  /// The term with a name, in whatever case; nil when there is none.
  public func term(_ name: String) -> Term? {
    terms.first { $0.names.contains { $0.lowercased() == name.lowercased() } }
  }
}

// MARK: - Reading

extension Glossary {
  /// The column of the symbols; the one before it holds the terms, those behind it translations, the
  /// last one meanings.
  private static let symbolColumn = 1

  /// Reads a glossary: a table of the terms, their symbols, other languages, and what they mean.
  public init(_ text: String, file: String) throws(LessonError) {
    guard let table = Markdown.nodes(text.cleaned).first(where: { $0.kind == "table" }),
      let head = table.children.first.map(Self.cells), head.count > Self.symbolColumn + 1
    else {
      throw LessonError(
        file: file, line: 0,
        message: "a glossary is a table: the term, its symbol, other languages, what it means")
    }
    var terms: [Term] = []
    for row in table.children.dropFirst() {
      let term = try Self.term(row, head: head, file: file)
      if let twice = term.names.first(where: { name in
        terms.contains { $0.names.contains(name) }
      }) {
        throw LessonError(file: file, line: row.line, message: "“\(twice)” is explained twice")
      }
      terms.append(term)
    }
    language = head[0]
    self.terms = terms
  }

  private static func term(
    _ row: MarkdownNode, head: [String], file: String
  ) throws(LessonError) -> Term {
    let cells = cells(row)
    let last = head.count - 1
    for column in head.indices where column != symbolColumn && cells[column].isEmpty {
      throw LessonError(
        file: file, line: row.line,
        message: "“\(cells[0])” has nothing in its column “\(head[column])”")
    }
    let others = (symbolColumn + 1)..<last
    return Term(
      names: names(cells[0]), symbol: cells[symbolColumn].isEmpty ? nil : cells[symbolColumn],
      translations: Dictionary(
        others.map { (head[$0], names(cells[$0])) }, uniquingKeysWith: { first, _ in first }),
      meaning: cells[last], line: row.line)
  }

  /// The cells of a row; cmark gives every row as many as the head has.
  private static func cells(_ row: MarkdownNode) -> [String] {
    row.children.map { $0.plainText.trimmingCharacters(in: .whitespaces) }
  }

  /// The names in a cell: `neuron, unit` or `活性化、出力`.
  private static func names(_ cell: String) -> [String] {
    cell.split { ",、".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
