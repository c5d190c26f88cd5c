import CellCanvas
import Notation
import TimeTravel

/// Columns of numbers below their titles, aligned on the decimal point.
struct NumberTable {
  /// One column: a title, and a text for every row.
  private struct Column {
    var title: String
    var cells: [StyledText]
    var width: Int
    var isOptional: Bool
  }

  private var columns: [Column] = []
  /// Blanks between two columns; one where the table is too wide otherwise.
  private let gap: Int
  /// Blanks before the first column: room for the mark.
  private let indent: Int
  /// The row that bears the mark ▶, if any.
  private let marked: Int?

  init(gap: Int = 2, indent: Int = 2, marked: Int? = nil) {
    self.gap = gap
    self.indent = indent
    self.marked = marked
  }

  /// How many rows there are below the titles.
  var rowCount: Int { columns.first?.cells.count ?? 0 }

  /// The cells across, with those before the first column.
  var width: Int { width(of: columns, gap: gap) }

  private func width(of columns: [Column], gap: Int) -> Int {
    indent + columns.reduce(0) { $0 + $1.width } + gap * max(0, columns.count - 1)
  }

  /// Adds a column of words.
  mutating func words(
    _ title: String, _ cells: [String], style: Style = .plain, align: Alignment = .left,
    isOptional: Bool = false
  ) {
    let width = max(title.columns, cells.map(\.columns).max() ?? 0)
    columns.append(
      Column(
        title: title.padded(to: width, align),
        cells: cells.map { StyledText($0.padded(to: width, align), style) },
        width: width, isOptional: isOptional))
  }

  /// Adds a column of numbers as `Numerals` wrote them; an empty text leaves its place blank.
  ///
  /// `style` gives the style of a row's number.
  mutating func numbers(
    _ title: String, _ cells: [String], isOptional: Bool = false,
    style: (Int) -> Style = { _ in .plain }
  ) {
    let shown = Numerals.aligned(cells)
    let width = max(title.columns, shown.map(\.columns).max() ?? 0)
    columns.append(
      Column(
        title: title.padded(to: width, .right),
        cells: shown.enumerated().map { StyledText($1.padded(to: width, .right), style($0)) },
        width: width, isOptional: isOptional))
  }

  /// Adds a sign, such as × or =, in the rows that `isShown` names.
  mutating func sign(
    _ sign: String, isOptional: Bool = false, isShown: (Int) -> Bool = { _ in true }
  ) {
    let cells = (0..<rowCount).map { isShown($0) ? sign : " " }
    columns.append(
      Column(
        title: sign, cells: cells.map { StyledText($0) }, width: sign.columns,
        isOptional: isOptional))
  }
}

extension NumberTable {
  /// Draws titles and rows at the pane's next free row and returns the first column to their right.
  ///
  /// Where the width is too small, columns move together, then optional ones go, the last one first. A
  /// click on a row leads to its target, if it has one.
  @discardableResult
  func draw(on pane: inout Pane, x: Int = 0, leadingTo targets: [Target?] = []) -> Int {
    let (shown, gap) = fitting(pane.rect.width - x)
    for (row, target) in targets.enumerated() {
      guard let target else { continue }
      pane.lead(
        to: .target(target), x: x, row: pane.row + 1 + row, width: width(of: shown, gap: gap))
    }
    let space = String(repeating: " ", count: gap)
    pane.put(
      shown.map(\.title).joined(separator: space), x: x + indent, style: pane.theme.faint)
    pane.row += 1
    for row in 0..<rowCount {
      var column = x + indent
      if row == marked { pane.put("▶", x: x, style: pane.theme.title) }
      for part in shown {
        let cell = part.cells[row]
        let style = row == marked ? cell.style.adding(.bold) : cell.style
        pane.put(cell.text, x: column, style: style)
        column += part.width + gap
      }
      pane.row += 1
    }
    return x + width(of: shown, gap: gap)
  }

  private func fitting(_ room: Int) -> (columns: [Column], gap: Int) {
    if width <= room { return (columns, gap) }
    var kept = columns
    while width(of: kept, gap: 1) > room, let index = kept.lastIndex(where: \.isOptional) {
      kept.remove(at: index)
    }
    return (kept, 1)
  }
}
