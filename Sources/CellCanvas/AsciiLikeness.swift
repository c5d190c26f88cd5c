/// The ASCII character that stands for `scalar` where only ASCII can be shown; "?" when there is none.
func asciiLikeness(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar.isASCII { return scalar }
  return likenesses[scalar] ?? "?"
}

/// Each row: the characters, and what they become, one for one (a single one stands for all).
private let likenesses: [Unicode.Scalar: Unicode.Scalar] = {
  let rows: [(String, String)] = [
    ("─━┄┅┈┉╌╍═‾", "-=--------"),
    ("│┃┆┇┊┋╎╏║", "|"),
    ("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╰╯", "+"),
    ("╱╲╳", "/\\X"),
    ("▏▎▍▌▋▊▉█", " ..:::##"),
    ("▁▂▃▄▅▆▇", "_.-:=+*"),
    ("░▒▓", ".:*"),
    ("▀▐▖▗▘▙▚▛▜▝▞▟", "\":.,'#%##'%#"),
    ("←→↑↓⇐⇒⇧⇩", "<>^v<>^v"),
    ("▲▼▶◀►◄△▽▷◁▸◂▴▾", "^v><><^v><><^v"),
    ("·•●○◉◆◇■□▪▫★☆✓✔✗✘", "..*o@*o#o..**+vxx"),
    ("−×÷±≈≠≤≥∞∂∇√", "-x/+~!<>8dVv"),
    ("–—‐‑‒―…‘’“”«»‹›′″", "------.''\"\"<><>'\""),
    ("αβγδεζηθικλμνξοπρςστυφχψω", "abgdezhqiklmnxoprsstufxyw"),
    ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΣ∑∏", "ABGDEZHQIKLMNXOPRSTUFXYWSSP"),
    ("²³¹°", "231o"),
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
