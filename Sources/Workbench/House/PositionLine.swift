import CellCanvas
import TimeTravel

/// Where one is between a first and a last: " 0 ────●─────── 4,690".
struct PositionLine {
  /// What stands at the left end.
  let start: String
  /// What stands at the right end.
  let end: String
  /// How far one is, 0…1.
  let share: Double

  /// How far a column lies along the line when it is drawn over so many of them.
  func share(at column: Int, width: Int) -> Double {
    let place = column - start.columns - 2
    return min(1, max(0, Double(place) / Double(max(1, room(width) - 1))))
  }

  private func room(_ width: Int) -> Int { max(1, width - start.columns - end.columns - 4) }

  /// Draws the line over the whole width of `rect`.
  func draw(in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let room = room(rect.width)
    let before = Int((min(1, max(0, share)) * Double(room - 1)).rounded(.down))
    let line =
      String(repeating: "─", count: before) + "●" + String(repeating: "─", count: room - 1 - before)
    canvas.put(" \(start) \(line) \(end)", in: rect, style: theme.faint)
  }
}
