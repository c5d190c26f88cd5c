extension StringProtocol {
  /// The text as one line that can be shown anywhere.
  ///
  /// What steers, a newline too, becomes U+FFFD, a tab a blank; what is hidden is left out; no
  /// character keeps more than four marks.
  public var legibleLine: String { legible { $0 == "\t" ? " " : nil } }

  /// The text in its lines, fit to be shown: as `legibleLine`, but newlines and tabs stay.
  public var legibleText: String { legible { $0 == "\n" || $0 == "\t" ? $0 : nil } }

  /// The text with at most `count` characters (Unicode scalars): of a longer one, "…" stands for the
  /// middle, since both its ends tell more.
  public func shortened(to count: Int) -> String {
    let scalars = unicodeScalars
    guard count > 0, scalars.count > count else { return String(self) }
    var kept = String.UnicodeScalarView(scalars.prefix(count / 2))
    kept.append("…")
    kept.append(contentsOf: scalars.suffix(count - count / 2 - 1))
    return String(kept)
  }

  private func legible(allowing allowed: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
    var kept = String.UnicodeScalarView()
    var marks = 0
    for scalar in unicodeScalars {
      let legibility = scalar.legibility
      if legibility == .hidden { continue }
      marks = legibility == .mark ? marks + 1 : 0
      if marks > mostMarks { continue }
      kept.append(
        legibility == .steering ? allowed(scalar) ?? "\u{FFFD}" : scalar)
    }
    return String(kept)
  }
}

/// More marks over one character than any language writes.
let mostMarks = 4
