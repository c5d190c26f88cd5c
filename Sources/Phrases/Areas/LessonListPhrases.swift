import LessonKit

/// What is said in the list of lessons.
public protocol LessonListPhrases: Sendable {
  /// The room's name.
  var title: String { get }
  /// What the marks before the lessons mean: ▸, ✓ and ·.
  var legend: String { get }
  /// A lesson's title where it can be read in another language only, such as `en`.
  func title(of lesson: Course.Entry, in language: String) -> String
  /// Why the list is empty.
  func nothing(because fault: LessonError) -> String
  /// That a lesson cannot be opened yet.
  func notWritten(_ lesson: Course.Entry) -> String
}
