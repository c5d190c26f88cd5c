import CellCanvas

/// A line of text that is being typed: a place, a file's name, an answer.
struct TypedLine: Equatable {
  var text = ""
  /// Whether the text is only proposed: what is typed takes its place.
  private(set) var isProposed = false

  private static let longest = 200

  init(text: String = "") { self.text = text }

  /// A line with a text that is taken as it is, edited after a Backspace, or typed over.
  init(proposing text: String) { (self.text, isProposed) = (text, !text.isEmpty) }

  /// Adds text; line ends and control characters are left out.
  mutating func type(_ more: String) {
    let clean = String(
      String.UnicodeScalarView(
        more.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    text = String(((isProposed ? "" : text) + clean).prefix(Self.longest))
    isProposed = false
  }

  /// Takes a key that types or erases: a character, with Ctrl-W a word, with Ctrl-U all, as shells do.
  mutating func take(_ key: Key) {
    if case .character(let character) = key.code, key.isTyped {
      type(String(character))
    } else if let shorter = shorter(by: key) {
      (text, isProposed) = (shorter, false)
    }
  }

  /// What a key that erases leaves of the text; nil of any other.
  private func shorter(by key: Key) -> String? {
    if key.code == .backspace { return String(text.dropLast()) }
    if key == .control("u") { return "" }
    guard key == .control("w") else { return nil }
    return String(text.reversed().drop { $0 == " " }.drop { $0 != " " }.reversed())
  }
}
