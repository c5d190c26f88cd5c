import LessonKit
import ModelFiles

// Redoing what was not right at first: only that is asked again, page by page.
extension LearnRoom {
  /// The pages of a lesson on which something is to be redone, in their order.
  static func pagesToRedo(_ kept: KeptLesson?, of lesson: Lesson) -> [Int] {
    let pages = (kept?.pages ?? [:]).filter { $0.value.toRedo > 0 }.keys.compactMap { Int($0) }
    return pages.filter(lesson.pages.indices.contains).sorted()
  }

  /// Asks again on the page that is open what was not right, and opens tasks whose solution was shown.
  mutating func reopen() {
    reopenedTasks = []
    guard redo?.contains(session.pageIndex) == true, !session.stage.lacksTraining else { return }
    redo?.removeAll { $0 == session.pageIndex }
    session.askAgain()
    reopenedTasks = Set((tasks[session.pageIndex] ?? [:]).filter { $0.value == .shown }.keys)
  }

  /// How a task of this page was closed; nil where it is open.
  func closing(ofTask task: Int) -> KeptLesson.Closing? {
    reopenedTasks.contains(task) ? nil : tasks[session.pageIndex]?[task]
  }

  /// Goes on to the next page on which something is to be redone, or back to the list; plain text stays on
  /// the page.
  mutating func goOnRedoing(in house: inout House) -> [Request] {
    guard let next = redo?.first else {
      house.notice = house.phrases.lessons.didRedo(session.lesson.id)
      if house.isPlain {
        redo = nil
        return []
      }
      return [.instead(LessonListRoom.door)]
    }
    return turn(by: next - session.pageIndex, in: &house)
  }
}
