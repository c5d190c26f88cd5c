/// Turns cmark's inline nodes into `Inline`s, and the marks in them back into live numbers.
struct InlineReader {
  let marks: LiveMarks
  let file: String

  /// The inlines of a node; `line` is that of the block they stand in.
  func inlines(_ nodes: [MarkdownNode], line: Int) throws(LessonError) -> [Inline] {
    var result: [Inline] = []
    var words = ""
    for node in nodes {
      // cmark cuts text at characters that could have meant something: join before looking for marks.
      if let text = Self.text(of: node) {
        words += text
        continue
      }
      result += marks.inlines(words)
      words = ""
      result.append(try inline(node, line: line))
    }
    return result + marks.inlines(words)
  }

  /// Reads a piece of Markdown that is one paragraph, such as a hint.
  func paragraph(_ text: String, line: Int, what: String) throws(LessonError) -> [Inline] {
    let nodes = Markdown.nodes(text)
    guard nodes.count == 1, let only = nodes.first, only.kind == "paragraph" else {
      throw LessonError(file: file, line: line, message: "“\(what)” is one paragraph of text")
    }
    let inlines = try inlines(only.children, line: line)
    guard !inlines.isEmpty else {
      throw LessonError(file: file, line: line, message: "“\(what)” is empty")
    }
    return inlines
  }

  private static func text(of node: MarkdownNode) -> String? {
    switch node.kind {
    case "text": node.literal
    case "softbreak": " "
    default: nil
    }
  }

  private func inline(_ node: MarkdownNode, line: Int) throws(LessonError) -> Inline {
    switch node.kind {
    case "emph": return .emphasis(try inlines(node.children, line: line))
    case "strong": return .strong(try inlines(node.children, line: line))
    case "code":
      guard !marks.hasNumber(node.literal) else {
        throw LessonError(
          file: file, line: line, message: "a live number cannot stand between backticks")
      }
      return .code(node.literal.cleaned)
    case "link":
      guard !marks.hasNumber(node.detail) else {
        throw LessonError(
          file: file, line: line, message: "a live number cannot stand in an address")
      }
      return .link(try inlines(node.children, line: line), to: node.detail.cleaned)
    case "linebreak": return .lineBreak
    default:
      throw LessonError(
        file: file, line: line,
        message: "lessons have no “\(node.kind.cleaned)” in their text; they have text, emphasis, "
          + "strong, code, links and line breaks")
    }
  }
}
