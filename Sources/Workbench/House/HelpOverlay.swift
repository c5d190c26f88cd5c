import CellCanvas
import Phrases

/// The help: every key that is offered in the room below, in parts; what its signs mean and what the mouse does;
/// it scrolls where not all fit.
struct HelpOverlay<Below: Room>: Overlay {
  private let heading: String
  private let words: [KeyWords]
  /// The row from which on they are shown.
  private var first = 0

  /// Rows of words under a heading, as the help has them.
  init(_ heading: String, parts: [(title: String, rows: [(shown: String, words: String)])]) {
    self.heading = heading
    words = Array(
      parts.filter { !$0.rows.isEmpty }
        .map { part in [Self.row(part.title)] + part.rows.map { Self.row($0.shown, $0.words) } }
        .joined(separator: [Self.row("")]))
  }

  /// The help on a room as it now is.
  init(_ room: Below, in house: House) {
    heading = house.phrases.app.keys(of: room.titleOfKeys(in: house.phrases))
    let keys = room.keyWords(in: house)
    let parts =
      [(nil, keys.filter { $0.group == nil })]
      + KeyGroup.allCases.map { group in
        (house.phrases.app.title(of: group), keys.filter { $0.group == group })
      }
      + room.helpSections(in: house.phrases).map { section in
        (section.title, section.rows.map { Self.row($0.shown, $0.words) })
      }
    words = Array(
      parts.filter { !$0.1.isEmpty }
        .map { title, rows in (title.map { [Self.row($0)] } ?? []) + rows }
        .joined(separator: [Self.row("")]))
  }

  /// A row that is about no key: a heading where it has no words.
  private static func row(_ shown: String, _ words: String = "") -> KeyWords {
    KeyWords(keys: [], shown: shown, words: words, hint: nil, group: nil)
  }

  let wheel: Wheel? = .upright

  func title(in phrases: Phrases) -> String { phrases.app.helpTitle }

  var rows: [KeyRow<Below>] {
    [
      .escape { room, _ in
        room.overlay = nil
        return []
      },
      KeyRow(
        "↓ j ↑ k", \.app.helpRow,
        scroll("Down", "j") { help, _ in help.first + 1 },
        scroll("Up", "k") { help, _ in help.first - 1 }),
      KeyRow(
        "PgDn space PgUp", \.app.helpPage,
        scroll("PgDn", "space") { $0.first + $1 }, scroll("PgUp") { $0.first - $1 }),
      KeyRow(
        "g G", \.app.helpEndRows,
        scroll("g", "Home") { _, _ in 0 }, scroll("G", "End") { help, _ in help.words.count }),
      KeyRow("? q", \.app.closeHelp, .keys("?", "q", does: { room, _ in room.overlay = nil })),
    ]
  }

  /// Keys that show the rows from another one on; a page has so many.
  private func scroll(
    _ names: String..., to first: @escaping (HelpOverlay, _ page: Int) -> Int
  ) -> KeyRow<Below>.Bound {
    .keys(names) { [self] below, house in
      let page = room(in: frame(in: house.size))
      var next = self
      next.first = nearest(to: first(self, page), room: page)
      below.overlay = next
      return []
    }
  }

  private static var width: Int { 76 }
  /// The columns of words beside a column of so many, in a window of that size: what the box, its margins
  /// and the gap between both leave.
  static func width(ofWordsBeside column: Int, in size: Size) -> Int {
    max(12, min(size.width, width) - 2 - 4 - column - 2)
  }
  /// The rows of the box that show no keys: its border, and how to close it.
  private static var around: Int { 3 }

  /// The box in a window of that size; the line of keys below it stays.
  private func frame(in size: Size) -> Rect {
    var rect = Rect(size)
    _ = rect.takeBottom(1)
    return rect.centered(
      Size(
        width: min(rect.width, Self.width), height: min(rect.height, words.count + Self.around)))
  }

  /// How many rows are shown at once.
  private func room(in frame: Rect) -> Int { max(1, frame.height - Self.around) }

  /// The row nearest to one from which on the window is still full.
  private func nearest(to row: Int, room: Int) -> Int { max(0, min(row, words.count - room)) }

  /// Draws the box, its rows from the first that is shown on.
  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (frame, theme, phrases) = (frame(in: house.size), house.theme, house.phrases.app)
    canvas.fill(frame, style: theme.text)
    var inside = canvas.box(
      frame, title: heading, border: .heavy, style: theme.focus,
      titleStyle: theme.title
    ).inset(horizontal: 2)
    let close = inside.takeBottom(1)
    canvas.put(phrases.helpEnds, in: close, style: theme.faint)
    let first = nearest(to: first, room: self.room(in: frame))
    if words.count > inside.height {
      canvas.put(
        house.keys(
          phrases.rows(first + 1, to: first + inside.height, of: words.count)), in: close,
        align: .right, style: theme.key)
    }
    let keys = words.map { house.keys($0.shown) }
    let column = zip(keys, words).map { $1.words.isEmpty ? 0 : $0.columns }.max() ?? 0
    for (index, row) in words.dropFirst(first).prefix(inside.height).enumerated() {
      canvas.put(
        keys[first + index], in: inside, row: index,
        style: row.words.isEmpty ? theme.title : theme.key)
      var rest = inside
      _ = rest.takeLeft(column + 2)
      canvas.put(row.words, in: rest, row: index, style: theme.text)
    }
    return []
  }
}
