import NeuralCore

extension LiveNumber {
  /// Reads what stands between `{{` and `}}`: an expression, and after a bar the way to write it.
  init(_ text: String, line: Int, file: String) throws(LessonError) {
    do throws(DescriptionError) {
      var words = WordReader(text, signs: Self.signs)
      var expression = words.split { $0.text == "|" }
      self.expression = try Expression(&expression)
      self.format = try Self.format(&words)
    } catch {
      throw LessonError(file: file, line: line, message: error.description)
    }
    self.text = text.split(separator: " ").joined(separator: " ")
    self.line = line
  }

  /// The signs that are words of their own, without spaces too.
  static let signs: Set<Character> = ["(", ")", "|"]

  private static func format(_ words: inout WordReader) throws(DescriptionError) -> Format? {
    guard words.take(ifNext: "|") else { return nil }
    let known = Format.allCases.map(\.rawValue)
    let word = try words.take("a format follows “|”")
    guard let format = Format(rawValue: word.text.lowercased()) else {
      throw words.error(
        "“\(word.text)” is no format\(WordList(known).hint(for: word.text)); a format is one of "
          + known.joined(separator: ", "), at: word)
    }
    try words.expectEnd(after: word.text)
    return format
  }
}

extension Condition {
  /// Reads `0.3 <= p label < 0.7`: two or more expressions with comparisons between them; several
  /// such chains with `and` between them must all hold.
  init(_ text: String, line: Int, file: String) throws(LessonError) {
    var parts: [Part] = []
    do throws(DescriptionError) {
      var words = WordReader(text, signs: LiveNumber.signs)
      repeat {
        var chain = words.split { $0.text.lowercased() == "and" }
        parts += try Self.parts(of: &chain)
      } while words.take(ifNext: "and")
    } catch {
      throw LessonError(file: file, line: line, message: error.description)
    }
    self.parts = parts
    self.text = text.split(separator: " ").joined(separator: " ")
    self.line = line
  }

  private static func parts(of words: inout WordReader) throws(DescriptionError) -> [Part] {
    let start = words.next
    var left = try side(&words)
    var parts: [Part] = []
    while let comparison = words.next.flatMap({ Comparison(rawValue: $0.text) }) {
      _ = words.take()
      let right = try side(&words)
      parts.append(Part(left: left, comparison: comparison, right: right))
      left = right
    }
    guard !parts.isEmpty else {
      let known = Comparison.allCases.map(\.rawValue).joined(separator: " ")
      throw words.error(
        "this compares nothing; a condition needs one of \(known) between spaces", at: start)
    }
    return parts
  }

  /// Takes the expression up to the next comparison.
  private static func side(_ words: inout WordReader) throws(DescriptionError) -> Expression {
    var side = words.split { Comparison(rawValue: $0.text) != nil }
    return try Expression(&side)
  }
}
