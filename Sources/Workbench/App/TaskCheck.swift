import CellCanvas
import Datasets
import LessonKit
import NeuralCore
import Phrases

/// Plays the solutions of a lesson's tasks on a screen that nobody sees: each must meet its goal.
public struct TaskCheck {
  private let house: House

  /// Checks on these digits, in a course.
  public init(_ mnist: MNIST, in course: Course) {
    var state = AppState(
      size: Size(width: 80, height: 24), look: Look(glyphs: .unicode, depth: .none), mnist: mnist,
      course: course, progress: .init())
    state.house.isUnwatched = true
    house = state.house
  }

  /// What is wrong with the tasks of a lesson; `trained` are the weights that its training leads to.
  public func faults(of lesson: Lesson, trained: Session?) -> [LessonError] {
    lesson.pages.indices.flatMap { page in
      lesson.pages[page].tasks.indices.compactMap { task in
        fault(ofTask: task, onPage: page, of: lesson, trained)
      }
    }
  }

  private func fault(
    ofTask task: Int, onPage page: Int, of lesson: Lesson, _ trained: Session?
  ) -> LessonError? {
    let written = lesson.pages[page].tasks[task]
    func fault(_ message: String) -> LessonError {
      LessonError(file: lesson.file, line: written.line, message: message)
    }
    let unknown = (written.keys + written.solution).first { Key(name: $0) == nil }
    if let unknown { return fault("“\(unknown)” is no key; a key is such as >, Right or Enter") }
    do throws(LessonError) {
      var house = house
      var room = try LearnRoom(lesson, in: house)
      try room.stand(onPage: page, trained: trained)
      while room.question != nil { room.skip(in: &house) }
      room.standOnPage()
      for key in written.solution.compactMap({ Key(name: $0) }) {
        if room.tasks[page]?[task] != nil {
          return fault("the goal is met before the whole solution was pressed")
        }
        _ = room.press(key, in: &house)
        _ = room.settle(in: &house)
      }
      return room.tasks[page]?[task] == .right
        ? nil : fault("the solution does not meet the goal: “\(written.goal.text)”")
    } catch {
      return error
    }
  }
}
