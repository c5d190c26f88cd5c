/// Walks over the characters of a typed text and remembers the column: what every reader stands on.
package struct TextScanner {
  /// The whole text.
  package let text: String
  private let characters: [Character]
  private var position = 0

  /// Stands before the first character.
  package init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  /// Whether nothing is left.
  package var isAtEnd: Bool { position == characters.count }
  /// The next character, which must be there.
  package var current: Character { characters[position] }
  /// The column of the next character, from 1.
  package var column: Int { position + 1 }
  /// What stands here, for errors.
  package var found: String { isAtEnd ? "the end" : "“\(current)”" }

  /// Passes over a character.
  package mutating func skip() { position += 1 }

  /// Passes over white space.
  package mutating func skipSpaces() { _ = take { $0.isWhitespace } }

  /// Takes the characters up to the first that is not accepted.
  package mutating func take(while accepted: (Character) -> Bool) -> String {
    let start = position
    while !isAtEnd, accepted(current) { position += 1 }
    return String(characters[start..<position])
  }

  /// What stands from a column up to here.
  package func taken(from column: Int) -> String { String(characters[(column - 1)..<position]) }

  /// An error that points at a column, or at where the scanner stands.
  package func error(_ message: String, at column: Int? = nil) -> DescriptionError {
    DescriptionError(text: text, column: column ?? self.column, message: message)
  }
}
