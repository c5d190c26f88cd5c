import CCmarkGFM
import Synchronization

/// One node of a CommonMark tree, copied out of cmark-gfm.
struct MarkdownNode: Equatable {
  /// The name cmark gives the kind, such as `paragraph` or `table_row`.
  let kind: String
  /// The text of a leaf, without interpretation.
  let literal: String
  /// A heading's level, or an ordered list's first number; 0 for others and for bullets.
  let number: Int
  /// A fence's words, or a link's address.
  let detail: String
  /// The line it starts on, counted from 1 in the text that was parsed; 0 for inline nodes without one.
  let line: Int
  /// What stands inside.
  let children: [MarkdownNode]
}

/// Reading CommonMark with GitHub's tables through cmark-gfm.
enum Markdown {
  /// How deep lists may nest before the rest is left out; recursion must end on any input.
  private static let deepest = 60

  /// cmark-gfm registers its extensions globally, so parsing happens on one thread at a time.
  private static let turn = Mutex(false)

  /// The top-level nodes of `text`; cmark reads every text, so nothing can fail.
  static func nodes(_ text: String) -> [MarkdownNode] {
    turn.withLock { registered in
      if !registered { cmark_gfm_core_extensions_ensure_registered() }
      registered = true
      return parse(text)
    }
  }

  private static func parse(_ text: String) -> [MarkdownNode] {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    var bytes = text
    bytes.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    return children(of: root, depth: 0)
  }

  private static func children(of parent: OpaquePointer, depth: Int) -> [MarkdownNode] {
    guard depth < deepest else { return [] }
    var result: [MarkdownNode] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      result.append(copy(node, depth: depth))
      next = cmark_node_next(node)
    }
    return result
  }

  private static func copy(_ node: OpaquePointer, depth: Int) -> MarkdownNode {
    let kind = string(cmark_node_get_type_string(node))
    return MarkdownNode(
      kind: kind,
      literal: string(cmark_node_get_literal(node)),
      number: number(node, kind: kind),
      detail: kind == "code_block"
        ? string(cmark_node_get_fence_info(node)) : string(cmark_node_get_url(node)),
      line: Int(cmark_node_get_start_line(node)),
      children: children(of: node, depth: depth + 1))
  }

  private static func number(_ node: OpaquePointer, kind: String) -> Int {
    if kind == "heading" { return Int(cmark_node_get_heading_level(node)) }
    guard kind == "list", cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return 0 }
    return Int(cmark_node_get_list_start(node))
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
