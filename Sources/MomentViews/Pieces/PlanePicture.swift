import CellCanvas

/// A map of the plane: what a network says of each place, with points over it.
package struct PlanePicture {
  /// A point, and whether the network is right about it.
  package struct Point: Equatable, Sendable {
    package let place: SIMD2<Float>
    package let label: Int
    package let isRight: Bool

    /// A point of a class.
    package init(place: SIMD2<Float>, label: Int, isRight: Bool) {
      self.place = place
      self.label = label
      self.isRight = isRight
    }
  }

  private let grid: PlaneGrid
  private let shades: [Float]
  private let classes: Int
  private let points: [Point]

  /// What the points of each class are drawn as.
  private static let glyphs = ["o", "x", "+"]

  /// A map of `SaidClass.shade`s, row by row from the top.
  package init(_ grid: PlaneGrid, shades: [Float], classes: Int, points: [Point]) {
    self.grid = grid
    self.shades = shades
    self.classes = classes
    self.points = points
  }

  /// Draws the map, then the points, then a mark at a cell of the grid.
  package func draw(
    in rect: Rect, on canvas: inout Canvas, look: Look, cursor: CellCanvas.Point? = nil
  ) {
    let theme = Theme(look)
    let map = HeatMap(
      rows: PlaneGrid.rows, columns: PlaneGrid.columns, values: shades,
      scale: classes == 2 ? .signed(1) : .unsigned(1)
    ).reduced(rows: 2 * rect.height, columns: rect.width)
    canvas.draw(map, x: rect.x, y: rect.y, look: look, clip: rect)
    func put(_ glyph: String, _ cell: CellCanvas.Point, _ style: Style) {
      canvas.put(
        glyph, x: rect.x + cell.x * rect.width / PlaneGrid.columns,
        y: rect.y + cell.y * rect.height / (PlaneGrid.rows / 2), style: style, clip: rect)
    }
    for point in points {
      put(
        point.isRight ? Self.glyphs[point.label % Self.glyphs.count] : "✗",
        grid.cell(point.place), point.isRight ? theme.strong : theme.bad)
    }
    if let cursor { put("◆", cursor, theme.selection) }
  }
}
