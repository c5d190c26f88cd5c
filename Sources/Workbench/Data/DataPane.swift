import CellCanvas
import Datasets
import Notation
import Phrases
import TimeTravel

/// Digits with their labels in any rectangle: one large, the labels counted, a sheet of small ones.
package struct DataPane {
  let state: DataState
  let mnist: MNIST
  let look: Look
  let theme: Theme
  let phrases: any DataPhrases

  /// A pane that shows where `state` is in the digits.
  package init(_ state: DataState, _ mnist: MNIST, look: Look, _ phrases: any DataPhrases) {
    self.phrases = phrases
    self.state = state
    self.mnist = mnist
    self.look = look
    theme = Theme(look)
  }

  var digits: Digits { state.digitSet.digits(of: mnist) }

  /// Draws it, and returns what can be clicked: the pixels of the large digit, the small ones.
  @discardableResult
  func draw(in rect: Rect, on canvas: inout Canvas) -> [ClickTarget<DataRoom.Hit>] {
    let layout = DataLayout(rect)
    let room = canvas.box(
      layout.digit, title: phrases.title(of: state.shown(in: mnist)),
      border: state.isInPicture ? .heavy : .light,
      style: state.isInPicture ? theme.focus : theme.border, titleStyle: theme.title)
    let picture = drawDigit(in: room.inset(horizontal: 1), on: &canvas)
    let counts = canvas.box(
      layout.counts, title: phrases.countsTitle, style: theme.border, titleStyle: theme.title)
    LabelCounts(state: state, mnist: mnist, theme: theme, phrases: phrases).draw(
      in: counts, on: &canvas)
    guard layout.rows > 0 else { return [picture] }
    return [picture]
      + DigitSheet(state: state, digits: digits, look: look, phrases: phrases).draw(
        layout, on: &canvas)
  }
}

// MARK: - The digit

extension DataPane {
  /// Returns the picture's pixels: a cell of half blocks stands for its upper one.
  private func drawDigit(
    in rect: Rect, on canvas: inout Canvas
  ) -> ClickTarget<DataRoom.Hit> {
    let pixel = state.shownPixel(in: digits)
    let bytes = digits.pixels(state.index)
    let map = HeatMap(
      rows: digits.rows, columns: digits.columns, values: Preprocessing.normalize(bytes),
      scale: .unsigned(1))
    var rest = rect
    var side = rest.takeTop(DataLayout.picture.height)
    let picture = side.takeLeft(DataLayout.picture.width)
    canvas.draw(
      map, x: picture.x, y: picture.y, look: look, cursor: Point(x: pixel.column, y: pixel.row),
      clip: picture)
    _ = side.takeLeft(2)
    if side.width >= 30 {
      drawLabel(in: side.takeTop(4), on: &canvas)
    } else {
      drawLabel(in: rest, on: &canvas)
    }
    drawPixel(pixel, bytes, in: side.takeTop(4), on: &canvas)
    drawNeighbours(pixel, bytes, in: side, on: &canvas)
    return ClickTarget(area: picture) { point in
      .pixel(Pixel(row: 2 * (point.y - picture.y), column: point.x - picture.x))
    }
  }

  private func drawLabel(in rect: Rect, on canvas: inout Canvas) {
    let label = digits.label(state.index)
    let places = (0..<digits.classes).map(String.init).joined(separator: " ")
    let target = Preprocessing.oneHot(label, classes: digits.classes).map { Numerals.setting($0) }
      .joined(separator: " ")
    let names = phrases.labelRows
    let number = digits.name(ofClass: label).map { "\(label), \($0)" } ?? "\(label)"
    let lines = [(names.label, number), (names.places, places), (names.target, target)]
    let column = lines.map(\.0.columns).max() ?? 0
    for (row, (name, value)) in lines.enumerated() {
      canvas.put(name, in: rect, row: row, style: theme.faint)
      var room = rect
      _ = room.takeLeft(column + 2)
      canvas.put(value, in: room, row: row, style: row == 1 ? theme.faint : theme.strong)
    }
  }

  /// What becomes of one pixel on its way into the network.
  private func drawPixel(_ pixel: Pixel, _ bytes: [UInt8], in rect: Rect, on canvas: inout Canvas) {
    let (row, column) = (pixel.row, pixel.column)
    let index = Preprocessing.index(row: row, column: column, columns: digits.columns)
    let byte = bytes[index]
    let value = Numerals.value(Preprocessing.normalize(byte))
    canvas.put("(\(row),\(column)) = \(byte) → \(value)", in: rect, row: 0, style: theme.strong)
    canvas.put("\(row) × \(digits.columns) + \(column) = x[\(index)]", in: rect, row: 1)
    canvas.put("\(byte) / 255 = \(value)", in: rect, row: 2)
  }

  /// The bytes around the pixel, five by five, its own between brackets.
  private func drawNeighbours(
    _ pixel: Pixel, _ bytes: [UInt8], in rect: Rect, on canvas: inout Canvas
  ) {
    let rows = window(around: pixel.row, of: digits.rows)
    for (y, row) in rows.enumerated() {
      for (x, column) in window(around: pixel.column, of: digits.columns).enumerated() {
        let byte = bytes[Preprocessing.index(row: row, column: column, columns: digits.columns)]
        let isHere = row == pixel.row && column == pixel.column
        let text = "\(byte)".padded(to: 3, .right)
        canvas.put(
          isHere ? "[\(text)]" : text, x: rect.x + 4 * x + (isHere ? 0 : 1), y: rect.y + y,
          style: isHere ? theme.strong : theme.text, within: rect)
      }
    }
    canvas.put(phrases.bytes(of: digits), in: rect, row: rows.count, style: theme.faint)
  }

  private func window(around index: Int, of count: Int) -> Range<Int> {
    let start = min(max(0, index - 2), max(0, count - 5))
    return start..<min(count, start + 5)
  }
}
