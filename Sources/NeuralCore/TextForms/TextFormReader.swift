/// Reads words with arguments: the grammar of text forms.
struct TextFormReader {
  private var scanner: TextScanner
  /// How many brackets are open; forms in forms end at a depth that no description needs.
  private var depth = 0

  init(_ source: String) { scanner = TextScanner(source) }

  /// Reads all words, which are separated by white space.
  mutating func forms() throws(DescriptionError) -> [TextForm] {
    var forms: [TextForm] = []
    scanner.skipSpaces()
    while !scanner.isAtEnd {
      forms.append(try form())
      if !scanner.isAtEnd, !scanner.current.isWhitespace {
        throw scanner.error("a space must stand between two words, not \(scanner.found)")
      }
      scanner.skipSpaces()
    }
    return forms
  }

  /// Reads a name and its arguments.
  private mutating func form() throws(DescriptionError) -> TextForm {
    let column = scanner.column
    let name = takeName()
    if name.isEmpty {
      throw scanner.error("a name or a number is wanted here, not \(scanner.found)")
    }
    return TextForm(
      name: name, column: column, arguments: try arguments(isNested: false), source: scanner.text)
  }

  /// Reads what stands in brackets or, in a word that is not nested, behind a colon.
  private mutating func arguments(
    isNested: Bool
  ) throws(DescriptionError) -> [TextForm.Argument] {
    if scanner.isAtEnd { return [] }
    if scanner.current == "(" {
      guard depth < 4 else {
        throw scanner.error("brackets may stand in brackets four deep, not deeper")
      }
      depth += 1
      defer { depth -= 1 }
      scanner.skip()
      return try list(endingWith: ")")
    }
    guard scanner.current == ":", !isNested else { return [] }
    scanner.skip()
    return try list(endingWith: nil)
  }

  private mutating func list(
    endingWith end: Character?
  ) throws(DescriptionError) -> [TextForm.Argument] {
    let opening = scanner.column - 1
    var arguments: [TextForm.Argument] = []
    while true {
      if end != nil { scanner.skipSpaces() }
      if arguments.isEmpty, let end, stands(end) {
        scanner.skip()
        return []
      }
      arguments.append(try argument(isBracketed: end != nil))
      if end != nil { scanner.skipSpaces() }
      if stands(",") {
        scanner.skip()
        continue
      }
      guard let end else { return arguments }
      guard stands(end) else {
        throw scanner.error(
          "a bracket “(” must be closed with “)”, not \(scanner.found)",
          at: scanner.isAtEnd ? opening : nil)
      }
      scanner.skip()
      return arguments
    }
  }

  private func stands(_ wanted: Character) -> Bool {
    !scanner.isAtEnd && scanner.current == wanted
  }

  /// Reads `value`, `label: value` or `label=value`.
  private mutating func argument(
    isBracketed: Bool
  ) throws(DescriptionError) -> TextForm.Argument {
    let column = scanner.column
    let first = try value()
    if isBracketed { scanner.skipSpaces() }
    guard stands(":") || stands("="), first.form?.arguments.isEmpty == true else {
      return TextForm.Argument(
        label: nil, text: first.text, column: column, valueColumn: column, form: first.form)
    }
    scanner.skip()
    if isBracketed { scanner.skipSpaces() }
    let valueColumn = scanner.column
    let value = try value()
    return TextForm.Argument(
      label: first.text, text: value.text, column: column, valueColumn: valueColumn,
      form: value.form)
  }

  /// Reads a number, a name, or a name with arguments in brackets.
  private mutating func value() throws(DescriptionError) -> (text: String, form: TextForm?) {
    let column = scanner.column
    let name = takeName()
    // “inf” and “nan” are numbers, of a kind that every rule refuses.
    let isName = !(name.first?.isNumber ?? true) && Double(name) == nil
    if isName, scanner.isAtEnd || Self.endsValue(scanner.current) {
      let form = TextForm(
        name: name, column: column, arguments: try arguments(isNested: true), source: scanner.text)
      return (scanner.taken(from: column), form)
    }
    _ = scanner.take { !Self.endsValue($0) }
    if scanner.column == column {
      throw scanner.error("an argument is wanted here, not \(scanner.found)")
    }
    return (scanner.taken(from: column), nil)
  }

  private static func endsValue(_ character: Character) -> Bool {
    ",():=".contains(character) || character.isWhitespace
  }

  private mutating func takeName() -> String {
    scanner.take { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
