/// Curves over a common pair of axes, drawn in dots of braille: 2 × 4 to a cell.
public struct LinePlot: Hashable, Sendable {
  /// One curve.
  public struct Series: Hashable, Sendable {
    /// Its points from left to right; one that is not finite leaves a gap.
    public var points: [SIMD2<Float>]
    /// Its colour.
    public var style: Style
    /// Whether it is drawn in dots, to be told from the others without colour.
    public var isDotted: Bool

    /// A curve through `points` (x, y).
    public init(_ points: [SIMD2<Float>], style: Style = .plain, isDotted: Bool = false) {
      self.points = points
      self.style = style
      self.isDotted = isDotted
    }
  }

  /// A number on the y axis, and the words that stand there.
  public struct Tick: Hashable, Sendable {
    /// The height.
    public var value: Float
    /// What is written.
    public var label: String

    /// `label` at height `value`.
    public init(_ value: Float, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  /// The curves; later ones are drawn over earlier ones.
  public var series: [Series]
  /// What the left and the right end stand for.
  public var xRange: ClosedRange<Float>
  /// What the lower and the upper end stand for.
  public var yRange: ClosedRange<Float>
  /// The labels left of the y axis.
  public var ticks: [Tick]
  /// A height worth knowing, with words at its right end ("0.1 is guessing"), as a dotted line.
  public var guide: Tick?
  /// The x of a cursor.
  public var cursor: Float?

  /// A plot of `series` over the given ranges.
  public init(
    _ series: [Series], x xRange: ClosedRange<Float>, y yRange: ClosedRange<Float>,
    ticks: [Tick] = [], guide: Tick? = nil, cursor: Float? = nil
  ) {
    self.series = series
    self.xRange = xRange
    self.yRange = yRange
    self.ticks = ticks
    self.guide = guide
    self.cursor = cursor
  }
}

extension Canvas {
  /// Draws `plot` into `rect`: labels, axes, and curves in what is left.
  public mutating func draw(_ plot: LinePlot, in rect: Rect, look: Look) {
    if leavesOutPicture(x: rect.x, y: rect.y, clip: rect) { return }
    let theme = Theme(look)
    let margin = plot.ticks.map(\.label.columns).max() ?? 0
    let area = Rect(
      x: rect.x + margin + 1, y: rect.y, width: rect.width - margin - 1, height: rect.height - 1)
    guard !area.isEmpty else { return }
    drawAxes(of: plot, around: area, margin: margin, theme: theme)
    if let guide = plot.guide {
      let row = area.y + plot.dotRow(guide.value, rows: area.height * 4) / 4
      let label = " \(guide.label)"
      let line = String(repeating: "┄", count: max(0, area.width - label.columns))
      put(line + label, x: area.x, y: row, style: theme.faint, clip: area)
    }
    if let cursor = plot.cursor {
      let column = area.x + plot.dotColumn(cursor, columns: area.width * 2) / 2
      for y in area.y..<area.maxY { put("┊", x: column, y: y, style: theme.faint, clip: area) }
    }
    drawCurves(of: plot, in: area)
  }

  private mutating func drawAxes(
    of plot: LinePlot, around area: Rect, margin: Int, theme: Theme
  ) {
    for y in area.y..<area.maxY { put("│", x: area.x - 1, y: y, style: theme.faint) }
    let floor = "└" + String(repeating: "─", count: area.width)
    put(floor, x: area.x - 1, y: area.maxY, style: theme.faint)
    for tick in plot.ticks {
      let row = area.y + plot.dotRow(tick.value, rows: area.height * 4) / 4
      put(tick.label.padded(to: margin, .right), x: area.x - 1 - margin, y: row, style: theme.faint)
      put("┤", x: area.x - 1, y: row, style: theme.faint)
    }
  }

  /// Draws all curves into one grid of dots: where two share a cell, both keep their dots and the
  /// later one gives the colour.
  private mutating func drawCurves(of plot: LinePlot, in area: Rect) {
    var dots = BrailleDots(width: area.width, height: area.height)
    for (number, series) in plot.series.enumerated() {
      var last: (column: Int, row: Int)?
      for point in series.points {
        guard point.x.isFinite, point.y.isFinite else {
          last = nil
          continue
        }
        let next = (
          column: plot.dotColumn(point.x, columns: area.width * 2),
          row: plot.dotRow(point.y, rows: area.height * 4)
        )
        dots.line(from: last ?? next, to: next, isDotted: series.isDotted, owner: number)
        last = next
      }
    }
    for (index, cell) in dots.cells.enumerated() where cell.bits != 0 {
      guard let scalar = Unicode.Scalar(0x2800 + UInt32(cell.bits)) else { continue }
      put(
        String(Character(scalar)), x: area.x + index % area.width, y: area.y + index / area.width,
        style: plot.series[cell.owner].style, clip: area)
    }
  }
}

extension LinePlot {
  /// The column of dots where `x` stands, of `columns`.
  fileprivate func dotColumn(_ x: Float, columns: Int) -> Int {
    Self.place(x, in: xRange, of: columns)
  }

  /// The row of dots where `y` stands, of `rows` from the top.
  fileprivate func dotRow(_ y: Float, rows: Int) -> Int {
    rows - 1 - Self.place(y, in: yRange, of: rows)
  }

  private static func place(_ value: Float, in range: ClosedRange<Float>, of count: Int) -> Int {
    let extent = range.upperBound - range.lowerBound
    guard extent > 0, extent.isFinite, value.isFinite else { return 0 }
    let share = min(1, max(0, (value - range.lowerBound) / extent))
    return Int((share * Float(count - 1)).rounded())
  }
}

/// A grid of cells of 2 × 4 dots, each cell with the number of the curve that last drew into it.
private struct BrailleDots {
  let width: Int
  var cells: [(bits: UInt8, owner: Int)]

  init(width: Int, height: Int) {
    self.width = width
    cells = Array(repeating: (0, 0), count: width * height)
  }

  /// Sets the dots of a straight line; a dotted one has gaps of two columns.
  mutating func line(
    from start: (column: Int, row: Int), to end: (column: Int, row: Int), isDotted: Bool, owner: Int
  ) {
    let steps = max(abs(end.column - start.column), abs(end.row - start.row))
    for step in 0...steps {
      let share = steps == 0 ? 0 : Float(step) / Float(steps)
      let column = start.column + Int((Float(end.column - start.column) * share).rounded())
      let row = start.row + Int((Float(end.row - start.row) * share).rounded())
      if !isDotted || column % 4 < 2 { set(column, row, owner) }
    }
  }

  private mutating func set(_ column: Int, _ row: Int, _ owner: Int) {
    let masks: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    let index = row / 4 * width + column / 2
    cells[index] = (cells[index].bits | masks[column % 2][row % 4], owner)
  }
}
