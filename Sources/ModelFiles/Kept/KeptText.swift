/// What a text in a kept file may be.
enum KeptText {
  /// Whether it can name a lesson, a place or a stop: short, of one line, without control characters.
  static func isName(_ text: String) -> Bool { text.utf8.count <= 200 && isOfOneLine(text) }

  /// Whether a learner can have written it as an answer: up to 500 characters of any language, with their
  /// marks.
  static func isLine(_ text: String) -> Bool { text.utf8.count <= 1 << 14 && isOfOneLine(text) }

  private static func isOfOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator]
        .contains($0.properties.generalCategory)
    }
  }
}
