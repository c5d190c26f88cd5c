import LessonKit
import TimeTravel

/// A lesson that is being read, with the live network beside it.
struct LearnState {
  var walk: Walk?
  /// What is being typed as the answer to a question.
  var typed = ""

  /// Whose the keys are while a question is open.
  var questionMode: Mode? { nil }
}

extension AppState {
  /// What a key does in a lesson.
  mutating func performLearn(_ command: Command) -> [Effect] {
    command == .leave ? leave() : []
  }

  /// A lesson was read.
  mutating func receive(_ lesson: Result<Lesson, LessonError>) -> [Effect] {
    if case .failure(let error) = lesson { notice = "\(error)" }
    return []
  }
}
