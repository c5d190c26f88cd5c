import LessonKit

/// The list of lessons in English.
struct EnglishLessonList: LessonListPhrases {
  let title = "Lessons"
  let legend = "▸ can be read   ◐ begun   ✓ finished   · still to come"
  let reset = KeyText("begin the lesson anew: forget its answers", hint: "r reset")

  func progress(closed: Int, of count: Int, toRedo: Int) -> String {
    "\(closed)/\(count)" + (toRedo > 0 ? " · \(toRedo) to redo" : "")
  }

  func asksToReset(_ lesson: String) -> String { "Forget what you did in lesson \(lesson)?" }

  func didReset(_ lesson: String, hadProgress: Bool) -> String {
    hadProgress ? "Lesson \(lesson) begins anew." : "Nothing of lesson \(lesson) was kept."
  }

  func title(of lesson: Course.Entry, in language: String) -> String {
    "\(lesson.title) (in \(Language(tag: language)?.name ?? language))"
  }

  func nothing(because fault: LessonError) -> String { "There are no lessons. \(fault)" }

  let tutorialTitle = "Tutorial"
  let explainsNothing = "No lesson is about this line alone."

  func notWritten(_ lesson: Course.Entry) -> String {
    "Lesson \(lesson.id), \(lesson.title), is not written yet; those with ▸ are."
  }
}
