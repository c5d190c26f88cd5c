/// A picture made of numbers: `rows` × `columns` values, row by row from the top left, one scale.
public struct HeatMap: Hashable, Sendable {
  /// The number of rows of values.
  public let rows: Int
  /// The number of values in a row.
  public let columns: Int
  /// The values, row-major; missing ones count as NaN.
  public let values: [Float]
  /// What the ends of the palette stand for.
  public let scale: Scale

  /// The picture of `values`, in rows of `columns`.
  public init(rows: Int, columns: Int, values: some Sequence<Float>, scale: Scale) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    self.values = Array(values)
    self.scale = scale
  }

  /// The value in `row` and `column`; NaN where there is none.
  public subscript(row: Int, column: Int) -> Float {
    let index = row * columns + column
    return (0..<columns).contains(column) && values.indices.contains(index) ? values[index] : .nan
  }

  /// The cells it takes when drawn: two rows of values in a row of cells.
  public var cells: Size { Size(width: columns, height: (rows + 1) / 2) }

  /// The picture reduced to `rows` × `columns` by averaging what falls into each place.
  public func reduced(rows: Int, columns: Int) -> HeatMap {
    guard rows < self.rows || columns < self.columns, rows > 0, columns > 0 else { return self }
    var reduced: [Float] = []
    for row in 0..<rows {
      for column in 0..<columns {
        reduced.append(
          mean(
            Self.share(row, of: rows, in: self.rows),
            Self.share(column, of: columns, in: self.columns)))
      }
    }
    return HeatMap(rows: rows, columns: columns, values: reduced, scale: scale)
  }

  /// The picture with the number of largest magnitude for each block of `side` × `side`; at the right and
  /// lower edge for what is left.
  public func pooled(by side: Int) -> HeatMap {
    guard side > 1 else { return self }
    let (across, down) = ((columns + side - 1) / side, (rows + side - 1) / side)
    var largest = [Float](repeating: 0, count: across * down)
    for row in 0..<rows {
      for column in 0..<columns {
        let (value, place) = (self[row, column], row / side * across + column / side)
        if !(abs(value) <= abs(largest[place])) { largest[place] = value }
      }
    }
    return HeatMap(rows: down, columns: across, values: largest, scale: scale)
  }

  private static func share(_ index: Int, of count: Int, in whole: Int) -> Range<Int> {
    let start = index * whole / count
    return start..<max(start + 1, (index + 1) * whole / count)
  }

  private func mean(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    var sum: Float = 0
    for row in rows {
      for column in columns { sum += self[row, column] }
    }
    return sum / Float(rows.count * columns.count)
  }
}

extension Canvas {
  /// Draws `map` with its top left corner at (`x`, `y`), two rows of values to a row of cells.
  ///
  /// Half blocks in two colours where the terminal has sixteen or more; elsewhere each cell shows the
  /// mean of its two values as a glyph: " ░▒▓█", or "≡=−·+*#" when signed. `cursor` marks one value
  /// (x is its column, y its row). Each value takes `zoom` columns and half as many rows.
  public mutating func draw(
    _ map: HeatMap, x: Int, y: Int, look: Look, zoom: Int = 1, cursor: Point? = nil,
    clip: Rect? = nil
  ) {
    if leavesOutPicture(x: x, y: y, clip: clip) { return }
    let brush = HeatMapBrush(map: map, look: look, zoom: max(1, zoom), cursor: cursor)
    let visible = clip.map { $0.intersection(bounds) } ?? bounds
    for row in 0..<(brush.rows + 1) / 2 {
      for column in 0..<map.columns * brush.zoom {
        let (scalar, style) = brush.cell(row: row, column: column)
        let glyph = Glyph(scalar: scalar, mark: nil, width: 1)
        put(glyph, x: x + column, y: y + row, style: style, clip: visible)
      }
    }
    guard let cursor else { return }
    point(to: Point(x: x + cursor.x * brush.zoom, y: y + cursor.y * brush.zoom / 2), in: visible)
  }

  /// Remembers where the cursor of what was drawn stands, where it is seen.
  mutating func point(to cell: Point, in visible: Rect) {
    if visible.contains(cell) { pictureCursor = cell }
  }

