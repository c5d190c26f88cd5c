import CellCanvas

/// A line of text that is being typed: a place, a file's name, an answer.
struct TypedLine: Equatable {
  var text = ""

  private static let longest = 200

  /// Adds text; line ends and control characters are left out.
  mutating func type(_ more: String) {
    let clean = String(
      String.UnicodeScalarView(
        more.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    text = String((text + clean).prefix(Self.longest))
  }

  /// Takes a key that types or erases; others do nothing.
  mutating func take(_ key: Key) {
    if case .character(let character) = key.code, key.isTyped {
      type(String(character))
    } else if key.code == .backspace {
      text = String(text.dropLast())
    }
  }
}
