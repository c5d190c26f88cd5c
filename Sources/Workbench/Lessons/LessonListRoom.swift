import LessonKit
import Phrases

/// The list of lessons.
struct LessonListRoom: Room {
  var overlay: (any Overlay<LessonListRoom>)?
  /// The lines that lead to lessons, above the list; nil where the course has none.
  let tutorial: Tutorial?
  /// The index of the chosen line in the course's entries; that of the tutorial's line stands before.
  private(set) var chosen: Int

  /// The index of the tutorial's line.
  static let tutorialLine = -1

  /// The way in: at the lesson that the learner is in.
  static var door: Door {
    Door { (_: LessonListRoom?, house) in
      let entries = house.course.entries
      if let fault = house.course.fault { house.notice = "\(fault)" }
      let current = entries.firstIndex { $0.id == house.progress.lastLesson }
      return LessonListRoom(
        tutorial: house.course.tutorial,
        chosen: current ?? entries.firstIndex(where: \.exists) ?? 0)
    }
  }

  func title(in phrases: Phrases) -> String { phrases.lessons.title }

  var rows: [KeyRow<LessonListRoom>] {
    KeyRow.choosing { list, house, offset in
      let first = list.tutorial == nil ? 0 : Self.tutorialLine
      list.chosen = max(first, min(list.chosen + offset, house.course.entries.count - 1))
    } + [
      .opening { list, house in list.open(&house) }, resetting,
      .command { list, house in list.command(in: house) },
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  private var resetting: KeyRow<LessonListRoom> {
    KeyRow("r", \.lessons.reset, .keys("r", does: { $0.askToReset(in: &$1) }))
  }

  /// Asks before what was answered in the chosen lesson is redone or forgotten.
  private mutating func askToReset(in house: inout House) {
    guard house.course.entries.indices.contains(chosen) else { return }
    let (id, phrases) = (house.course.entries[chosen].id, house.phrases.lessons)
    guard house.progress.has(id) else {
      house.notice = phrases.didReset(id, hadProgress: false)
      return
    }
    let wrong = house.progress.lessons[id]?.toRedo ?? 0
    guard wrong > 0 else {
      overlay = Confirmation(question: phrases.asksToReset(id), instead: []) {
        Self.forget(id, &$0, &$1)
      }
      return
    }
    let forget = KeyRow<LessonListRoom>(
      "f", \.lessons.forget, .keys("f", asks: { Self.forget(id, &$0, &$1) }))
    overlay = Confirmation(
      question: phrases.asksToRedo(id, count: wrong), instead: [forget]
    ) { _, _ in [.perform(.redoLesson(id))] }
  }

  private static func forget(
    _ id: String, _ list: inout LessonListRoom, _ house: inout House
  ) -> [Request] {
    list.overlay = nil
    house.progress.reset(id)
    house.notice = house.phrases.lessons.didReset(id, hadProgress: true)
    return [.perform(.saveProgress(house.progress)), .perform(.forgetTrained(lesson: id))]
  }

  /// A click chooses a lesson and opens it.
  mutating func click(_ entry: Int, isDragging: Bool, in house: inout House) -> [Request] {
    chosen = entry
    return open(&house)
  }

  /// The command that leads to the chosen line; the list's own for that of the tutorial.
  private func command(in house: House) -> Reopening {
    guard house.course.entries.indices.contains(chosen) else {
      return .line(ShellLine.line("wadachi learn", house.options))
    }
    return .lesson(house.course.entries[chosen].id, in: house)
  }

  /// Opens the lesson of a number, or the tutorial's lines by their name.
  mutating func answer(_ line: String, in house: inout House) -> Told? {
    let name = line.trimmed.lowercased()
    if let tutorial, name == tutorial.title.lowercased() {
      chosen = Self.tutorialLine
    } else {
      guard let id = house.course.entry(name)?.id else { return nil }
      chosen = house.course.entries.firstIndex { $0.id == id } ?? chosen
    }
    return tell("", { $0.open(&$1) }, nil, in: &house)
  }

  func helpInWords(in phrases: Phrases) -> String { phrases.lessons.plainHelp }

  private func open(_ house: inout House) -> [Request] {
    if chosen == Self.tutorialLine, let tutorial {
      return [.open(TutorialRoom.door(to: tutorial))]
    }
    guard house.course.entries.indices.contains(chosen) else {
      house.notice = house.course.fault.map { "\($0)" }
      return []
    }
    let entry = house.course.entries[chosen]
    guard entry.exists else {
      house.notice = house.phrases.lessons.notWritten(entry)
      return []
    }
    return [.perform(.openLesson(entry.id))]
  }
}
