private let heights: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

extension Canvas {
  /// Draws many numbers as a strip of one row, "▁▃▂▇▁▁▅▂", at most `width` cells wide.
  ///
  /// When there are more numbers than cells, each cell shows the largest magnitude of its share.
  /// Positive numbers stand on the floor in eight heights; negative ones hang from the ceiling ("▔",
  /// "▀"); zeros show as "·" and NaN as "?".
  public mutating func strip(
    _ values: some Collection<Float>, x: Int, y: Int, width: Int, scale: Scale, look: Look,
    clip: Rect? = nil
  ) {
    if leavesOutPicture(x: x, y: y, clip: clip) { return }
    let theme = Theme(look)
    let shares = pooled(Array(values), into: width)
    for (index, value) in shares.enumerated() {
      let scalar = stripGlyph(value, scale)
      let style = scale.isSigned ? theme.number(value) : theme.text
      put(
        String(Character(scalar)), x: x + index, y: y, style: value == 0 ? theme.faint : style,
        clip: clip)
    }
  }

  private func stripGlyph(_ value: Float, _ scale: Scale) -> Unicode.Scalar {
    guard !value.isNaN else { return "?" }
    guard value != 0 else { return "·" }
    let size = min(1, abs(value) / scale.limit)
    if value < 0 { return size < 0.5 ? "▔" : "▀" }
    return heights[min(7, Int(size * 8))]
  }

  /// `values` in `count` shares, each the one of largest magnitude (NaN wins over all).
  private func pooled(_ values: [Float], into count: Int) -> [Float] {
    guard values.count > count, count > 0 else { return count > 0 ? values : [] }
    return (0..<count).map { index in
      let share = values[index * values.count / count..<(index + 1) * values.count / count]
      return share.reduce(0) { $0.isNaN || abs($0) >= abs($1) ? $0 : $1 }
    }
  }
}
