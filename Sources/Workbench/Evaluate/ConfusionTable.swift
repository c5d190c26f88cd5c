import CellCanvas
import NeuralCore
import Notation

/// How often each class is taken for which: a row for what was true, a column for what was said.
struct ConfusionTable {
  /// What the classes are called.
  private let words: [String]
  /// The columns before the cells, and those of a cell.
  private let margin: Int
  private let cell: Int

  /// More classes make no table that can be read.
  static let mostClasses = 10

  /// A table of classes that are called so, with cells so wide.
  ///
  /// The words before the rows are cut to what `room` leaves for them.
  init(_ words: [String], cell: Int = 5, room: Int = .max) {
    self.words = words
    self.cell = cell
    let longest = (words.map(\.columns).max() ?? 0) + 1
    margin = max(3, min(longest, 11, room - cell * words.count))
  }

  /// What so many classes are called.
  static func words(_ arrangement: Arrangement, classes: Int) -> [String] {
    (0..<classes).map { arrangement.word(forClass: $0) }
  }

  /// How wide it is.
  var width: Int { margin + cell * words.count }

  /// The cell that a point of the table in `rect` stands for; nil where that is none.
  func cell(at point: Point, in rect: Rect) -> Point? {
    let cells = Rect(
      x: rect.x + margin, y: rect.y + 1, width: cell * words.count, height: words.count)
    guard cells.contains(point) else { return nil }
    return Point(x: (point.x - cells.x) / cell, y: point.y - cells.y)
  }

  /// Draws how often, [true][said], with the classes' names above and before the cells; `cursor` is the
  /// column and the row of the cell that is marked.
  func draw(
    _ counts: [[Int]], cursor: Point? = nil, in rect: Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    func put(_ text: String, _ column: Int, _ row: Int, _ style: Style) {
      canvas.put(
        text.padded(to: cell, .right), x: rect.x + margin + cell * column, y: rect.y + row,
        style: style, within: rect)
    }
    for truth in counts.indices {
      put(String(words[truth].prefix(cell - 1)), truth, 0, theme.faint)
      canvas.put(
        words[truth].cut(to: margin - 1).padded(to: margin - 1, .right), x: rect.x,
        y: rect.y + truth + 1, style: theme.faint, within: rect)
      for (said, count) in counts[truth].enumerated() {
        let isHere = cursor == Point(x: said, y: truth)
        let style = truth == said ? theme.good : count == 0 ? theme.faint : theme.text
        put(
          count == 0 ? "·" : Numerals.count(count), said, truth + 1,
          isHere ? theme.selection : style)
      }
    }
  }
}
