import LessonKit

/// What is said in the list of lessons.
public protocol LessonListPhrases: Sendable {
  /// The room's name.
  var title: String { get }
  /// What the marks before the lessons mean: ▸, ◐, ✓ and ·.
  var legend: String { get }
  /// A lesson's title where it can be read in another language only, such as `en`.
  func title(of lesson: Course.Entry, in language: String) -> String
  /// How much of a lesson's questions and tasks is closed, and how many are to be redone.
  func progress(closed: Int, of count: Int, toRedo: Int) -> String
  /// Redoing a lesson, or beginning it anew.
  var reset: KeyText { get }
  /// Forgetting what was answered in a lesson.
  var forget: KeyText { get }
  /// The question before so much of a lesson is redone.
  func asksToRedo(_ lesson: String, count: Int) -> String
  /// That all of a lesson that was to be redone was asked again.
  func didRedo(_ lesson: String) -> String
  /// In plain text: by which words what was not right in a lesson is asked again.
  func redoing(_ lesson: String) -> String
  /// The question before a lesson is begun anew.
  func asksToReset(_ lesson: String) -> String
  /// That a lesson begins anew, or that nothing of it was kept.
  func didReset(_ lesson: String, hadProgress: Bool) -> String
  /// Why the list is empty.
  func nothing(because fault: LessonError) -> String
  /// What can be typed in plain text.
  var plainHelp: String { get }
  /// The name of the room with the tutorial's lines.
  var tutorialTitle: String { get }
  /// That a line of the tutorial has no lesson of its own.
  var explainsNothing: String { get }
  /// That a lesson cannot be opened yet.
  func notWritten(_ lesson: Course.Entry) -> String
}
