/// The glyphs that say in one cell, without any colour, how large a number is and of which sign.
enum Shades {
  /// From nothing to everything.
  static func unsigned(_ glyphs: GlyphSet) -> [Unicode.Scalar] {
    glyphs == .unicode ? [" ", "░", "▒", "▓", "█"] : [" ", ".", ":", "*", "#"]
  }

  /// Strongly negative, by way of nearly zero, to strongly positive.
  static func signed(_ glyphs: GlyphSet) -> [Unicode.Scalar] {
    glyphs == .unicode
      ? ["≡", "=", "−", "·", "+", "*", "#"] : ["=", "~", "-", ".", "+", "*", "#"]
  }

  /// The glyph for exactly zero, where that must differ from what is merely small.
  static func zero(_ glyphs: GlyphSet) -> Unicode.Scalar { glyphs == .unicode ? "·" : "." }

  /// The glyph for what is too small for the ramp but not zero: its sign, or the lightest shade.
  static func tiny(_ value: Float, _ scale: Scale, _ look: Look) -> Unicode.Scalar {
    let isUnicode = look.glyphs == .unicode
    if !scale.isSigned { return isUnicode ? "░" : "," }
    return value > 0 ? "+" : isUnicode ? "−" : "-"
  }

  /// The glyph for `fraction` (−1…1 of a signed scale, 0…1 of an unsigned one); "?" for NaN.
  static func glyph(_ fraction: Float, signed isSigned: Bool, _ glyphs: GlyphSet) -> Unicode.Scalar
  {
    guard !fraction.isNaN else { return "?" }
    let ramp = isSigned ? signed(glyphs) : unsigned(glyphs)
    let place = isSigned ? (fraction + 1) / 2 : fraction
    return ramp[Int((min(1, max(0, place)) * Float(ramp.count - 1)).rounded())]
  }

  /// The style that goes with the glyph: a hue for the sign where there are any colours at all.
  static func style(_ fraction: Float, signed isSigned: Bool, _ look: Look) -> Style {
    isSigned && look.depth > .none ? Theme(look).number(fraction) : .plain
  }
}
