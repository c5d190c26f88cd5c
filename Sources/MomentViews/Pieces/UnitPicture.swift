import CellCanvas
import Notation
import Phrases
import TimeTravel

/// The numbers of a layer's neurons, all at once: a grid of cells, or bars when they are few.
struct UnitPicture {
  /// One number for each neuron.
  let values: [Float]
  /// What the numbers are called, such as "z" or "δ".
  let symbol: String
  /// What the picture's ends stand for.
  let scale: Scale
  /// The neuron under the cursor.
  let cursor: Int?
  /// How one number is written.
  let write: (Float) -> String

  init(
    _ values: [Float], symbol: String, scale: Scale? = nil, cursor: Int?,
    write: @escaping (Float) -> String = { Numerals.signed($0) }
  ) {
    self.values = values
    self.symbol = symbol
    self.scale = scale ?? .signed(fitting: values)
    self.cursor = cursor
    self.write = write
  }

  /// The columns that the picture of the cursor's layer takes: rows with bars, or a grid.
  static func width(ofUnits moment: Moment) -> Int {
    guard let layer = moment.cursor.place.layer(in: moment.network) else { return 50 }
    let count = moment.network.width(ofLayer: layer)
    return count <= UnitGrid.mostRows ? 48 : "\(count - 1)".columns + 1 + min(50, max(count, 44))
  }

  /// Draws the picture and its legend at the pane's next free row.
  ///
  /// Rows with bars leave `reserve` rows below them free; where they cannot, a grid is drawn.
  func draw(on pane: inout Pane, isConcealed: Bool = false, reserve: Int = 0) {
    if values.count <= min(UnitGrid.mostRows, pane.rowsLeft - 1 - reserve) {
      drawRows(on: &pane, isConcealed: isConcealed)
    } else {
      drawGrid(on: &pane, isConcealed: isConcealed)
    }
  }

  private func drawRows(on pane: inout Pane, isConcealed: Bool) {
    var table = NumberTable(marked: cursor)
    table.words(pane.phrases.common.neuron, values.indices.map(String.init), align: .right)
    table.numbers(symbol, isConcealed ? values.map { _ in "?" } : values.map(write)) {
      isConcealed ? .plain : pane.theme.number(values[$0])
    }
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    pane.spots.append(
      Spot(
        rect: Rect(
          x: pane.rect.x, y: pane.rect.y + top, width: pane.rect.width, height: values.count),
        first: 0, acrossStep: 0, downStep: 1, end: values.count))
    let width = min(31, pane.rect.width - x)
    guard !isConcealed, width >= 7 else { return }
    pane.barTitle(scale, x: x, row: top - 1, width: width)
    for (index, value) in values.enumerated() {
      pane.bar(value, scale, x: x, row: top + index, width: width)
    }
  }

  private func drawGrid(on pane: inout Pane, isConcealed: Bool) {
    let label = "\(values.count - 1)".columns + 1
    let columns = UnitGrid.columns(for: values.count, room: pane.rect.width - label)
    let rows = (values.count + columns - 1) / columns
    let grid = NeuronGrid(values, columns: columns, scale: scale, cursor: cursor)
    let corner = (x: pane.rect.x + label, y: pane.rect.y + pane.row)
    if !isConcealed {
      pane.canvas.draw(grid, x: corner.x, y: corner.y, look: pane.look, clip: pane.rect)
    }
    for row in 0..<rows {
      let count = min(columns, values.count - row * columns)
      pane.put(
        "\(row * columns)".padded(to: label - 1, .right), row: row, style: pane.theme.faint)
      if isConcealed { pane.put(String(repeating: "?", count: count), x: label, row: row) }
    }
    pane.spots.append(
      Spot(
        rect: Rect(x: corner.x, y: corner.y, width: columns, height: rows), first: 0,
        acrossStep: 1, downStep: columns, end: values.count))
    pane.row += rows
    guard !isConcealed else { return }
    pane.legend(scale, x: label)
  }
}

extension Pane {
  /// The ends of a scale above bars at column `x`, `width` columns wide, in the titles' row `row`.
  mutating func barTitle(_ scale: Scale, x: Int, row: Int, width: Int) {
    let end = scale.limit == 1 ? "1" : Numerals.value(scale.limit)
    let text =
      scale.isSigned
      ? phrases.common.range(from: Numerals.minus + end, to: "+" + end)
      : phrases.common.range(from: "0", to: end)
    guard text.columns <= width else { return }
    let start = scale.isSigned ? max(0, (width - 1) / 2 - text.columns / 2) : 0
    put(text, x: x + start, row: row - self.row, style: theme.faint)
  }

  /// A bar for `value` at column `x` of row `row`: from an axis in the middle, or from the left.
  mutating func bar(_ value: Float, _ scale: Scale, x: Int, row: Int, width: Int) {
    let fraction = scale.fraction(of: value)
    if scale.isSigned {
      canvas.signedBar(
        fraction, x: rect.x + x, y: rect.y + row, width: width, look: look, clip: rect)
    } else {
      canvas.bar(fraction, x: rect.x + x, y: rect.y + row, width: width, clip: rect)
    }
  }

  /// One line with the ends of a scale in numbers, and where the picture has a cursor its colour, in so
  /// many columns.
  mutating func legend(
    _ scale: Scale, x: Int = 0, unit: String = "", marking hasCursor: Bool = false,
    width: Int = .max
  ) {
    let end = Numerals.value(scale.limit)
    let used = canvas.legend(
      signed: scale.isSigned, low: Numerals.minus + end,
      high: (scale.isSigned ? "+" : "") + end + unit, x: rect.x + x, y: rect.y + row, look: look,
      style: theme.faint, clip: rect)
    let words = [" \(phrases.common.here)", "▶"].first {
      used + 2 + $0.columns <= min(width, rect.width - x)
    }
    if hasCursor, let words {
      canvas.cursorLegend(
        words, x: rect.x + x + used + 1, y: rect.y + row, look: look, style: theme.faint, clip: rect
      )
    }
    row += 1
  }
}
