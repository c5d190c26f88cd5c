extension [Inline] {
  /// The same text with its live numbers written out; one that is not known is `?`.
  func filled(_ facts: Facts) -> [Inline] { map { $0.filled(facts) } }
}

extension Inline {
  fileprivate func filled(_ facts: Facts) -> Inline {
    switch self {
    // A name that is not there is an error of the lesson check; a learner sees `?`.
    case .live(let number): .text((try? facts.text(number)) ?? "?")
    case .emphasis(let inside): .emphasis(inside.filled(facts))
    case .strong(let inside): .strong(inside.filled(facts))
    case .link(let inside, let address): .link(inside.filled(facts), to: address)
    case .text, .code, .lineBreak: self
    }
  }
}

extension Block {
  /// The same block with its live numbers written out.
  func filled(_ facts: Facts) -> Block {
    switch self {
    case .heading(let level, let text): .heading(level: level, text.filled(facts))
    case .paragraph(let text): .paragraph(text.filled(facts))
    case .list(let first, let items):
      .list(first: first, items: items.map { $0.map { $0.filled(facts) } })
    case .code(let language, let text): .code(language: language, text.filled(facts))
    case .table(let head, let rows):
      .table(
        head: head.map { $0.filled(facts) }, rows: rows.map { $0.map { $0.filled(facts) } })
    case .plot, .prediction, .task: self
    }
  }
}