  /// Draws the legend of a scale, "−0.078 ▓▒░·░▒▓ +0.078", with every colour or glyph that a picture on it
  /// shows, and returns the columns it takes.
  ///
  /// `low` and `high` are the scale's ends in words; `low` is ignored for unsigned scales (it is 0).
  @discardableResult
  public mutating func legend(
    signed isSigned: Bool, low: String = "0", high: String, x: Int, y: Int, look: Look,
    style: Style = .plain, clip: Rect? = nil
  ) -> Int {
    let palette = Palette(signed: isSigned, look: look)
    guard showsPictures else {
      return put("\(isSigned ? low : "0") to \(high)", x: x, y: y, style: style, clip: clip)
    }
    var column = x + put("\(isSigned ? low : "0") ", x: x, y: y, style: style, clip: clip)
    if look.hasPictureColors {
      // Two colours share a cell.
      for index in stride(from: 0, to: palette.colors.count, by: 2) {
        let (left, right) = (
          palette.colors[index], palette.colors[min(index + 1, palette.count - 1)]
        )
        column += put(
          left == right ? "█" : "▌", x: column, y: y, style: Style(left, on: right), clip: clip)
      }
    } else {
      let steps = isSigned ? 7 : 5
      for step in 0..<steps {
        let share = Float(step) / Float(steps - 1)
        let fraction = isSigned ? 2 * share - 1 : share
        let shade = Shades.glyph(fraction, signed: isSigned, look.glyphs)
        column += put(
          String(Character(shade)), x: column, y: y,
          style: Shades.style(fraction, signed: isSigned, look), clip: clip)
      }
    }
    return column + put(" \(high)", x: column, y: y, style: style, clip: clip) - x
  }
}

extension Canvas {
  /// Draws a cell as the cursor of a picture is drawn, and what it means behind it.
  public mutating func cursorLegend(
    _ words: String, x: Int, y: Int, look: Look, style: Style = .plain, clip: Rect? = nil
  ) {
    guard showsPictures else { return }
    let cell = look.hasPictureColors ? ("█", Style(Palette.cursorColor)) : (" ", Style.reverse)
    put(cell.0, x: x, y: y, style: cell.1, clip: clip)
    put(words, x: x + 1, y: y, style: style, clip: clip)
  }
}

/// Turns the values of a heat map into glyphs and styles.
private struct HeatMapBrush {
  let map: HeatMap
  let look: Look
  let zoom: Int
  let cursor: Point?
  let palette: Palette

  init(map: HeatMap, look: Look, zoom: Int, cursor: Point?) {
    self.map = map
    self.zoom = zoom
    self.look = look
    self.cursor = cursor
    palette = Palette(signed: map.scale.isSigned, look: look)
  }

  /// The half cells down.
  var rows: Int { map.rows * zoom }

  /// The value that a half cell shows.
  private func value(_ row: Int, _ column: Int) -> Float { map[row / zoom, column / zoom] }

  private func isMarked(_ row: Int, _ column: Int) -> Bool {
    cursor == Point(x: column / zoom, y: row / zoom)
  }

  func cell(row: Int, column: Int) -> (Unicode.Scalar, Style) {
    look.hasPictureColors
      ? halfBlock(row: row, column: column) : shade(row: row, column: column)
  }

  /// "▀": its upper half in the colour of the upper value, the ground in that of the lower one.
  private func halfBlock(row: Int, column: Int) -> (Unicode.Scalar, Style) {
    let upper = color(2 * row, column)
    guard 2 * row + 1 < rows else { return ("▀", Style(upper)) }
    let lower = color(2 * row + 1, column)
    // Plain ground costs a terminal least.
    return upper == lower ? (" ", Style(.terminal, on: lower)) : ("▀", Style(upper, on: lower))
  }

  private func color(_ row: Int, _ column: Int) -> Color {
    if isMarked(row, column) { return Palette.cursorColor }
    return palette.color(at: map.scale.fraction(of: value(row, column)))
  }

  private func shade(row: Int, column: Int) -> (Unicode.Scalar, Style) {
    let upper = map.scale.fraction(of: value(2 * row, column))
    let lower = 2 * row + 1 < rows ? map.scale.fraction(of: value(2 * row + 1, column)) : upper
    let mean = (upper + lower) / 2
    let scalar = Shades.glyph(mean, signed: map.scale.isSigned, look.glyphs)
    let isHere = isMarked(2 * row, column) || isMarked(2 * row + 1, column)
    return (scalar, isHere ? .reverse : Shades.style(mean, signed: map.scale.isSigned, look))
  }
}

extension Palette {
  /// The colour of the cursor in a picture: in no palette of pictures.
  static let cursorColor = Color.rgb(255, 0, 95)
}
