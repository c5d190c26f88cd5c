/// Many numbers as a grid of single cells, one number each, in reading order.
///
/// A signed number shows + or −, a zero "·"; without colours the glyph alone says how large it is.
public struct NeuronGrid: Hashable, Sendable {
  /// The numbers, first to last.
  public let values: [Float]
  /// How many stand in a row.
  public let columns: Int
  /// What the ends of the palette stand for.
  public let scale: Scale
  /// The index of the number under the cursor.
  public var cursor: Int?

  /// A grid of `values`, `columns` to a row (1 at least).
  public init(_ values: some Sequence<Float>, columns: Int, scale: Scale, cursor: Int? = nil) {
    self.values = Array(values)
    self.columns = max(1, columns)
    self.scale = scale
    self.cursor = cursor
  }

  /// The cells it takes.
  public var cells: Size {
    Size(
      width: min(columns, values.count), height: (values.count + columns - 1) / columns)
  }

  /// The index of the number at `point` of the grid (its own top left is 0, 0); nil beside it.
  public func index(at point: Point) -> Int? {
    guard (0..<columns).contains(point.x), point.y >= 0 else { return nil }
    let index = point.y * columns + point.x
    return values.indices.contains(index) ? index : nil
  }
}

extension Canvas {
  /// Draws `grid` with its top left corner at (`x`, `y`).
  public mutating func draw(_ grid: NeuronGrid, x: Int, y: Int, look: Look, clip: Rect? = nil) {
    if leavesOutPicture(x: x, y: y, clip: clip) { return }
    let palette = Palette(signed: grid.scale.isSigned, look: look)
    let visible = clip.map { $0.intersection(bounds) } ?? bounds
    for (index, value) in grid.values.enumerated() {
      let isHere = index == grid.cursor
      let (scalar, style) =
        look.hasPictureColors
        ? colored(value, grid.scale, palette, isHere: isHere)
        : shaded(value, grid.scale, look, isHere: isHere)
      put(
        Glyph(scalar: scalar, mark: nil, width: 1), x: x + index % grid.columns,
        y: y + index / grid.columns, style: style, clip: visible)
      guard isHere else { continue }
      point(to: Point(x: x + index % grid.columns, y: y + index / grid.columns), in: visible)
    }
  }

  private func colored(
    _ value: Float, _ scale: Scale, _ palette: Palette, isHere: Bool
  ) -> (Unicode.Scalar, Style) {
    let fraction = scale.fraction(of: value)
    let ground = palette.color(at: fraction)
    if isHere { return ("◆", Style(Palette.cursorColor, on: ground, .bold)) }
    let scalar: Unicode.Scalar =
      value.isNaN ? "?" : value == 0 ? "·" : scale.isSigned ? (value > 0 ? "+" : "−") : " "
    return (scalar, Style(palette.ink(at: fraction), on: ground))
  }

  private func shaded(
    _ value: Float, _ scale: Scale, _ look: Look, isHere: Bool
  ) -> (Unicode.Scalar, Style) {
    let fraction = scale.fraction(of: value)
    let ramp = Shades.glyph(fraction, signed: scale.isSigned, look.glyphs)
    let isTiny = value != 0 && ramp == Shades.glyph(0, signed: scale.isSigned, look.glyphs)
    let scalar =
      value == 0 ? Shades.zero(look.glyphs) : isTiny ? Shades.tiny(value, scale, look) : ramp
    return (scalar, isHere ? .reverse : Shades.style(fraction, signed: scale.isSigned, look))
  }
}
