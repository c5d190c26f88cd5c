extension StringProtocol {
  /// The text in ASCII alone, each other character replaced by its nearest likeness.
  public var inASCII: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: unicodeScalars.map(asciiLikeness))
    return String(text)
  }
}

/// The ASCII character that stands for `scalar` where only ASCII can be shown; "?" when there is none.
func asciiLikeness(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar.isASCII { return scalar }
  if (0x2800...0x28FF).contains(scalar.value) { return asciiLikeness(ofBraille: scalar.value) }
  return likenesses[scalar] ?? "?"
}

/// Braille dots by the height they stand at: one character for each of the four rows, the upper ones
/// first, and ":" for a stroke that crosses more than two.
private func asciiLikeness(ofBraille value: UInt32) -> Unicode.Scalar {
  let rows: [UInt32] = [0x09, 0x12, 0x24, 0xC0]
  let used = rows.indices.filter { value & rows[$0] != 0 }
  guard let first = used.first else { return " " }
  return used.count > 2 ? ":" : ["\"", "-", ".", "_"][first]
}

/// Each row: the characters, and what they become, one for one (a single one stands for all).
private let likenesses: [Unicode.Scalar: Unicode.Scalar] = {
  let rows: [(String, String)] = [
    ("─━┄┅┈┉╌╍═‾╴╶╸╺╾╼", "-=--------------"),
    ("│┃┆┇┊┋╎╏║", "|"),
    ("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╰╯", "+"),
    ("╱╲╳", "/\\X"),
    ("▏▎▍▌▋▊▉█", " ..:::##"),
    ("▁▂▃▄▅▆▇", "_.-:=+*"),
    ("░▒▓", ".:*"),
    ("▔", "'"),
    ("▀▐▖▗▘▙▚▛▜▝▞▟", "\":.,'#%##'%#"),
    ("←→↑↓⇐⇒⇧⇩", "<>^v<>^v"),
    ("▲▼▶◀►◄△▽▷◁▸◂▴▾", "^v><><^v><><^v"),
    ("·•●○◉◆◇■□▪▫★☆✓✔✗✘", "..*o@*o#o..**+vxx"),
    ("−×÷±≈≠≤≥∞∂∇√", "-x/+~!<>8dVv"),
    ("–—‐‑‒―…‘’“”«»‹›′″", "------.''\"\"<><>'\""),
    ("αβγδεζηθικλμνξοπρςστυφχψω", "abgdezhqiklmnxoprsstufxyw"),
    ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΣ∑∏", "ABGDEZHQIKLMNXOPRSTUFXYWSSP"),
    ("²³¹°⁻ᶻ₁₂", "231o-z12"),
    ("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ", "AAAAAACEEEEIIIINOOOOOOUUUUY"),
    ("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿß", "aaaaaaceeeeiiiinoooooouuuuyys"),
    ("āēīōūĀĒĪŌŪ", "aeiouAEIOU"),
  ]
  var table: [Unicode.Scalar: Unicode.Scalar] = ["\u{A0}": " "]
  for (characters, likenesses) in rows {
    let targets = Array(likenesses.unicodeScalars)
    for (index, scalar) in characters.unicodeScalars.enumerated() {
      table[scalar] = targets.count == 1 ? targets[0] : targets[index]
    }
  }
  return table
}()
