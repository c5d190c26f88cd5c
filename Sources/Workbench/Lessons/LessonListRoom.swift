import LessonKit
import Phrases

/// The list of lessons.
struct LessonListRoom: Room {
  var overlay: (any Overlay<LessonListRoom>)?
  /// The index of the chosen line in the course's entries.
  private(set) var chosen: Int

  /// The way in: at the lesson that the learner is in.
  static var door: Door {
    Door { (_: LessonListRoom?, house) in
      let entries = house.course.entries
      house.notice = house.course.fault.map { "\($0)" }
      let current = entries.firstIndex { $0.id == house.progress.lastLesson }
      return LessonListRoom(chosen: current ?? entries.firstIndex(where: \.exists) ?? 0)
    }
  }

  func title(in phrases: Phrases) -> String { phrases.lessons.title }

  var rows: [KeyRow<LessonListRoom>] {
    KeyRow.choosing { list, house, offset in
      list.chosen = max(0, min(list.chosen + offset, house.course.entries.count - 1))
    } + [
      .opening { list, house in list.open(&house) },
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  /// A click chooses a lesson and opens it.
  mutating func click(_ entry: Int, isDragging: Bool, in house: inout House) -> [Request] {
    chosen = entry
    return open(&house)
  }

  private func open(_ house: inout House) -> [Request] {
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
