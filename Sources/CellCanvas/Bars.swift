/// What ends a bar after each quarter of a cell, to the right and to the left.
private let ends: (right: [String], left: [String]) = (["", "╴", "╸", "╾"], ["", "╶", "╺", "╼"])

extension Canvas {
  /// Draws a bar to the right from (`x`, `y`), `fraction` (0…1) of `width` cells long.
  ///
  /// A bar is a stroke, so that those of neighbouring rows stay apart. Its end is drawn to a quarter of a
  /// cell; a bar above 0 is never invisible. Cells beyond its end are left as they are. NaN shows as "?".
  public mutating func bar(
    _ fraction: Float, x: Int, y: Int, width: Int, style: Style = .plain, clip: Rect? = nil
  ) {
    guard showsPictures else { return }
    guard !fraction.isNaN else {
      put("?", x: x, y: y, style: style, clip: clip)
      return
    }
    let exact = Int((min(1, max(0, fraction)) * Float(max(0, width) * 4)).rounded())
    let quarters = fraction > 0 ? max(1, exact) : 0
    guard width > 0, quarters > 0 else { return }
    let text = String(repeating: "━", count: quarters / 4) + ends.right[quarters % 4]
    put(text, x: x, y: y, style: style, clip: clip)
  }

  /// Draws a bar from an axis in the middle of `width` cells: right for positive, left for negative.
  ///
  /// `fraction` is −1…1 of the half width. Ends are drawn to a quarter of a cell, the same on both sides, so
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
    let exact = Int((min(1, abs(fraction)) * Float(max(0, half) * 4)).rounded())
    let quarters = fraction == 0 ? 0 : max(1, exact)
    let full = String(repeating: "━", count: quarters / 4)
    if fraction > 0 {
      let text = full + ends.right[quarters % 4]
      put(text, x: axis + 1, y: y, style: theme.positive, clip: clip)
    } else {
      let text = ends.left[quarters % 4] + full
      put(text, x: axis - text.columns, y: y, style: theme.negative, clip: clip)
    }
  }

  /// Draws a bar of progress over the whole of `width`: "▓▓▓▓░░░░░░", `fraction` (0…1) of it done.
  ///
  /// A cell that is not wholly done is none, so that what is not over does not look so; a share of 1 that is
  /// no progress is rounded `toNearestOrAwayFromZero`.
  public mutating func progress(
    _ fraction: Float, rounded rule: FloatingPointRoundingRule = .down, x: Int, y: Int, width: Int,
    style: Style = .plain, clip: Rect? = nil
  ) {
    guard width > 0 else { return }
    let share = fraction.isNaN ? 0 : min(1, max(0, fraction))
    let done = Int((share * Float(width)).rounded(rule))
    let text = String(repeating: "▓", count: done) + String(repeating: "░", count: width - done)
    put(text, x: x, y: y, style: style, clip: clip)
  }
}
