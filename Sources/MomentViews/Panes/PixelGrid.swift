import CellCanvas
import TimeTravel

/// The picture that an input vector is, row by row, when its length is a square.
package struct PixelGrid: Hashable, Sendable {
  /// Pixels across and down.
  package let side: Int

  /// The grid of `inputs` pixels; nil when they are too few for a picture or no square.
  package init?(inputs: Int) {
    guard inputs >= 49, let side = (7...256).first(where: { $0 * $0 == inputs }) else { return nil }
    self.side = side
  }

  /// The cells of a picture: half blocks show two rows of pixels in one row of cells.
  var cells: Size { Size(width: side, height: (side + 1) / 2) }

  /// "( 7,12)": the row and the column of a pixel, both from 0.
  func name(of index: Int) -> String {
    "(" + "\(index / side)".padded(to: 2, .right) + "," + "\(index % side)".padded(to: 2, .right)
      + ")"
  }

  /// The column and the row of a pixel as a point of the picture.
  func point(of index: Int) -> Point { Point(x: index % side, y: index / side) }
}

extension Pane {
  /// Draws a picture of `values` at column `x`, and its spots when it can be pointed at.
  mutating func picture(
    _ values: some Sequence<Float>, _ grid: PixelGrid, scale: Scale, x: Int = 0,
    cursor: Int? = nil, isPointable: Bool = false
  ) {
    let map = HeatMap(rows: grid.side, columns: grid.side, values: values, scale: scale)
    let corner = Point(x: rect.x + x, y: rect.y + row)
    canvas.draw(
      map, x: corner.x, y: corner.y, look: look, cursor: cursor.map(grid.point(of:)), clip: rect)
    guard isPointable else { return }
    spots.append(
      Spot(
        rect: Rect(x: corner.x, y: corner.y, width: grid.cells.width, height: grid.cells.height),
        first: 0, acrossStep: 1, downStep: 2 * grid.side, end: grid.side * grid.side))
  }
}
