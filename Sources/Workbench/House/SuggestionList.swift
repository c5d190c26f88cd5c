import CellCanvas

/// The list over a typed line: what could be meant, the likeliest next to the line.
struct SuggestionList {
  private let rows: [(text: String, words: String)]
  private let chosen: Int?

  init<Below: Room>(_ suggestions: [Suggestion<Below>], chosen: Int?) {
    rows = suggestions.map { ($0.text, $0.words) }
    self.chosen = chosen
  }

  /// So many lines at most, so that most of the place stays in sight.
  private static let mostRows = 8

  /// Draws the list at the bottom of the body, and returns its lines by their numbers.
  func draw(in body: Rect, on canvas: inout Canvas, _ house: House) -> [ClickTarget<Int>] {
    guard !rows.isEmpty else { return [] }
    var targets: [ClickTarget<Int>] = []
    let theme = house.theme
    var room = body
    let most = min(Self.mostRows, body.height - 1)
    let isCut = rows.count > most
    let height = isCut ? most : rows.count
    let shown = isCut ? most - 1 : rows.count
    // The chosen line is always among those that are seen.
    let first = max(0, (chosen ?? 0) - shown + 1)
    var list = room.takeBottom(height)
    canvas.fill(list, style: theme.text)
    let rule = room.takeBottom(1)
    canvas.put(String(repeating: "─", count: rule.width), in: rule, style: theme.border)
    let column = min(rows.map(\.text.columns).max() ?? 0, list.width / 2)
    for (offset, row) in rows.dropFirst(first).prefix(shown).enumerated() {
      let line = list.takeTop(1)
      targets.append(ClickTarget(area: line) { _ in first + offset })
      let isChosen = first + offset == chosen
      let text = row.text.cut(to: column).padded(to: column)
      canvas.put(
        " \(isChosen ? "▶" : " ") \(text)", in: line,
        style: isChosen ? theme.strong : theme.key)
      var words = line
      _ = words.takeLeft(column + 5)
      canvas.put(row.words.cut(to: words.width), in: words, style: theme.faint)
    }
    if isCut {
      canvas.put(
        "   … \(house.phrases.app.moreSuggestions(rows.count - shown))", in: list,
        style: theme.faint)
    }
    return targets
  }
}
