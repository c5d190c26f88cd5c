/// One word of a text form: `relu`, `dense(200)`, `sgd(0.1)` or, without shell quotes, `sgd:0.1`.
struct TextForm {
  /// What stands between the brackets, or behind the colon.
  struct Argument {
    let text: String
    let column: Int
  }

  let name: String
  let column: Int
  let arguments: [Argument]
  /// The text it was read from, for errors.
  let source: String

  /// Reads words that are separated by white space.
  static func parse(_ source: String) throws(DescriptionError) -> [TextForm] {
    var reader = Reader(source)
    var forms: [TextForm] = []
    reader.skipSpaces()
    while !reader.isAtEnd {
      forms.append(try reader.form())
      if !reader.isAtEnd, !reader.current.isWhitespace {
        throw reader.error("a space must stand between two words, not \(reader.found)")
      }
      reader.skipSpaces()
    }
    return forms
  }

  /// An error that points at this word.
  func error(_ message: String) -> DescriptionError {
    DescriptionError(text: source, column: column, message: message)
  }

  /// An error that points at an argument of this word.
  func error(at argument: Argument, _ message: String) -> DescriptionError {
    DescriptionError(text: source, column: argument.column, message: message)
  }

  /// The only argument, which must be there and be a finite number.
  func number(_ what: String) throws(DescriptionError) -> Float {
    let argument = try onlyArgument(what)
    guard let value = Float(argument.text), value.isFinite else {
      throw error(at: argument, "\(name) takes \(what), a number, not “\(argument.text)”")
    }
    return value
  }

  /// The only argument, which must be there and be a whole number in a range.
  func wholeNumber(
    _ what: String, in range: ClosedRange<Int>
  ) throws(DescriptionError) -> Int {
    let argument = try onlyArgument(what)
    guard let value = Int(argument.text), range.contains(value) else {
      throw error(
        at: argument,
        "\(name) takes \(what), a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not “\(argument.text)”")
    }
    return value
  }

  /// Fails when the word has arguments.
  func expectNoArguments() throws(DescriptionError) {
    if let first = arguments.first {
      throw error(at: first, "\(name) takes no argument, not “\(first.text)”")
    }
  }

  private func onlyArgument(_ what: String) throws(DescriptionError) -> Argument {
    guard arguments.count == 1 else {
      throw error("\(name) takes one argument, \(what); it has \(arguments.count)")
    }
    return arguments[0]
  }
}

extension TextForm {
  /// Walks over the characters of a text form and remembers the column.
  private struct Reader {
    private let source: String
    private let characters: [Character]
    private var position = 0

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

    mutating func form() throws(DescriptionError) -> TextForm {
      let column = position + 1
      let name = take { $0.isLetter || $0.isNumber || $0 == "_" }
      if name.isEmpty { throw error("a name or a number is wanted here, not \(found)") }
      var arguments: [Argument] = []
      if !isAtEnd, current == "(" {
        position += 1
        arguments = try list(endingWith: ")")
      } else if !isAtEnd, current == ":" {
        position += 1
        arguments = try list(endingWith: nil)
      }
      return TextForm(name: name, column: column, arguments: arguments, source: source)
    }

    private mutating func list(endingWith end: Character?) throws(DescriptionError) -> [Argument] {
      let opening = position
      var arguments: [Argument] = []
      while true {
        if end != nil { skipSpaces() }
        let column = position + 1
        let text = take { !",()".contains($0) && !$0.isWhitespace }
        if end != nil { skipSpaces() }
        if text.isEmpty, arguments.isEmpty, end != nil, !isAtEnd, current == end {
          position += 1
          return []
        }
        if text.isEmpty { throw error("an argument is wanted here, not \(found)") }
        arguments.append(Argument(text: text, column: column))
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

    private mutating func take(while accepted: (Character) -> Bool) -> String {
      let start = position
      while !isAtEnd, accepted(current) { position += 1 }
      return String(characters[start..<position])
    }
  }
}
