import Legibility

/// What one cell (or a wide pair) shows: a base character, at most one combining mark, its width.
struct Glyph: Hashable {
  var scalar: Unicode.Scalar
  var mark: Unicode.Scalar?
  var width: Int

  static let replacement = Glyph(scalar: "\u{FFFD}", mark: nil, width: 1)
}

/// Calls `body` for every glyph of `text`, in order.
///
/// A grapheme becomes its first scalar and one combining mark. Joiners and variation selectors are
/// never passed on: terminals disagree about them, and one such cell can shift a row. What is not
/// a printable character (controls, line separators, unassigned) becomes U+FFFD.
func forEachGlyph(in text: some StringProtocol, _ body: (Glyph) -> Void) {
  for character in text {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F, character != "\r\n" {
      body(Glyph(scalar: Unicode.Scalar(ascii), mark: nil, width: 1))
    } else {
      forEachGlyph(ofGrapheme: character, body)
    }
  }
}

private func forEachGlyph(ofGrapheme character: Character, _ body: (Glyph) -> Void) {
  var base: Glyph?
  for scalar in character.unicodeScalars {
    guard var glyph = base else {
      let width = scalar.columns
      if width == 0 { continue }
      base = width < 0 ? .replacement : Glyph(scalar: scalar, mark: nil, width: width)
      continue
    }
    if scalar.isHalfwidthSoundMark {
      body(glyph)
      base = Glyph(scalar: scalar, mark: nil, width: 1)
    } else if glyph.mark == nil, scalar.isStackedMark, glyph != .replacement {
      glyph.mark = scalar
      base = glyph
    }
  }
  if let base { body(base) }
}

extension Unicode.Scalar {
  /// Whether this is a mark that every terminal draws over the character before it.
  fileprivate var isStackedMark: Bool {
    value <= 0xFFFF && properties.canonicalCombiningClass != .notReordered
  }
}
