import CellCanvas
import Datasets
import Workbench

/// A picture of bytes as lines of text.
enum PictureText {
  /// One line for each row of pixels, two characters a pixel, so that it looks square.
  static func lines(
    _ pixels: [UInt8], rows: Int, columns: Int, _ glyphs: GlyphSet
  ) -> [String] {
    let doubled = (0..<2 * rows).flatMap { row in
      (0..<2 * columns).map { column in
        let place = Preprocessing.index(row: row / 2, column: column / 2, columns: columns)
        return Preprocessing.normalize(pixels[place])
      }
    }
    let map = HeatMap(
      rows: 2 * rows, columns: 2 * columns, values: doubled, scale: .unsigned(1))
    var canvas = Canvas(map.cells)
    canvas.draw(map, x: 0, y: 0, look: Look(glyphs: glyphs, depth: .none, background: .dark))
    return canvas.presented(in: glyphs).lines
  }
}
