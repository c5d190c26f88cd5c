import CellCanvas

/// The help: every key of the screen below, from the key table; it scrolls where not all fit.
struct HelpOverlay {
  private let title: String
  private let rows: [Binding]
  private let frame: Rect

  /// The help on a mode, in a window of that size; the line of keys below it stays.
  init(_ mode: Mode, in size: Size) {
    title = mode.title
    rows = KeyTable.bindings(in: mode)
    var rect = Rect(size)
    _ = rect.takeBottom(1)
    frame = rect.centered(
      Size(width: min(rect.width, Self.width), height: min(rect.height, rows.count + Self.around)))
  }

  private static let width = 76
  /// The rows of the box that show no keys: its border, and how to close it.
  private static let around = 3

  /// How many rows are shown at once.
  private var room: Int { max(1, frame.height - Self.around) }

  /// The row that is shown first after a key, when it was `first` before.
  func first(after command: Command, from first: Int) -> Int {
    switch command {
    case .down: nearest(to: first + 1)
    case .up: nearest(to: first - 1)
    case .pageDown: nearest(to: first + room)
    case .pageUp: nearest(to: first - room)
    case .first: 0
    case .last: nearest(to: rows.count)
    default: nearest(to: first)
    }
  }

  /// The row nearest to one from which on the window is still full.
  private func nearest(to row: Int) -> Int { max(0, min(row, rows.count - room)) }

  /// Draws the box, its rows from `first` on.
  func draw(from first: Int, on canvas: inout Canvas, _ look: Look, _ theme: Theme) {
    canvas.fill(frame, style: theme.text)
    var room = canvas.box(
      frame, title: "Keys: \(title)", border: .heavy, style: theme.focus, titleStyle: theme.title
    ).inset(horizontal: 2)
    let close = room.takeBottom(1)
    canvas.put("? or Esc closes this.", in: close, style: theme.faint)
    let first = nearest(to: first)
    if rows.count > room.height {
      canvas.put(
        "rows \(first + 1)–\(first + room.height) of \(rows.count) · "
          + look.keys("↓ ↑ scroll"), in: close,
        align: .right, style: theme.key)
    }
    let keys = rows.map { look.keys($0.shown) }
    let column = keys.map(\.columns).max() ?? 0
    for (index, row) in rows.dropFirst(first).prefix(room.height).enumerated() {
      canvas.put(keys[first + index], in: room, row: index, style: theme.key)
      var words = room
      _ = words.takeLeft(column + 2)
      canvas.put(row.words, in: words, row: index, style: theme.text)
    }
  }
}
