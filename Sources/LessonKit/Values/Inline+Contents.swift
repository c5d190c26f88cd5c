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

extension Block {
  /// The keys that its text tells one to press: those with a name of their own, and a character behind
  /// the word "press".
  public var keysToPress: [String] {
    var told: [String] = []
    var before = ""
    for inline in inlines.flatMap(\.flat) {
      guard case .code(let text) = inline else {
        if case .text(let words) = inline { before = words }
        continue
      }
      let isPressed = before.hasSuffix("press ") || before.hasSuffix("Press ")
      told += text.split(separator: " ").map(String.init)
        .filter { Self.namesOfKeys[$0] != nil || isPressed && $0.count == 1 }
        .map { Self.namesOfKeys[$0] ?? $0 }
      before = ""
    }
    return told
  }

  private static let namesOfKeys = [
    "→": "Right", "←": "Left", "↑": "Up", "↓": "Down", "Enter": "Enter", "Esc": "Esc",
    "Tab": "Tab", "Home": "Home", "End": "End", "PgDn": "PgDn", "PgUp": "PgUp",
    "Backspace": "Backspace",
  ]
}

extension Inline {
  /// The pieces that it consists of, one behind the other.
  fileprivate var flat: [Inline] {
    switch self {
    case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.flatMap(\.flat)
    case .text, .code, .live, .told, .lineBreak: [self]
    }
  }
}

extension [Inline] {
  /// The pieces between backticks.
  fileprivate var code: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .code(let text): [text]
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.code
      case .text, .live, .told, .lineBreak: []
      }
    }
  }

  /// The live numbers in it.
  var liveNumbers: [LiveNumber] {
    flatMap { inline -> [LiveNumber] in
      switch inline {
      case .live(let number): [number]
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.liveNumbers
      case .text, .code, .told, .lineBreak: []
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
      case .code, .live, .told: " "
      }
    }.joined()
  }

  /// The words alone, with a number of usual length in the place of each that is live.
  var typical: String {
    map { inline in
      switch inline {
      case .live: "0.0000"
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.typical
      case .text, .code, .told, .lineBreak: [inline].plainText
      }
    }.joined()
  }

  /// The words alone, without style.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .told(let text): text
      case .emphasis(let inside), .strong(let inside), .link(let inside, _): inside.plainText
      case .live(let number): "{{\(number.text)}}"
      case .lineBreak: " "
      }
    }.joined()
  }
}
