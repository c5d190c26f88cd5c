extension Block {
  /// All the text of a block, in reading order; line breaks between its parts.
  var inlines: [Inline] {
    switch self {
    case .heading(_, let text), .paragraph(let text): text
    case .code(let language, let text, _): language == .text ? text : []
    case .list(_, let items): items.flatMap { $0.flatMap { $0.inlines + [.lineBreak] } }
    case .table(let head, let rows):
      ([head] + rows).flatMap { $0.flatMap { $0 + [.lineBreak] } }
    case .note(let blocks): blocks.flatMap { $0.inlines + [.lineBreak] }
    case .blank(let blank):
      blank.text + [.lineBreak]
        + (blank.head + blank.rows.flatMap { $0.map(\.words) }).flatMap { $0 + [.lineBreak] }
    case .compare(let compare): compare.rows.flatMap { $0.name + [.lineBreak] }
    case .curve, .prediction, .task: []
    }
  }
}

extension Blank.Cell {
  /// The words that stand in it.
  var words: [Inline] { if case .text(let words) = self { words } else { [] } }
}

extension Block {
  /// The words of its text that are to be typed or pressed.
  public var wordsToPress: [String] {
    inlines.code.flatMap { $0.split(separator: " ").map(String.init) }
  }
}

extension [Inline] {
  /// The pieces between backticks.
  fileprivate var code: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .code(let text): [text]
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.code
      case .text, .live, .lineBreak: []
      }
    }
  }

  /// The live numbers in it.
  var liveNumbers: [LiveNumber] {
    flatMap { inline -> [LiveNumber] in
      switch inline {
      case .live(let number): [number]
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.liveNumbers
      case .text, .code, .lineBreak: []
      }
    }
  }

  /// The words that are neither code nor live.
  var prose: String {
    map { inline in
      switch inline {
      case .text(let text): text
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.prose
      case .lineBreak: "\n"
      case .code, .live: " "
      }
    }.joined()
  }

  /// The words alone, with a number of usual length in the place of each that is live.
  var typical: String {
    map { inline in
      switch inline {
      case .live: "0.0000"
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.typical
      case .text, .code, .lineBreak: [inline].plainText
      }
    }.joined()
  }

  /// The words alone, without style.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.plainText
      case .live(let number): "{{\(number.text)}}"
      case .lineBreak: " "
      }
    }.joined()
  }
}
