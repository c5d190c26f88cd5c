extension LiveNumber {
  /// Reads what stands between `{{` and `}}`: an expression, and after a bar the way to write it.
  init(_ text: String, line: Int, file: String) throws(LessonError) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count <= 2 else {
      throw LessonError(
        file: file, line: line,
        message: "“\(text)” has two bars; a live number is an expression, or expression | format")
    }
    self.expression = try Expression(String(parts.first ?? ""), line: line, file: file)
    self.format = parts.count == 2 ? try Self.format(parts[1], line: line, file: file) : nil
    self.text = text.split(separator: " ").joined(separator: " ")
    self.line = line
  }

  private static func format(
    _ word: Substring, line: Int, file: String
  ) throws(LessonError) -> Format {
    let name = word.split(separator: " ").joined(separator: " ")
    guard let format = Format(rawValue: name) else {
      let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw LessonError(
        file: file, line: line, message: "“\(name)” is no format; a format is one of \(known)")
    }
    return format
  }
}

extension Condition {
  /// Reads `0.3 <= p label < 0.7`: two or more expressions with comparisons between them; several
  /// such chains with `and` between them must all hold.
  init(_ text: String, line: Int, file: String) throws(LessonError) {
    let words = text.split(separator: " ").map(String.init)
    var parts: [Part] = []
    for chain in words.split(separator: "and", omittingEmptySubsequences: false) {
      parts += try Self.parts(of: Array(chain), line: line, file: file)
    }
    self.parts = parts
    self.text = words.joined(separator: " ")
    self.line = line
  }

  private static func parts(
    of words: [String], line: Int, file: String
  ) throws(LessonError) -> [Part] {
    var sides: [[String]] = [[]]
    var comparisons: [Comparison] = []
    for word in words {
      if let comparison = Comparison(rawValue: word) {
        comparisons.append(comparison)
        sides.append([])
      } else {
        sides[sides.count - 1].append(word)
      }
    }
    guard !comparisons.isEmpty else {
      let known = Comparison.allCases.map(\.rawValue).joined(separator: " ")
      throw LessonError(
        file: file, line: line,
        message: "“\(words.joined(separator: " "))” compares nothing; a condition needs one of "
          + "\(known) between spaces")
    }
    var expressions: [Expression] = []
    for side in sides {
      expressions.append(try Expression(side.joined(separator: " "), line: line, file: file))
    }
    return comparisons.indices.map {
      Part(left: expressions[$0], comparison: comparisons[$0], right: expressions[$0 + 1])
    }
  }
}
