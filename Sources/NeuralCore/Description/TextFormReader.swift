/// Walks over the characters of a text form and remembers the column.
struct TextFormReader {
  private let source: String
  private let characters: [Character]
  private var position = 0
  /// How many brackets are open; forms in forms end at a depth that no description needs.
  private var depth = 0

  init(_ source: String) {
    self.source = source
    characters = Array(source)
  }

  var isAtEnd: Bool { position == characters.count }
  var current: Character { characters[position] }
  /// What stands at the position, for errors.
  var found: String { isAtEnd ? "the end" : "“\(current)”" }

  mutating func skipSpaces() {
    while !isAtEnd, current.isWhitespace { position += 1 }
  }

  func error(_ message: String) -> DescriptionError {
    DescriptionError(text: source, column: position + 1, message: message)
  }

  /// Reads a name and its arguments.
  mutating func form() throws(DescriptionError) -> TextForm {
    let column = position + 1
    let name = takeName()
    if name.isEmpty { throw error("a name or a number is wanted here, not \(found)") }
    return TextForm(
      name: name, column: column, arguments: try arguments(isNested: false), source: source)
  }

  /// Reads what stands in brackets or, in a word that is not nested, behind a colon.
  private mutating func arguments(
    isNested: Bool
  ) throws(DescriptionError) -> [TextForm.Argument] {
    if isAtEnd { return [] }
    if current == "(" {
      guard depth < 4 else { throw error("brackets may stand in brackets four deep, not deeper") }
      depth += 1
      defer { depth -= 1 }
      position += 1
      return try list(endingWith: ")")
    }
    guard current == ":", !isNested else { return [] }
    position += 1
    return try list(endingWith: nil)
  }

  private mutating func list(
    endingWith end: Character?
  ) throws(DescriptionError) -> [TextForm.Argument] {
    let opening = position
    var arguments: [TextForm.Argument] = []
    while true {
      if end != nil { skipSpaces() }
      if arguments.isEmpty, end != nil, !isAtEnd, current == end {
        position += 1
        return []
      }
      arguments.append(try argument(isBracketed: end != nil))
      if end != nil { skipSpaces() }
      if !isAtEnd, current == "," {
        position += 1
        continue
      }
      guard let end else { return arguments }
      guard !isAtEnd, current == end else {
        let found = found
        position = isAtEnd ? opening - 1 : position
        throw error("a bracket “(” must be closed with “)”, not \(found)")
      }
      position += 1
      return arguments
    }
  }

  /// Reads `value`, `label: value` or `label=value`.
  private mutating func argument(
    isBracketed: Bool
  ) throws(DescriptionError) -> TextForm.Argument {
    let column = position + 1
    let first = try value()
    if isBracketed { skipSpaces() }
    guard !isAtEnd, current == ":" || current == "=", first.form?.arguments.isEmpty == true else {
      return TextForm.Argument(
        label: nil, text: first.text, column: column, valueColumn: column, form: first.form)
    }
    position += 1
    if isBracketed { skipSpaces() }
    let valueColumn = position + 1
    let value = try value()
    return TextForm.Argument(
      label: first.text, text: value.text, column: column, valueColumn: valueColumn,
      form: value.form)
  }

  /// Reads a number, a name, or a name with arguments in brackets.
  private mutating func value() throws(DescriptionError) -> (text: String, form: TextForm?) {
    let start = position
    let column = position + 1
    let name = takeName()
    // “inf” and “nan” are numbers, of a kind that every rule refuses.
    let isName = !(name.first?.isNumber ?? true) && Double(name) == nil
    if isName, isAtEnd || ",():=".contains(current) || current.isWhitespace {
      let form = TextForm(
        name: name, column: column, arguments: try arguments(isNested: true), source: source)
      return (String(characters[start..<position]), form)
    }
    _ = take { !",():=".contains($0) && !$0.isWhitespace }
    if position == start { throw error("an argument is wanted here, not \(found)") }
    return (String(characters[start..<position]), nil)
  }

  private mutating func takeName() -> String {
    take { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  private mutating func take(while accepted: (Character) -> Bool) -> String {
    let start = position
    while !isAtEnd, accepted(current) { position += 1 }
    return String(characters[start..<position])
  }
}
