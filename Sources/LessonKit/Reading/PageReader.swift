import Foundation

/// Gathers one page from the nodes between two level-2 headings.
struct PageReader {
  let title: String
  let line: Int
  let setup: Setup
  let inlines: InlineReader
  /// What to add to a node's line to get the file's.
  let offset: Int
  /// Where the files lie that the lesson names.
  let folder: URL?
  private var blocks: [Block] = []
  private var predictions: [Prediction] = []
  private var tasks: [LessonTask] = []
  private var show: Show?

  private static let fences =
    ["show"] + Prediction.Kind.blocks.map(\.rawValue) + [
      "blank", "task", "curve", "compare", "note",
    ]

  init(
    title: String, line: Int, setup: Setup, inlines: InlineReader, offset: Int, folder: URL?
  ) {
    self.title = title
    self.line = line
    self.setup = setup
    self.inlines = inlines
    self.offset = offset
    self.folder = folder
  }

  /// Adds the next top-level node.
  private mutating func add(_ node: MarkdownNode) throws(LessonError) {
    if node.kind == "code_block" {
      try addFence(node)
    } else {
      blocks.append(try block(node))
    }
  }

  /// The page of these nodes.
  mutating func page(of nodes: [MarkdownNode]) throws(LessonError) -> Page {
    for node in nodes { try add(node) }
    return try page()
  }

  /// The page, once all its nodes are there.
  private func page() throws(LessonError) -> Page {
    guard let show else {
      throw error(
        line, "the page “\(title)” has no “show” block, which says where the live view stands")
    }
    if show.other == nil, let lone = blocks.compareLines.first {
      throw error(lone, "“compare” wants a page whose “show” has another network, “other”")
    }
    return Page(
      title: title, blocks: blocks, show: show, predictions: predictions, tasks: tasks,
      line: line)
  }

  private mutating func addFence(_ node: MarkdownNode) throws(LessonError) {
    let line = node.line + offset
    let word = node.detail.cleaned
    if let kind = Prediction.Kind.blocks.first(where: { $0.rawValue == word }) {
      blocks.append(.prediction(predictions.count))
      predictions.append(
        try PredictionReader(inlines: inlines).prediction(node.literal, kind, line: line))
      return
    }
    switch word {
    case "show":
      guard show == nil else {
        throw error(line, "a page has one “show” block; this is its second")
      }
      show = try Show(
        node.literal, setup: setup, line: line, file: inlines.file, folder: folder)
    case "task":
      blocks.append(.task(tasks.count))
      tasks.append(try TaskReader(inlines: inlines).task(node.literal, line: line))
    case "blank":
      let (table, questions) = try BlankReader(inlines: inlines, first: predictions.count)
        .blank(node.literal, line: line)
      blocks.append(.blank(table))
      predictions += questions
    case "curve":
      blocks.append(.curve(try Curve(node.literal, line: line, file: inlines.file)))
    case "compare":
      blocks.append(.compare(try Compare(node.literal, line: line, inlines: inlines)))
    case "note":
      var inside: [Block] = []
      for child in Markdown.nodes(node.literal) { inside.append(try block(child)) }
      blocks.append(.note(inside))
    default:
      blocks.append(try code(node))
    }
  }

  private func code(_ node: MarkdownNode) throws(LessonError) -> Block {
    let line = node.line + offset
    let word = node.detail.cleaned
    guard !Self.fences.contains(word) else {
      throw error(line, "a “\(word)” block stands at the page's margin, not inside a list")
    }
    guard let language = CodeLanguage(rawValue: word) else {
      let known = Self.fences + CodeLanguage.allCases.map(\.rawValue)
      throw error(
        line,
        "“\(word)” is no block of a lesson; a fenced block is one of "
          + known.joined(separator: ", "))
    }
    guard language == .text || !inlines.marks.hasNumber(node.literal) else {
      throw error(line, "live numbers stand in “text” blocks only, not in “\(word)”")
    }
    let body = node.literal.hasSuffix("\n") ? String(node.literal.dropLast()) : node.literal
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(BoundLine.init)
    let links = lines.enumerated().compactMap { row, text in
      text.bound.map { CodeLink(line: row, spot: Spot(text: $0, line: line + 1 + row)) }
    }
    return .code(
      language: language, inlines.marks.inlines(lines.map(\.code).joined(separator: "\n")),
      links: links)
  }

  private func block(_ node: MarkdownNode) throws(LessonError) -> Block {
    let line = node.line + offset
    switch node.kind {
    case "heading":
      guard node.number >= 3 else {
        throw error(line, "a page's own headings have level 3 or more; level 2 begins a page")
      }
      return .heading(level: node.number, try inlines.inlines(node.children, line: line))
    case "paragraph": return .paragraph(try inlines.inlines(node.children, line: line))
    case "list": return try list(node)
    case "code_block": return try code(node)
    case "table": return try table(node)
    default:
      throw error(
        line,
        "lessons have no “\(node.kind.cleaned)”; they have headings, paragraphs, lists, tables "
          + "and fenced blocks")
    }
  }

  private func list(_ node: MarkdownNode) throws(LessonError) -> Block {
    var items: [[Block]] = []
    for item in node.children {
      var inside: [Block] = []
      for child in item.children { inside.append(try block(child)) }
      items.append(inside)
    }
    return .list(first: node.number > 0 ? node.number : nil, items: items)
  }

  private func table(_ node: MarkdownNode) throws(LessonError) -> Block {
    var rows: [[[Inline]]] = []
    for row in node.children {
      var cells: [[Inline]] = []
      for cell in row.children {
        cells.append(try inlines.inlines(cell.children, line: row.line + offset))
      }
      rows.append(cells)
    }
    return .table(head: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private func error(_ line: Int, _ message: String) -> LessonError {
    LessonError(file: inlines.file, line: line, message: message)
  }
}

extension [Block] {
  /// The lines of those that compare two networks.
  fileprivate var compareLines: [Int] {
    compactMap { if case .compare(let compare) = $0 { compare.line } else { nil } }
  }
}
