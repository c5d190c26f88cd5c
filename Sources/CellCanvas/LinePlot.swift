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
  /// Whether equal factors, not equal differences, are equally far apart on the y axis; its range is
  /// above 0 then.
  public var isLogarithmic = false
  /// The labels on the x axis, the most important first.
  public var xTicks: [Tick] = []
  /// Single points that are marked with a glyph over all curves.
  public var marks: [Mark] = []

  /// A point with a glyph of its own.
  public struct Mark: Hashable, Sendable {
    /// Where it stands.
    public var point: SIMD2<Float>
    /// What is drawn, one cell wide.
    public var glyph: String
    /// Its colour.
    public var style: Style

    /// A glyph at a point.
    public init(_ point: SIMD2<Float>, _ glyph: String, style: Style) {
      self.point = point
      self.glyph = glyph
      self.style = style
    }
  }

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
    let area = plot.area(in: rect)
    guard !area.isEmpty else { return }
    drawAxes(of: plot, around: area, margin: plot.margin, theme: theme)
    let dots = plot.dots(in: area.size)
    let cursor = plot.cursor.map { plot.dotColumn($0, columns: area.width * 2) / 2 }
    if let cursor {
      for y in area.y..<area.maxY {
        put("┊", x: area.x + cursor, y: y, style: theme.faint, clip: area)
      }
      point(to: Point(x: area.x + cursor, y: area.y), in: area)
    }
    if let guide = plot.guide {
      draw(guide, of: plot, besides: dots, cursor, in: area, theme)
    }
    draw(dots, in: area) { plot.series[$0].style }
    for mark in plot.marks where mark.point.x.isFinite && mark.point.y.isFinite {
      let column = plot.dotColumn(mark.point.x, columns: area.width * 2) / 2
      let row = plot.dotRow(mark.point.y, rows: area.height * 4) / 4
      put(mark.glyph, x: area.x + column, y: area.y + row, style: mark.style, clip: area)
    }
  }

  /// Draws the dotted line, and its words where no curve and no cursor passes: at the right end, else at
  /// the left; the line alone where both are taken.
  private mutating func draw(
    _ guide: LinePlot.Tick, of plot: LinePlot, besides dots: BrailleDots, _ cursor: Int?,
    in area: Rect, _ theme: Theme
  ) {
    let row = plot.dotRow(guide.value, rows: area.height * 4) / 4
    put(
      String(repeating: "┄", count: area.width), x: area.x, y: area.y + row, style: theme.faint,
      clip: area)
    if let cursor {
      put("┊", x: area.x + cursor, y: area.y + row, style: theme.faint, clip: area)
    }
    let (right, left) = (" \(guide.label)", "\(guide.label) ")
    let marks = plot.marks.filter { plot.dotRow($0.point.y, rows: area.height * 4) / 4 == row }
    let marked =
      marks.map { plot.dotColumn($0.point.x, columns: area.width * 2) / 2 }
      + [cursor].compactMap { $0 }
    func isFree(_ columns: Range<Int>) -> Bool {
      columns.upperBound <= area.width && !columns.contains { dots.isUsed($0, row) }
        && !marked.contains { columns.contains($0) }
    }
    let start = area.width - right.columns
    if start >= 0, isFree(start..<area.width) {
      put(right, x: area.x + start, y: area.y + row, style: theme.faint, clip: area)
    } else if isFree(0..<left.columns) {
      put(left, x: area.x, y: area.y + row, style: theme.faint, clip: area)
    }
  }

  private mutating func drawAxes(
    of plot: LinePlot, around area: Rect, margin: Int, theme: Theme
  ) {
    for y in area.y..<area.maxY { put("│", x: area.x - 1, y: y, style: theme.faint) }
    let floor = "└" + String(repeating: "─", count: area.width)
    put(floor, x: area.x - 1, y: area.maxY, style: theme.faint)
    var taken: Set<Int> = []
    for tick in plot.ticks {
      let row = area.y + plot.dotRow(tick.value, rows: area.height * 4) / 4
      guard taken.insert(row).inserted else { continue }
      put(tick.label.padded(to: margin, .right), x: area.x - 1 - margin, y: row, style: theme.faint)
      put("┤", x: area.x - 1, y: row, style: theme.faint)
    }
    drawXTicks(of: plot, below: area, theme: theme)
  }

  /// Writes into the x axis what stands where, a label below its place, none over another.
  private mutating func drawXTicks(of plot: LinePlot, below area: Rect, theme: Theme) {
    var taken: [Range<Int>] = []
    for tick in plot.xTicks {
      let column = plot.dotColumn(tick.value, columns: area.width * 2) / 2
      let start = min(max(0, column - tick.label.columns / 2), area.width - tick.label.columns)
      let room = start - 1..<start + tick.label.columns + 1
      guard start >= 0, !taken.contains(where: { $0.overlaps(room) }) else { continue }
      taken.append(room)
      put(tick.label, x: area.x + start, y: area.maxY, style: theme.faint)
    }
  }
}

