import CellCanvas

/// The bottom line: the keys that do something here, from their rows.
enum KeysLine {
  /// Draws as many hints as fit, help and leave first of all.
  static func draw(_ hints: [String], in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    var fitting = hints
    while fitting.count > 1, width(fitting) > rect.width - 1 {
      fitting.remove(at: max(0, fitting.count - 3))
    }
    var x = rect.x + 1
    for hint in fitting {
      let parts = hint.split(separator: " ", maxSplits: 1)
      x += canvas.put(hint, x: x, y: rect.y, style: theme.text, within: rect)
      if let key = parts.first {
        canvas.put(key, x: x - hint.columns, y: rect.y, style: theme.key, within: rect)
      }
      x += gap
    }
  }

  private static let gap = 3

  private static func width(_ hints: [String]) -> Int {
    hints.map(\.columns).reduce(0, +) + gap * (hints.count - 1)
  }
}
