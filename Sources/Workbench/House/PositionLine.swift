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

  /// Draws the line over the whole width of `rect`.
  func draw(in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let room = max(1, rect.width - start.columns - end.columns - 4)
    let before = Int((min(1, max(0, share)) * Double(room - 1)).rounded(.down))
    let line =
      String(repeating: "─", count: before) + "●" + String(repeating: "─", count: room - 1 - before)
    canvas.put(" \(start) \(line) \(end)", in: rect, style: theme.faint)
  }
}
