import LessonKit

extension AppState {
  /// Opens the list of lessons, at the lesson the learner is in.
  mutating func openLessons() -> [Effect] {
    let current = course.entries.firstIndex { $0.id == progress.lastLesson }
    lessons.chosen = current ?? course.entries.firstIndex(where: \.exists) ?? 0
    show(.lessons)
    notice = course.fault.map { "\($0)" }
    return []
  }

  /// What a key does on the list of lessons.
  mutating func performLessons(_ command: Command) -> [Effect] {
    switch command {
    case .down: lessons.chosen = max(0, min(lessons.chosen + 1, course.entries.count - 1))
    case .up: lessons.chosen = max(lessons.chosen - 1, 0)
    case .open: return openChosenLesson()
    case .leave, .close: return leave()
    default: break
    }
    return []
  }

  private mutating func openChosenLesson() -> [Effect] {
    guard course.entries.indices.contains(lessons.chosen) else {
      notice = course.fault.map { "\($0)" }
      return []
    }
    let entry = course.entries[lessons.chosen]
    guard entry.exists else {
      notice = "Lesson \(entry.id), \(entry.title), is not written yet; those with ▸ are."
      return []
    }
    return [.openLesson(entry.id)]
  }
}
