private let eighths: [Unicode.Scalar] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

extension Canvas {
  /// Draws a bar to the right from (`x`, `y`), `fraction` (0…1) of `width` cells long.
  ///
  /// Its end is drawn to an eighth of a cell; a bar above 0 is never invisible. Cells beyond its end
  /// are left as they are. NaN shows as "?".
  public mutating func bar(
    _ fraction: Float, x: Int, y: Int, width: Int, style: Style = .plain, clip: Rect? = nil
  ) {
    guard showsPictures else { return }
    guard !fraction.isNaN else {
      put("?", x: x, y: y, style: style, clip: clip)
      return
    }
    let exact = Int((min(1, max(0, fraction)) * Float(max(0, width) * 8)).rounded())
    let length = fraction > 0 ? max(1, exact) : 0
    guard width > 0, length > 0 else { return }
    let rest = length % 8 == 0 ? "" : String(Character(eighths[length % 8]))
    put(
      String(repeating: "█", count: length / 8) + rest, x: x, y: y, style: style, clip: clip)
  }

  /// Draws a bar from an axis in the middle of `width` cells: right for positive, left for negative.
  ///
  /// `fraction` is −1…1 of the half width. Ends are drawn to half a cell, the same on both sides, so
  /// that numbers of equal size look equally long. NaN shows as "?".
  public mutating func signedBar(
    _ fraction: Float, x: Int, y: Int, width: Int, look: Look, clip: Rect? = nil
  ) {
    guard showsPictures else { return }
    let half = (width - 1) / 2
    let axis = x + half
    let theme = Theme(look)
    put("│", x: axis, y: y, style: theme.faint, clip: clip)
    guard !fraction.isNaN else {
      put("?", x: axis + 1, y: y, style: theme.bad, clip: clip)
      return
    }
    let exact = Int((min(1, abs(fraction)) * Float(max(0, half) * 2)).rounded())
    let halves = fraction == 0 ? 0 : max(1, exact)
    let full = String(repeating: "█", count: halves / 2)
    if fraction > 0 {
      let text = full + (halves % 2 == 1 ? "▌" : "")
      put(text, x: axis + 1, y: y, style: theme.positive, clip: clip)
    } else {
      let text = (halves % 2 == 1 ? "▐" : "") + full
      put(text, x: axis - text.columns, y: y, style: theme.negative, clip: clip)
    }
  }

  /// Draws a bar of progress over the whole of `width`: "▓▓▓▓░░░░░░", `fraction` (0…1) of it done.
  public mutating func progress(
    _ fraction: Float, x: Int, y: Int, width: Int, style: Style = .plain, clip: Rect? = nil
  ) {
    guard width > 0 else { return }
    let share = fraction.isNaN ? 0 : min(1, max(0, fraction))
    let done = Int((share * Float(width)).rounded(.down))
    let text = String(repeating: "▓", count: done) + String(repeating: "░", count: width - done)
    put(text, x: x, y: y, style: style, clip: clip)
  }
}
