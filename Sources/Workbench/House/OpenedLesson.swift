import LessonKit
import NeuralCore

/// A lesson that was read, and what is kept of its training.
public struct OpenedLesson: Sendable {
  /// The lesson.
  public let lesson: Lesson
  /// The weights that its training led to on an earlier day; nil where none are kept.
  public let trained: Session?

  /// A lesson, with weights or without.
  public init(_ lesson: Lesson, trained: Session? = nil) {
    self.lesson = lesson
    self.trained = trained
  }
}
