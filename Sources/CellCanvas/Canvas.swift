/// A grid of cells that views draw into and a terminal, a dump or a test shows.
///
/// Every drawing method clips: to the canvas, and to a smaller rectangle when one is given. Nothing
/// drawn outside fails or shows.
public struct Canvas: Hashable, Sendable {
  /// Columns and rows.
  public let size: Size

  /// All cells, row by row from the top left: `size.width * size.height` of them.
  public private(set) var cells: [Cell]

  /// Where the terminal's own cursor stands, for typing; nil hides it.
  public var cursor: Point?

  /// The cell of a picture or a plot that was drawn last with a cursor on it; nil where none was.
  var pictureCursor: Point?
  /// Whether the keys move that cursor.
  public var isInPicture = false

  /// The first cell that is marked: the cursor of the picture that one is in, what is chosen, or pointed at
  /// by ▶; nil where none is.
  public var mark: Point? {
    if isInPicture, let pictureCursor { return pictureCursor }
    // The cursor of a picture that the keys do not move is none of the marks, in whatever colours.
    let other = pictureCursor.map { $0.y * size.width + $0.x }
    let index =
      cells.indices.first {
        cells[$0].style.attributes.contains(.reverse) && cells[$0].scalar != " " && $0 != other
      }
      ?? cells.firstIndex { $0.scalar == "▶" || $0.scalar == "▸" }
    return index.map { Point(x: $0 % size.width, y: $0 / size.width) }
  }

  /// Whether pictures, bars, strips and curves are drawn; without them a word stands in their place.
  ///
  /// For text that is read aloud: labels, tables and the ends of scales stay.
  public var showsPictures = true

  /// A canvas of blank cells.
  public init(_ size: Size, style: Style = .plain) {
    self.size = size
    cells = Array(repeating: Cell(" ", style: style), count: size.width * size.height)
  }

  /// The whole canvas as a rectangle.
  public var bounds: Rect { Rect(size) }

  /// The cell in column `x` of row `y`; a blank one outside of the canvas.
  public subscript(x: Int, y: Int) -> Cell {
    bounds.contains(Point(x: x, y: y)) ? cells[y * size.width + x] : .blank
  }

  /// Puts one glyph at (`x`, `y`), where `clip` must lie within the canvas.
  ///
  /// A wide glyph of which only one half is visible leaves a blank there, and so does a wide glyph
  /// that is cut in two by what is drawn over one of its halves.
  mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style, clip: Rect) {
    guard y >= clip.y, y < clip.maxY else { return }
    let sees = (first: x >= clip.x && x < clip.maxX, second: x + 1 >= clip.x && x + 1 < clip.maxX)
    if glyph.width == 2 {
      if sees.first && sees.second {
        release(x, y)
        release(x + 1, y)
        cells[y * size.width + x] = Cell(glyph, style: style)
        cells[y * size.width + x + 1] = Cell(" ", style: style, width: 0)
      } else if sees.first {
        replace(x, y, with: Cell(" ", style: style))
      } else if sees.second {
        replace(x + 1, y, with: Cell(" ", style: style))
      }
    } else if sees.first {
      replace(x, y, with: Cell(glyph, style: style))
    }
  }

  private mutating func replace(_ x: Int, _ y: Int, with cell: Cell) {
    release(x, y)
    cells[y * size.width + x] = cell
  }

  /// Blanks the other half of a wide glyph that has a half at (`x`, `y`).
  private mutating func release(_ x: Int, _ y: Int) {
    let index = y * size.width + x
    switch cells[index].width {
    case 0 where x > 0:
      cells[index - 1] = Cell(" ", style: cells[index - 1].style)
    case 2 where x + 1 < size.width:
      cells[index + 1] = Cell(" ", style: cells[index + 1].style)
    default: break
    }
  }

  /// Fills `rect` with a narrow character.
  public mutating func fill(
    _ rect: Rect, with scalar: Unicode.Scalar = " ", style: Style = .plain
  ) {
    let visible = rect.intersection(bounds)
    guard !visible.isEmpty else { return }
    let cell = Cell(scalar, style: style)
    for y in visible.y..<visible.maxY {
      release(visible.x, y)
      release(visible.maxX - 1, y)
      for x in visible.x..<visible.maxX { cells[y * size.width + x] = cell }
    }
  }

  /// Gives every cell of `rect` the style that `change` makes of its own.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let visible = rect.intersection(bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let index = y * size.width + x
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// A canvas whose every cell is what `change` makes of this one's.
  func mapCells(_ change: (Cell) -> Cell) -> Canvas {
    var changed = self
    for index in changed.cells.indices { changed.cells[index] = change(changed.cells[index]) }
    return changed
  }

  /// Copies all of `other` to (`x`, `y`).
  public mutating func draw(_ other: Canvas, x: Int, y: Int, clip: Rect? = nil) {
    let visible = clip.map { $0.intersection(bounds) } ?? bounds
    for row in 0..<other.size.height {
      for column in 0..<other.size.width {
        let cell = other[column, row]
        guard cell.width > 0 else { continue }
        let glyph = Glyph(scalar: cell.scalar, mark: cell.mark, width: cell.width)
        put(glyph, x: x + column, y: y + row, style: cell.style, clip: visible)
      }
    }
  }
}
