import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// What goes in, and what was done to it: flatten, divide by 255, one-hot.
struct InputView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    if let grid = PixelGrid(inputs: moment.input.count) {
      drawPicture(moment, grid, on: &pane)
    } else {
      drawNumbers(moment, on: &pane)
    }
  }

  // MARK: A picture

  private static func drawPicture(_ moment: Moment, _ grid: PixelGrid, on pane: inout Pane) {
    let unit = moment.cursor.unit ?? moment.loudestUnit ?? 0
    pane.head(subject(moment))
    if moment.arrangement.isOfBytes {
      pane.line(firstThatFits: [
        "x = byte / 255      \(grid.side) × \(grid.side) bytes become \(moment.input.count) numbers",
        "x = byte / 255",
      ])
    } else {
      pane.line("\(moment.input.count) numbers, here in \(grid.side) rows of \(grid.side)")
    }
    pane.gap()
    let hasPicture = pane.rect.width >= grid.side + 28 && pane.rowsLeft >= grid.cells.height
    let isRoomy = pane.rect.width >= grid.side + 31
    if hasPicture && !isRoomy { drawTarget(moment, on: &pane, x: 0) }
    let top = pane.row
    let x = hasPicture ? grid.side + (isRoomy ? 2 : 1) : 0
    if hasPicture {
      pane.picture(
        moment.input, grid, scale: .unsigned(1), cursor: unit, isPointable: true)
    }
    if isRoomy || !hasPicture { drawTarget(moment, on: &pane, x: x) }
    drawPixel(unit, moment, grid, on: &pane, x: x)
    drawNeighbours(unit, moment, grid, on: &pane, x: x)
    if hasPicture { pane.row = max(pane.row, top + grid.cells.height) }
    drawFlattening(unit, moment, grid, on: &pane)
  }

  private static func subject(_ moment: Moment) -> String {
    let example = "example \(Numerals.count(moment.example))"
    return moment.label.map { "\(example) · its label is \($0)" } ?? example
  }

  private static func drawTarget(_ moment: Moment, on pane: inout Pane, x: Int) {
    guard let label = moment.label, moment.target.count <= 10 else { return }
    let digits = moment.target.indices.map(String.init).joined(separator: " ")
    let hot = moment.target.map { Numerals.setting($0) }.joined(separator: " ")
    pane.put("label     \(label)", x: x)
    pane.put("one-hot   \(digits)", x: x, row: 1, style: pane.theme.faint)
    pane.put("target t  \(hot)", x: x, row: 2)
    pane.row += 3
    pane.gap()
  }

  private static func drawPixel(
    _ unit: Int, _ moment: Moment, _ grid: PixelGrid, on pane: inout Pane, x: Int
  ) {
    let (row, column) = (unit / grid.side, unit % grid.side)
    let value = Numerals.value(moment.input[unit])
    func label(_ word: String) -> String { word.padded(to: pane.rect.width - x < 30 ? 8 : 10) }
    let byte = byte(unit, moment)
    pane.put("pixel (\(row),\(column)) ", x: x)
    let said = byte.map { "= \($0) → \(value)" } ?? "= \(value)"
    pane.put(said, x: x + "pixel (\(row),\(column)) ".columns, style: pane.theme.strong)
    pane.row += 1
    pane.put(label("flatten") + "\(row) × \(grid.side) + \(column) = \(unit)", x: x)
    pane.row += 1
    let made = byte.map { label("divide") + "\($0) / 255 = \(value)" }
    pane.put(made ?? label("x") + value, x: x)
    pane.row += 1
    pane.gap()
  }

  /// The bytes around the pixel, five by five, the pixel itself between brackets.
  private static func drawNeighbours(
    _ unit: Int, _ moment: Moment, _ grid: PixelGrid, on pane: inout Pane, x: Int
  ) {
    guard pane.rowsLeft >= 6, byte(unit, moment) != nil else { return }
    let (row, column) = (unit / grid.side, unit % grid.side)
    for y in window(around: row, of: grid.side) {
      var text = "row \(y)".padded(to: 6)
      for pixel in window(around: column, of: grid.side) {
        let byte = byte(y * grid.side + pixel, moment) ?? 0
        text += y == row && pixel == column ? "[" : y == row && pixel == column + 1 ? "]" : " "
        text += "\(byte)".padded(to: 3, .right)
      }
      if y == row, column == window(around: column, of: grid.side).upperBound - 1 { text += "]" }
      pane.put(text, x: x)
      pane.row += 1
    }
    guard moment.arrangement.showsDigit else { return }
    pane.put("0 is paper, 255 is ink", x: x, style: pane.theme.faint)
    pane.row += 1
  }

  /// The byte that an input was; nil where the numbers were none.
  private static func byte(_ index: Int, _ moment: Moment) -> Int? {
    moment.arrangement.isOfBytes ? Moment.byte(of: moment.input[index]) : nil
  }

  private static func window(around index: Int, of count: Int) -> Range<Int> {
    let start = min(max(0, index - 2), max(0, count - 5))
    return start..<min(count, start + 5)
  }

  /// One row of the picture as a piece of the vector, and all of them end to end.
  private static func drawFlattening(
    _ unit: Int, _ moment: Moment, _ grid: PixelGrid, on pane: inout Pane
  ) {
    guard pane.rowsLeft >= 8 else { return }
    let first = unit / grid.side * grid.side
    let row = Array(moment.input[first..<first + grid.side])
    pane.row += 1
    pane.line("Row \(unit / grid.side) becomes x[\(first)] to x[\(first + grid.side - 1)]:")
    pane.strip(row, width: grid.side)
    pane.row += 1
    pane.line("All \(grid.side) rows end to end are one vector of \(moment.input.count):")
    pane.strip(moment.input, width: min(pane.rect.width, 56))
    pane.prose(
      (moment.arrangement.showsDigit
        ? Wording.counted(moment.input.nonzeroCount, "of them has", "of them have") + " ink"
        : Wording.counted(moment.input.nonzeroCount, "of them is", "of them are") + " not 0")
        + "; the others are exactly 0.", pane.theme.faint)
  }

  // MARK: A few numbers

  private static func drawNumbers(_ moment: Moment, on pane: inout Pane) {
    pane.head(subject(moment))
    pane.line(
      "\(Wording.counted(moment.input.count, "number")) in, "
        + "\(Wording.counted(moment.target.count, "number")) wanted out"
    )
    pane.gap()
    drawVector("input x", moment.input, moment.cursor.unit, on: &pane)
    pane.gap()
    drawVector("target t", moment.target, nil, on: &pane)
  }

  private static func drawVector(
    _ title: String, _ values: [Float], _ marked: Int?, on pane: inout Pane
  ) {
    let shown = Array(values.prefix(max(1, min(10, pane.rowsLeft - 3))))
    var table = NumberTable(marked: marked)
    table.words("", shown.indices.map { "number \($0)" })
    table.numbers(title, shown.map { Numerals.setting($0) })
    table.draw(on: &pane)
    if shown.count < values.count {
      pane.line("  … \(Numerals.count(values.count - shown.count)) more", pane.theme.faint)
    }
  }
}

extension Pane {
  /// One line with many numbers as small bars.
  mutating func strip(_ values: [Float], width: Int) {
    canvas.strip(
      values, x: rect.x, y: rect.y + row, width: min(width, rect.width),
      scale: values.contains { $0 < 0 } ? .signed(fitting: values) : .unsigned(fitting: values),
      look: look, clip: rect)
    row += 1
  }
}
