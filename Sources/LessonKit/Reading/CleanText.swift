extension String {
  /// The text without what could steer a terminal or hide what is written.
  ///
  /// Lesson files are data: control characters (C0 but for the line feed, DEL, C1), marks that turn
  /// the writing direction, and the private characters that stand for live numbers are dropped; a tab
  /// becomes a space.
  var cleaned: String {
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09: kept.append(" ")
      case 0x0A: kept.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0: continue
      case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: continue
      case 0xE000...0xF8FF, 0xF0000...0x10FFFF: continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }
}