extension LinePlot {
  /// The columns of the labels of the y axis.
  fileprivate var margin: Int { ticks.map(\.label.columns).max() ?? 0 }

  /// Where the curves are, of a plot that is drawn in `rect`: right of the labels, above the x axis.
  public func area(in rect: Rect) -> Rect {
    Rect(
      x: rect.x + margin + 1, y: rect.y, width: rect.width - margin - 1, height: rect.height - 1)
  }

  /// What a column of a plot that is drawn in `rect` stands for; nil beside the curves.
  public func x(atColumn column: Int, in rect: Rect) -> Float? {
    let area = area(in: rect)
    guard area.width > 1, column >= area.x, column < area.maxX else { return nil }
    let share = Float(column - area.x) / Float(area.width - 1)
    return xRange.lowerBound + share * (xRange.upperBound - xRange.lowerBound)
  }

  /// All curves in one grid of dots for so many cells.
  fileprivate func dots(in size: Size) -> BrailleDots {
    var dots = BrailleDots(width: size.width, height: size.height)
    for (number, series) in series.enumerated() {
      var last: (column: Int, row: Int)?
      for point in series.points {
        guard point.x.isFinite, point.y.isFinite else {
          last = nil
          continue
        }
        let next = (
          column: dotColumn(point.x, columns: size.width * 2),
          row: dotRow(point.y, rows: size.height * 4)
        )
        dots.line(from: last ?? next, to: next, isDotted: series.isDotted, owner: number)
        last = next
      }
    }
    return dots
  }

  /// The column of dots where `x` stands, of `columns`.
  fileprivate func dotColumn(_ x: Float, columns: Int) -> Int {
    Self.place(x, in: xRange, of: columns)
  }

  /// The row of dots where `y` stands, of `rows` from the top.
  fileprivate func dotRow(_ y: Float, rows: Int) -> Int {
    guard isLogarithmic else { return rows - 1 - Self.place(y, in: yRange, of: rows) }
    let (low, high) = (log2(of: yRange.lowerBound), log2(of: yRange.upperBound))
    return rows - 1 - Self.place(log2(of: y), in: low...max(low, high), of: rows)
  }

  /// The logarithm of a height; what has none stands at the lower end.
  ///
  /// Of the significand by the series of the inverse hyperbolic tangent, to 10⁻⁵: no dot sees more.
  private func log2(of y: Float) -> Float {
    let number = max(y, yRange.lowerBound, .leastNormalMagnitude)
    guard number.isFinite else { return number }
    let s = (number.significand - 1) / (number.significand + 1)
    let square = s * s
    let natural = 2 * s * (1 + square * (1 / 3 + square * (1 / 5 + square / 7)))
    return Float(number.exponent) + natural * 1.442695
  }

  private static func place(_ value: Float, in range: ClosedRange<Float>, of count: Int) -> Int {
    let extent = range.upperBound - range.lowerBound
    guard extent > 0, extent.isFinite, value.isFinite else { return 0 }
    let share = min(1, max(0, (value - range.lowerBound) / extent))
    return Int((share * Float(count - 1)).rounded())
  }
}
