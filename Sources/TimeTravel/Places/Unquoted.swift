extension StringProtocol {
  /// The text without white space around it and without a pair of quotes around all of it, straight
  /// or typographic, as help and errors write them.
  package var unquoted: String {
    let text = Substring(self).trimmingWhitespace
    guard text.count >= 2, let first = text.first, let last = text.last,
      let closing = Self.closingQuotes[first], closing.contains(last)
    else { return String(text) }
    return String(text.dropFirst().dropLast().trimmingWhitespace)
  }

  private static var closingQuotes: [Character: String] {
    [
      "\"": "\"", "'": "'", "`": "`'", "“": "”“\"", "„": "“”", "”": "”", "‘": "’‘'", "‚": "‘’",
      "’": "’", "«": "»", "‹": "›", "»": "«",
    ]
  }
}

extension Substring {
  fileprivate var trimmingWhitespace: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
