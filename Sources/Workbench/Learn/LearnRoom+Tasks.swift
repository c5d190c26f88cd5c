import LessonKit
import ModelFiles

// Tasks of a page, and what is remembered of all that was done in a lesson.
extension LearnRoom {
  /// The first task of the page that is not closed; nil where there is none.
  var openTask: Int? {
    session.page.tasks.indices.first { closing(ofTask: $0) == nil }
  }

  /// Closes a task of a page.
  mutating func close(_ task: Int, as closing: KeptLesson.Closing, onPage page: Int) {
    var closed = tasks[page] ?? [:]
    closed[task] = closing
    tasks[page] = closed
    if page == session.pageIndex { reopenedTasks.remove(task) }
  }

  /// What the learner has done on this page, for goals.
  private var doing: Doing {
    Doing(
      nudges: walk.nudges.reduce(0, +),
      cursor: walk.moment.cursor.term ?? walk.moment.unitInFocus,
      place: walk.moment.cursor.place, point: session.page.curve?.point(after: pointPresses),
      dial: walk.dials.value(in: walk.lens.shown(for: walk.moment)))
  }

  /// Closes tasks whose goals are met where the walk stands; one that stands behind an open question is
  /// not read yet.
  mutating func closeTasks() {
    guard training == nil, question == nil, !session.stage.lacksTraining, let open = openTask,
      session.isMet(open, at: walk.moment, doing)
    else { return }
    close(open, as: .right, onPage: session.pageIndex)
    (isKept, wantsTaskInSight) = (false, true)
  }

  /// Shows the next hint of the page's task; after the last the solution, which closes it.
  mutating func hint(in house: inout House) {
    guard let open = openTask else {
      house.notice = house.phrases.learn.noTask
      return
    }
    wantsTaskInSight = true
    if hintsShown < session.page.tasks[open].hints.count {
      hintsShown += 1
    } else {
      close(open, as: .shown, onPage: session.pageIndex)
      isKept = false
    }
  }

  /// What is remembered of the lesson; pages that were not opened are as they were.
  func kept(after before: KeptLesson?) -> KeptLesson {
    let pages = session.lesson.pages
    var kept = before ?? KeptLesson(count: 0)
    kept.count = pages.reduce(0) { $0 + $1.predictions.count + $1.tasks.count }
    let index = session.pageIndex
    let closings = zip(session.verdicts, session.page.predictions).map { verdict, question in
      !question.kind.isChecked ? .done : verdict == .right ? KeptLesson.Closing.right : .wrong
    }
    let tasks = (tasks[index] ?? [:]).map { ("\($0)", $1) }
    // A page that is broken or whose training is missing asks nothing: what was answered on it stays.
    if session.page.fault == nil, !session.stage.lacksTraining {
      kept.pages["\(index)"] = KeptLesson.Page(
        typed: session.typed(onPage: index), questions: closings,
        tasks: Dictionary(uniqueKeysWithValues: tasks))
    }
    return kept
  }
}
