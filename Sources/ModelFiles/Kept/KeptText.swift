/// What a text in a kept file may be.
enum KeptText {
  /// Whether it can name a lesson, a place or a stop: short, of one line, without control characters.
  static func isName(_ text: String) -> Bool {
    text.utf8.count <= 200
      && text.unicodeScalars.allSatisfy {
        ![.control, .format, .lineSeparator, .paragraphSeparator]
          .contains($0.properties.generalCategory)
      }
  }
}
