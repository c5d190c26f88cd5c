import CellCanvas
import MomentViews
import NeuralCore
import Notation

/// Small pictures of examples, or their first numbers where they are no pictures.
struct ExamplePictures {
  let source: any ExampleSource
  let grid: PixelGrid?
  let look: Look

  /// Of examples that lie so.
  init(_ source: any ExampleSource, _ arrangement: Arrangement, _ look: Look) {
    self.source = source
    grid = PixelGrid(arrangement, inputs: source.inputWidth)
    self.look = look
  }

  /// The rows of cells that a picture so many columns wide takes.
  func height(width: Int) -> Int {
    guard let grid else { return 2 }
    return max(1, (width * grid.rows / max(1, grid.columns) + 1) / 2)
  }

  /// The places of a sheet of pictures so many columns wide, in rows as high as `height`.
  static func sheet(in rect: Rect, width: Int, height: Int) -> [Rect] {
    let columns = max(1, (rect.width + 1) / (width + 1))
    let rows = max(1, rect.height / height)
    return (0..<columns * rows).map { place in
      Rect(
        x: rect.x + place % columns * (width + 1), y: rect.y + place / columns * height,
        width: width, height: height
      ).intersection(rect)
    }
  }

  /// Draws an example in a rectangle: its picture made smaller, or its first numbers below each other.
  func draw(_ example: Int, in rect: Rect, on canvas: inout Canvas) {
    var batch = Batch(
      capacity: 1, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    batch.load(CollectionOfOne(example), from: source)
    guard let grid else {
      for row in 0..<min(rect.height, source.inputWidth) {
        canvas.put(Numerals.value(batch.inputs[row], decimals: 2), in: rect, row: row)
      }
      return
    }
    let map = HeatMap(
      rows: grid.rows, columns: grid.columns, values: batch.inputs,
      scale: .fitting(Array(batch.inputs))
    ).reduced(rows: min(grid.rows, 2 * rect.height), columns: min(grid.columns, rect.width))
    canvas.draw(map, x: rect.x, y: rect.y, look: look, clip: rect)
  }
}
