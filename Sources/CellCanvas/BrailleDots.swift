/// A grid of cells of 2 × 4 dots, each cell with the number of the curve that last drew into it.
struct BrailleDots {
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

  /// Whether a curve passes through a cell.
  func isUsed(_ column: Int, _ row: Int) -> Bool { cells[row * width + column].bits != 0 }

  /// Sets a dot.
  mutating func set(_ column: Int, _ row: Int, _ owner: Int) {
    let masks: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    let index = row / 4 * width + column / 2
    cells[index] = (cells[index].bits | masks[column % 2][row % 4], owner)
  }
}

extension Canvas {
  /// Draws dots: where two curves share a cell, both keep theirs and the later gives the colour.
  mutating func draw(_ dots: BrailleDots, in area: Rect, style: (Int) -> Style) {
    for (index, cell) in dots.cells.enumerated() where cell.bits != 0 {
      guard let scalar = Unicode.Scalar(0x2800 + UInt32(cell.bits)) else { continue }
      put(
        String(Character(scalar)), x: area.x + index % area.width, y: area.y + index / area.width,
        style: style(cell.owner), clip: area)
    }
  }
}
