import CellCanvas
import LessonKit
import Phrases

/// The lines of the tutorial, each leading to the lesson that explains it.
struct TutorialRoom: Room {
  var overlay: (any Overlay<TutorialRoom>)?
  let tutorial: Tutorial
  /// The chosen line, from 0.
  private(set) var chosen = 0

  /// The way in.
  static func door(to tutorial: Tutorial) -> Door {
    Door { (_: TutorialRoom?, _) in TutorialRoom(tutorial: tutorial) }
  }

  func title(in phrases: Phrases) -> String { phrases.lessons.tutorialTitle }

  var rows: [KeyRow<TutorialRoom>] {
    KeyRow.choosing { room, _, offset in
      room.chosen = max(0, min(room.chosen + offset, room.tutorial.lines.count - 1))
    } + [
      .opening { room, house in room.open(&house) },
      .command { room, house in room.command(in: house) },
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  mutating func click(_ line: Int, isDragging: Bool, in house: inout House) -> [Request] {
    chosen = line
    return open(&house)
  }

  private func open(_ house: inout House) -> [Request] {
    guard let id = tutorial.lines[chosen].lesson, let entry = house.course.entry(id) else {
      house.notice = house.phrases.lessons.explainsNothing
      return []
    }
    guard entry.exists else {
      house.notice = house.phrases.lessons.notWritten(entry)
      return []
    }
    return [.perform(.openLesson(entry.id))]
  }

  /// The command that leads to the lesson of the chosen line.
  private func command(in house: House) -> Reopening {
    tutorial.lines[chosen].lesson.map { .lesson($0, in: house) }
      ?? .none(house.phrases.lessons.explainsNothing)
  }

  // MARK: Plain text

  /// Opens the lesson of a number.
  mutating func answer(_ line: String, in house: inout House) -> Told? {
    guard let id = house.course.entry(line.trimmed)?.id,
      let index = tutorial.lines.firstIndex(where: { $0.lesson == id })
    else { return nil }
    chosen = index
    return tell("", { $0.open(&$1) }, nil, in: &house)
  }

  func helpInWords(in phrases: Phrases) -> String { phrases.lessons.plainHelp }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let theme = house.theme
    let room = canvas.box(
      house.frame.body, title: tutorial.title, border: .light, style: theme.border,
      titleStyle: theme.title
    ).inset(horizontal: 1)
    let top = max(0, min(chosen - room.height / 2, tutorial.lines.count - room.height))
    let width = tutorial.lines.map(\.text.columns).max() ?? 0
    return tutorial.lines.indices.dropFirst(top).prefix(room.height).enumerated().map {
      row, index in
      let line = tutorial.lines[index]
      canvas.put(
        (index == chosen ? "▶ " : "  ") + line.text, in: room, row: row,
        style: index == chosen ? theme.selection : theme.key)
      var rest = room
      _ = rest.takeLeft(width + 4)
      let entry = line.lesson.flatMap { house.course.entry($0) }
      let name = entry.map { "\($0.id) \($0.title)" } ?? ""
      canvas.put(
        name.cut(to: rest.width), in: rest, row: row,
        style: entry?.exists == true ? theme.text : theme.faint)
      return ClickTarget(area: Rect(x: room.x, y: room.y + row, width: room.width, height: 1)) {
        _ in
        index
      }
    }
  }

  func tell(in house: House) -> [String] {
    [tutorial.title]
      + tutorial.lines.map { line in line.text + (line.lesson.map { "  (\($0))" } ?? "") }
  }
}
