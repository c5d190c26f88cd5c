extension [Inline] {
  /// The same text with its live numbers written out; one that is not known is `?`.
  func filled(_ facts: Facts) -> [Inline] { map { $0.filled(facts) } }
}

extension Inline {
  fileprivate func filled(_ facts: Facts) -> Inline {
    switch self {
    // A name that is not there is an error of the lesson check; a learner sees `?`.
    case .live(let number): .told((try? facts.text(number)) ?? "?")
    case .emphasis(let inside): .emphasis(inside.filled(facts))
    case .strong(let inside): .strong(inside.filled(facts))
    case .link(let inside, let address): .link(inside.filled(facts), to: address)
    case .text, .code, .told, .lineBreak: self
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
    case .code(let language, let text, let links):
      .code(language: language, text.filled(facts), links: links)
    case .note(let blocks): .note(blocks.map { $0.filled(facts) })
    case .curve(let curve): .curve(curve.filled(facts))
    case .blank(let blank): .blank(blank.filled(facts, facts))
    case .table(let head, let rows):
      .table(
        head: head.map { $0.filled(facts) }, rows: rows.map { $0.map { $0.filled(facts) } })
    case .compare(let compare): .compare(compare.filled(facts))
    case .prediction, .task: self
    }
  }
}

extension Blank {
  /// The same table with its live numbers written out; what its cells tell may be of another example.
  func filled(_ facts: Facts, _ told: Facts) -> Blank {
    let rows = rows.map { row in
      row.map { cell in
        if case .text(let words) = cell { Cell.text(words.filled(told)) } else { cell }
      }
    }
    return Blank(
      text: text.filled(facts), head: head.map { $0.filled(told) }, rows: rows, example: example,
      line: line)
  }
}

extension Compare {
  /// The same table with the live numbers of its words written out.
  func filled(_ facts: Facts) -> Compare {
    Compare(
      names: names, rows: rows.map { Row(name: $0.name.filled(facts), number: $0.number) },
      showsViews: showsViews, line: line)
  }
}

extension Curve {
  /// The same curve with the network's numbers in the place of what asks for them.
  func filled(_ facts: Facts) -> Curve {
    Curve(
      expression: expression.filled(facts), text: text, other: other?.filled(facts), axis: axis,
      range: range, point: point, step: step, hasTangent: hasTangent,
      marks: marks.map { $0.filled(facts) }, line: line)
  }
}

extension Expression {
  /// The same with numbers in the place of quantities that are known.
  fileprivate func filled(_ facts: Facts) -> Expression {
    switch self {
    case .number, .variable: self
    case .quantity: (try? facts.value(self)).flatMap { $0 }.map { .number($0) } ?? self
    case .negative(let inside): .negative(inside.filled(facts))
    case .applied(let function, let inside): .applied(function, inside.filled(facts))
    case .combined(let left, let sign, let right):
      .combined(left.filled(facts), sign, right.filled(facts))
    }
  }
}
