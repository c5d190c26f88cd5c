import CellCanvas
import Datasets
import Notation
import Phrases
import TimeTravel

/// A page of small digits with their numbers and labels.
struct DigitSheet {
  let state: DataState
  let digits: Digits
  let look: Look
  let phrases: any DataPhrases

  /// Draws the page that the digit looked at is on, and returns its digits.
  func draw(_ layout: DataLayout, on canvas: inout Canvas) -> [ClickTarget<DataRoom.Hit>] {
    let theme = Theme(look)
    let first = state.index / layout.page * layout.page
    let last = min(first + layout.page, digits.count) - 1
    let room = canvas.box(
      layout.sheet,
      title: phrases.title(of: digits, first, to: last),
      style: theme.border, titleStyle: theme.title)
    return (first...last).map { index in
      let place = index - first
      let cell = Rect(
        x: room.x + 1 + place % layout.columns * DataLayout.smallDigit.width,
        y: room.y + place / layout.columns * DataLayout.smallDigit.height,
        width: DataLayout.smallDigit.width - 2, height: DataLayout.smallDigit.height)
      draw(index, in: cell, on: &canvas, theme)
      let area = Rect(x: cell.x, y: cell.y, width: DataLayout.smallDigit.width, height: cell.height)
      return ClickTarget(area: area) { _ in .digit(index) }
    }
  }

  private func draw(_ index: Int, in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let small = HeatMap(
      rows: digits.rows, columns: digits.columns,
      values: Preprocessing.normalize(digits.pixels(index)), scale: .unsigned(1)
    ).reduced(rows: digits.rows / 2, columns: digits.columns / 2)
    canvas.draw(small, x: rect.x, y: rect.y, look: look, clip: rect)
    let isHere = index == state.index
    let caption =
      "\(isHere ? "▶ " : "")\(Numerals.count(index)): \(digits.arrangement.word(forClass: digits.label(index)))"
    canvas.put(
      caption, in: rect, row: rect.height - 1, align: .center,
      style: isHere ? theme.strong : theme.faint)
  }
}
