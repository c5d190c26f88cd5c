import CellCanvas
import NeuralCore
import TimeTravel

/// The picture that an input vector is, row by row, when its length is a square.
package struct PixelGrid: Hashable, Sendable {
  /// Numbers down.
  package let rows: Int
  /// Numbers across.
  package let columns: Int
  /// How many columns of cells a number takes, and half as many rows.
  var zoom = 1

  /// How few numbers across or down are no picture to look at, and how many are too large for one.
  private static let sides = 7...256

  /// The grid of a picture, as the arrangement of the inputs says, or of as many numbers as fill a
  /// square, which are easier looked at than read; nil where they are too few, or too many.
  package init?(_ arrangement: Arrangement, inputs: Int) {
    if let (rows, columns) = arrangement.picture, rows * columns == inputs {
      (self.rows, self.columns) = (rows, columns)
    } else {
      guard let side = Self.sides.first(where: { $0 * $0 == inputs }) else { return nil }
      (rows, columns) = (side, side)
    }
    guard Self.sides.contains(rows), Self.sides.contains(columns) else { return nil }
  }

  /// The cells of a picture: half blocks show two rows of pixels in one row of cells.
  var cells: Size { Size(width: zoom * columns, height: (zoom * rows + 1) / 2) }

  /// The grid with the largest pixels whose picture fits, or with the least zoom where none does.
  func zoomed(toFit room: Size, atLeast least: Int = 0) -> PixelGrid {
    var grid = self
    grid.zoom = max(least, min(room.width / columns, 2 * room.height / rows))
    return grid
  }

  /// "( 7,12)": the row and the column of a pixel, both from 0.
  func name(of index: Int) -> String {
    "(" + "\(index / columns)".padded(to: 2, .right) + ","
      + "\(index % columns)".padded(to: 2, .right) + ")"
  }

  /// The column and the row of a pixel as a point of the picture.
  func point(of index: Int) -> Point { Point(x: index % columns, y: index / columns) }
}

extension Pane {
  /// Draws a picture of `values` at column `x`, and its spots when it can be pointed at.
  mutating func picture(
    _ values: some Sequence<Float>, _ grid: PixelGrid, scale: Scale, x: Int = 0,
    cursor: Int? = nil, pointsAt kind: PointedPicture.Kind? = nil
  ) {
    let map = HeatMap(rows: grid.rows, columns: grid.columns, values: values, scale: scale)
    let corner = Point(x: rect.x + x, y: rect.y + row)
    canvas.draw(
      map, x: corner.x, y: corner.y, look: look, zoom: grid.zoom,
      cursor: cursor.map(grid.point(of:)), clip: rect)
    guard let kind else { return }
    spots.append(
      Spot(
        rect: Rect(x: corner.x, y: corner.y, width: grid.cells.width, height: grid.cells.height),
        first: 0, acrossStep: 1, downStep: grid.columns, end: grid.rows * grid.columns,
        zoom: grid.zoom, isPicture: true, kind: kind))
  }
}
