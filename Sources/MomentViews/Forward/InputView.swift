import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What goes in, and what was done to it: flatten, divide by 255, one-hot.
struct InputView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(58, 20) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    if let grid = PixelGrid(moment.arrangement, inputs: moment.input.count) {
      drawPicture(moment, grid, on: &pane)
    } else {
      drawNumbers(moment, on: &pane)
    }
  }

  // MARK: A picture

  private static func drawPicture(_ moment: Moment, _ grid: PixelGrid, on pane: inout Pane) {
    let unit = moment.unitInFocus ?? 0
    let phrases = pane.phrases.input
    pane.head(phrases.title(moment))
    if moment.arrangement.isOfBytes {
      pane.line(firstThatFits: phrases.bytes(rows: grid.rows, columns: grid.columns))
    } else {
      pane.line(phrases.numbers(rows: grid.rows, columns: grid.columns))
    }
    pane.gap()
    let room = Size(width: pane.rect.width - 30, height: pane.rowsLeft)
    let grid = grid.zoomed(toFit: room, atLeast: 1)
    let hasPicture =
      pane.rect.width >= grid.cells.width + 28 && pane.rowsLeft >= grid.cells.height
    let isRoomy = pane.rect.width >= grid.cells.width + 30
    if hasPicture && !isRoomy { drawTarget(moment, on: &pane, x: 0) }
    let top = pane.row
    let x = hasPicture ? grid.cells.width + (pane.rect.width > grid.cells.width + 30 ? 2 : 1) : 0
    if hasPicture {
      pane.picture(
        moment.input, grid, scale: .unsigned(1), cursor: unit, pointsAt: .units)
    }
    if isRoomy || !hasPicture { drawTarget(moment, on: &pane, x: x) }
    drawPixel(unit, moment, grid, on: &pane, x: x)
    drawNeighbours(unit, moment, grid, on: &pane, x: x)
    // Beside a large picture there is room for the rest, too; else it stands below.
    let isBeside = hasPicture && grid.zoom > 1
    if hasPicture, !isBeside { pane.row = max(pane.row, top + grid.cells.height) }
    drawFlattening(unit, moment, grid, x: isBeside ? x : 0, on: &pane)
    if isBeside { pane.row = max(pane.row, top + grid.cells.height) }
  }

  private static func drawTarget(_ moment: Moment, on pane: inout Pane, x: Int) {
    guard let label = moment.label, moment.target.count <= 10 else { return }
    let digits = moment.target.indices.map(String.init).joined(separator: " ")
    let hot = moment.target.map { Numerals.setting($0) }.joined(separator: " ")
    let phrases = pane.phrases.input
    let names = [phrases.label(moment), phrases.oneHot, phrases.target]
    let numbers = x + 2 + (names.map(\.columns).max() ?? 0)
    let rows = zip(names, [phrases.numbered(class: label, moment.arrangement), digits, hot])
      .enumerated()
    for (row, (name, text)) in rows {
      let style = row == 1 ? pane.theme.faint : .plain
      pane.put(name, x: x, row: row, style: style)
      pane.put(text, x: numbers, row: row, style: style)
    }
    pane.row += 3
    pane.gap()
  }

  private static func drawPixel(
    _ unit: Int, _ moment: Moment, _ grid: PixelGrid, on pane: inout Pane, x: Int
  ) {
    let (row, column) = (unit / grid.columns, unit % grid.columns)
    let value = Numerals.value(moment.input[unit])
    let phrases = pane.phrases.input
    func label(_ word: String) -> String { word.padded(to: pane.rect.width - x < 30 ? 8 : 10) }
    let byte = byte(unit, moment)
    let pixel = phrases.input(unit, moment.arrangement) + " "
    pane.put(pixel, x: x)
    let said = byte.map { "= \($0) → \(value)" } ?? "= \(value)"
    pane.put(said, x: x + pixel.columns, style: pane.theme.strong)
    pane.row += 1
    guard moment.arrangement.picture != nil else { return pane.gap() }
    pane.put(label(phrases.flatten) + "\(row) × \(grid.columns) + \(column) = \(unit)", x: x)
    pane.row += 1
    let made = byte.map { label(phrases.divide) + "\($0) / 255 = \(value)" }
    pane.put(made ?? label("x") + value, x: x)
    pane.row += 1
    pane.gap()
  }

  /// The bytes around the pixel, five by five, the pixel itself between brackets.
  private static func drawNeighbours(
    _ unit: Int, _ moment: Moment, _ grid: PixelGrid, on pane: inout Pane, x: Int
  ) {
    guard pane.rowsLeft >= 6, byte(unit, moment) != nil else { return }
    let (row, column) = (unit / grid.columns, unit % grid.columns)
    for y in window(around: row, of: grid.rows) {
      var text = pane.phrases.input.row(y).padded(to: 6)
      for pixel in window(around: column, of: grid.columns) {
        let byte = byte(y * grid.columns + pixel, moment) ?? 0
        text += y == row && pixel == column ? "[" : y == row && pixel == column + 1 ? "]" : " "
        text += "\(byte)".padded(to: 3, .right)
      }
      if y == row, column == window(around: column, of: grid.columns).upperBound - 1 { text += "]" }
      pane.put(text, x: x)
      pane.row += 1
    }
    guard moment.arrangement.showsDigit else { return }
    pane.put(pane.phrases.input.paperAndInk, x: x, style: pane.theme.faint)
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
    _ unit: Int, _ moment: Moment, _ grid: PixelGrid, x: Int, on pane: inout Pane
  ) {
    guard pane.rowsLeft >= 8, moment.arrangement.picture != nil else { return }
    let first = unit / grid.columns * grid.columns
    let row = Array(moment.input[first..<first + grid.columns])
    pane.row += 1
    let phrases = pane.phrases.input
    pane.prose(phrases.row(unit / grid.columns, becomes: first...first + grid.columns - 1), x: x)
    pane.strip(row, x: x, width: grid.columns)
    pane.row += 1
    pane.prose(phrases.vector(rows: grid.rows, of: moment.input.count), x: x)
    pane.strip(moment.input, x: x, width: min(pane.rect.width - x, 56))
    pane.prose(
      phrases.nonzero(moment.input.nonzeroCount, isInk: moment.arrangement.showsDigit),
      pane.theme.faint, x: x)
  }

  // MARK: A few numbers

  private static func drawNumbers(_ moment: Moment, on pane: inout Pane) {
    let phrases = pane.phrases.input
    pane.head(phrases.title(moment))
    pane.line(phrases.counts(in: moment.input.count, out: moment.target.count))
    if moment.arrangement.shift != nil { pane.line(firstThatFits: phrases.standardized) }
    pane.gap()
    drawVector(
      phrases.inputColumn, moment.input, moment.cursor.unit, of: moment.arrangement,
      leadingTo: Target(place: .input), on: &pane)
    pane.gap()
    drawVector(
      phrases.targetColumn, moment.target, nil, leadingTo: Target(place: .loss), on: &pane)
  }

  private static func drawVector(
    _ title: String, _ values: [Float], _ marked: Int?, of arrangement: Arrangement = .numbers,
    leadingTo target: Target, on pane: inout Pane
  ) {
    let shown = Array(
      values.prefix(max(1, min(pane.isTall ? values.count : 10, pane.rowsLeft - 3))))
    var table = NumberTable(marked: marked)
    let (names, phrases) = (arrangement.inputNames, pane.phrases.input)
    table.words(
      "",
      shown.indices.map { names.indices.contains($0) ? names[$0].cut(to: 16) : phrases.number($0) })
    if let shift = arrangement.shift {
      table.numbers(
        phrases.fileColumn,
        shown.indices.map { Numerals.value(shift.original(shown[$0], ofInput: $0)) })
      table.numbers(
        phrases.meanColumn, shown.indices.map { Numerals.value(shift.means[$0]) },
        isOptional: true)
      table.numbers(
        phrases.deviationColumn, shown.indices.map { Numerals.value(shift.deviations[$0]) },
        isOptional: true)
    }
    table.numbers(title, shown.map { Numerals.setting($0) })
    let units = target.place == .input ? shown.indices.map(Optional.some) : shown.map { _ in nil }
    table.draw(on: &pane, leadingTo: units.map { Target(place: target.place, unit: $0) })
    pane.folded(values.count, shown: shown.count)
  }
}

extension Pane {
  /// One line with many numbers as small bars.
  mutating func strip(_ values: [Float], x: Int = 0, width: Int) {
    canvas.strip(
      values, x: rect.x + x, y: rect.y + row, width: min(width, rect.width - x),
      scale: .fitting(values),
      look: look, clip: rect)
    row += 1
  }
}
