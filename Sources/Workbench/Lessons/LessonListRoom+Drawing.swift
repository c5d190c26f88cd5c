import CellCanvas
import LessonKit

extension LessonListRoom {
  /// Draws the course: its parts and lessons, which can be opened, and how far the learner is.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (theme, phrases) = (house.theme, house.phrases.lessons)
    var room = canvas.box(
      house.frame.body, title: phrases.title, border: .light, style: theme.border,
      titleStyle: theme.title
    ).inset(horizontal: 1)
    if let fault = house.course.fault {
      canvas.putWrapped(phrases.nothing(because: fault), in: room, style: theme.text)
      return []
    }
    let legend = room.takeBottom(1)
    let lines = lines(of: house)
    let middle = lines.firstIndex { $0.entry == chosen } ?? 0
    let top = max(0, min(middle - room.height / 2, lines.count - room.height))
    for (row, line) in lines.dropFirst(top).prefix(room.height).enumerated() {
      let isChosen = line.entry != nil && line.entry == chosen
      let style =
        line.entry == nil
        ? theme.title : isChosen ? theme.selection : line.isOpen ? theme.text : theme.faint
      canvas.put(line.text, in: room, row: row, style: style)
    }
    canvas.put(phrases.legend, in: legend, style: theme.faint)
    return lines.dropFirst(top).prefix(room.height).enumerated().compactMap { row, line in
      line.entry.map { entry in
        ClickTarget(area: Rect(x: room.x, y: room.y + row, width: room.width, height: 1)) { _ in
          entry
        }
      }
    }
  }

  /// A heading, or a lesson with its index in the course.
  private struct Line {
    var text: String
    var entry: Int?
    var isOpen: Bool
  }

  func tell(in house: House) -> [String] {
    let redone = house.course.entries.first { (house.progress.lessons[$0.id]?.toRedo ?? 0) > 0 }
    return lines(of: house).map(\.text) + [house.phrases.lessons.legend]
      + [redone.map { house.phrases.lessons.redoing($0.id) }].compactMap(\.self)
  }

  private func lines(of house: House) -> [Line] {
    var part = ""
    var lines: [Line] = []
    if let tutorial {
      lines.append(Line(text: "▸ \(tutorial.title)", entry: Self.tutorialLine, isOpen: true))
    }
    for (index, entry) in house.course.entries.enumerated() {
      if entry.part != part {
        part = entry.part
        lines.append(Line(text: part, entry: nil, isOpen: false))
      }
      let isDone = house.progress.finished.contains(entry.id)
      let kept = house.progress.lessons[entry.id].flatMap { $0.closed > 0 ? $0 : nil }
      let mark = isDone ? "✓" : kept != nil ? "◐" : entry.exists ? "▸" : "·"
      let done = kept.map {
        "  " + house.phrases.lessons.progress(closed: $0.closed, of: $0.count, toRedo: $0.toRedo)
      }
      let title =
        house.course.lacksTranslation(of: entry)
        ? house.phrases.lessons.title(of: entry, in: entry.language) : entry.title
      lines.append(
        Line(
          text: "  \(mark) \(entry.id)  \(title)\(done ?? "")", entry: index,
          isOpen: entry.exists))
    }
    return lines
  }
}
