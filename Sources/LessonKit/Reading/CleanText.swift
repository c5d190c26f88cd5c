import Legibility

extension String {
  /// The text without what could steer a terminal or hide what is written.
  ///
  /// Lesson files are data: what steers, but for the line feed, what is hidden, and the private
  /// characters that stand for live numbers are dropped; a tab becomes a space.
  var cleaned: String {
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.legibility {
      case _ where scalar == "\t": kept.append(" ")
      case _ where scalar == "\n": kept.append(scalar)
      case .steering, .hidden: continue
      case .seen where scalar.properties.generalCategory == .privateUse: continue
      case .seen, .mark: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// The words with one space between them, on one line.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
