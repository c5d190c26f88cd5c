import LessonKit
import NeuralCore

/// A lesson that was read, and what is kept of its training.
public struct OpenedLesson: Sendable {
  /// The lesson.
  public let lesson: Lesson
  /// The weights that its training led to on an earlier day; nil where none are kept.
  public let trained: Session?
  /// Whether what was not right in it is asked again.
  public let redoes: Bool

  /// A lesson, with weights or without.
  public init(_ lesson: Lesson, trained: Session? = nil, redoes: Bool = false) {
    self.lesson = lesson
    self.trained = trained
    self.redoes = redoes
  }
}
