import CellCanvas

/// The help: every key of the screen below, from the key table.
enum HelpOverlay {
  static func draw(_ mode: Mode, in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let rows = KeyTable.bindings(in: mode)
    let height = min(rect.height, rows.count + 3)
    let frame = rect.centered(Size(width: min(rect.width, 76), height: height))
    canvas.fill(frame, style: theme.text)
    var room = canvas.box(
      frame, title: "Keys: \(mode.title)", border: .heavy, style: theme.focus,
      titleStyle: theme.title
    ).inset(horizontal: 2)
    let close = room.takeBottom(1)
    canvas.put("? or Esc closes this.", in: close, style: theme.faint)
    let column = rows.map(\.shown.columns).max() ?? 0
    for (index, row) in rows.enumerated() {
      canvas.put(row.shown, in: room, row: index, style: theme.key)
      var words = room
      _ = words.takeLeft(column + 2)
      canvas.put(row.words, in: words, row: index, style: theme.text)
    }
  }
}
