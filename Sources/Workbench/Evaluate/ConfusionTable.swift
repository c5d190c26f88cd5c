import CellCanvas
import Notation

/// How often each class is taken for which: a row for what was true, a column for what was said.
struct ConfusionTable {
  /// How often, [true][said].
  let counts: [[Int]]
  /// The cell that is marked: its column and its row.
  var cursor: Point?
  let theme: Theme

  /// More classes make no table that can be read.
  static let mostClasses = 10
  private static let cell = 5
  private static let margin = 3

  /// How wide the table of so many classes is.
  static func width(classes: Int) -> Int { margin + cell * classes }

  /// The cell that a point of a table in `rect` stands for; nil where that is none.
  static func cell(at point: Point, in rect: Rect, classes: Int) -> Point? {
    let cells = Rect(
      x: rect.x + margin, y: rect.y + 1, width: cell * classes, height: classes)
    guard cells.contains(point) else { return nil }
    return Point(x: (point.x - cells.x) / cell, y: point.y - cells.y)
  }

  /// Draws it, the classes' names above and before the cells.
  func draw(in rect: Rect, on canvas: inout Canvas) {
    func put(_ text: String, _ column: Int, _ row: Int, _ style: Style) {
      canvas.put(
        text.padded(to: Self.cell, .right), x: rect.x + Self.margin + Self.cell * column,
        y: rect.y + row, style: style, within: rect)
    }
    for truth in counts.indices {
      put("\(truth)", truth, 0, theme.faint)
      canvas.put(
        "\(truth)".padded(to: 2, .right), x: rect.x, y: rect.y + truth + 1, style: theme.faint,
        within: rect)
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
