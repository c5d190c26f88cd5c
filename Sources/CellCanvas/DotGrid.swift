extension Canvas {
  /// Draws a grid of dots, 2 × 4 to a cell, with its top left corner at (`x`, `y`).
  ///
  /// `style` is that of a column of cells; `isSet` says of a column and a row of dots whether there is one.
  public mutating func dots(
    columns: Int, rows: Int, x: Int, y: Int, clip: Rect? = nil, style: (Int) -> Style,
    isSet: (_ column: Int, _ row: Int) -> Bool
  ) {
    if leavesOutPicture(x: x, y: y, clip: clip) { return }
    let size = Size(width: (columns + 1) / 2, height: (rows + 3) / 4)
    var dots = BrailleDots(width: size.width, height: size.height)
    for row in 0..<rows {
      for column in 0..<columns where isSet(column, row) { dots.set(column, row, column / 2) }
    }
    let area = Rect(x: x, y: y, width: size.width, height: size.height)
    draw(dots, in: area, style: style)
  }
}
