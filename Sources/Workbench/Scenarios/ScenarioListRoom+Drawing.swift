import CellCanvas
import LessonKit

extension ScenarioListRoom {
  /// Draws a line each; below them what the chosen one is about and how a shell opens it.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (frame, theme, phrases) = (house.frame, house.theme, house.phrases.scenarios)
    canvas.put(" \(phrases.title)", in: frame.place, style: theme.title)
    var room = canvas.box(
      frame.body, title: phrases.title, border: .light, style: theme.border, titleStyle: theme.title
    ).inset(horizontal: 1)
    guard let entries, !entries.isEmpty else {
      canvas.put(phrases.nothing, in: room, style: theme.faint)
      return []
    }
    let about = room.takeBottom(Self.aboutHeight)
    let chosen = min(self.chosen, entries.count - 1)
    let top = max(0, min(chosen - room.height / 2, entries.count - room.height))
    for (row, entry) in entries.dropFirst(top).prefix(room.height).enumerated() {
      let isChosen = top + row == chosen
      let style = isChosen ? theme.selection : entry.isReadable ? theme.text : theme.faint
      canvas.put(isChosen ? "▶ " : "  ", in: room, row: row, style: theme.key)
      canvas.put(
        entry.title, x: room.x + 2, y: room.y + row, style: style, within: room)
    }
    draw(entries[chosen], in: about, on: &canvas, theme)
    canvas.put(" \(phrases.about)", in: frame.narration, style: theme.faint)
    return entries.indices.dropFirst(top).prefix(room.height).enumerated().map { row, index in
      ClickTarget(area: Rect(x: room.x, y: room.y + row, width: room.width, height: 1)) { _ in
        index
      }
    }
  }

  /// A blank, three lines on what it is about, a blank, and the shell's line.
  private static let aboutHeight = 6

  private func draw(
    _ entry: ScenarioFolder.Entry, in rect: Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    let text = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: 3)
    canvas.putWrapped(entry.about, in: text, style: entry.isReadable ? theme.text : theme.bad)
    canvas.put(Self.command(of: entry), in: rect, row: 5, style: theme.key)
  }
}
