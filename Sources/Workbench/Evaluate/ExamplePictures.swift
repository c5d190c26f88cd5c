import CellCanvas
import MomentViews
import NeuralCore
import Notation

/// Small pictures of examples, or their first numbers where they are no pictures.
package struct ExamplePictures {
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

  /// Draws an example in a rectangle: its picture made smaller, or its first numbers.
  func draw(_ example: Int, in rect: Rect, on canvas: inout Canvas) {
    var batch = Batch(
      capacity: 1, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    batch.load(CollectionOfOne(example), from: source)
    guard let grid else {
      let shift = source.arrangement.shift
      let numbers = batch.inputs.indices.map {
        shift?.original(batch.inputs[$0], ofInput: $0) ?? batch.inputs[$0]
      }
      let lines = Self.lines(numbers, width: rect.width, height: rect.height)
      for (row, line) in lines.enumerated() { canvas.put(line, in: rect, row: row) }
      return
    }
    let map = HeatMap(
      rows: grid.rows, columns: grid.columns, values: batch.inputs,
      scale: .fitting(Array(batch.inputs))
    ).reduced(rows: min(grid.rows, 2 * rect.height), columns: min(grid.columns, rect.width))
    canvas.draw(map, x: rect.x, y: rect.y, look: look, clip: rect)
  }

  /// Numbers side by side in so many lines; where they do not all fit, "…" says so.
  package static func lines(_ numbers: [Float], width: Int, height: Int) -> [String] {
    var lines: [String] = []
    for (place, number) in numbers.enumerated() {
      let word = Numerals.value(number, decimals: 2)
      // The last line keeps room for the sign that more would follow.
      let isLast = lines.count == height && place < numbers.count - 1
      if let line = lines.last, line.columns + 1 + word.columns <= width - (isLast ? 2 : 0) {
        lines[lines.count - 1] = "\(line) \(word)"
      } else if lines.count < height {
        lines.append(word)
      } else {
        lines[lines.count - 1] += " …"
        break
      }
    }
    return lines
  }
}
