import LessonKit

/// The list of lessons in English.
struct EnglishLessonList: LessonListPhrases {
  let title = "Lessons"
  let legend = "▸ can be read   ◐ begun   ✓ finished   · still to come"
  let reset = KeyText(
    "redo what was not right, or begin the lesson anew", hint: "r redo or reset")
  let forget = KeyText("forget all answers of the lesson", hint: "f forget all")

  func asksToRedo(_ lesson: String, count: Int) -> String {
    "Redo \(English.counted(count, "task")) of lesson \(lesson)? f forgets all of it."
  }

  func didRedo(_ lesson: String) -> String { "There is nothing more to redo in lesson \(lesson)." }

  func redoing(_ lesson: String) -> String {
    "What is to be redone is asked again by “redo” in its lesson: wadachi learn \(lesson) --plain"
  }

  func progress(closed: Int, of count: Int, toRedo: Int) -> String {
    "\(closed)/\(count)" + (toRedo > 0 ? " · \(toRedo) to redo" : "")
  }

  func asksToReset(_ lesson: String) -> String { "Forget all you did in lesson \(lesson)?" }

  func didReset(_ lesson: String, hadProgress: Bool) -> String {
    hadProgress ? "Lesson \(lesson) begins anew." : "Nothing of lesson \(lesson) was kept."
  }

  func title(of lesson: Course.Entry, in language: String) -> String {
    "\(lesson.title) (in \(Language(tag: language)?.name ?? language))"
  }

  func nothing(because fault: LessonError) -> String { "There are no lessons. \(fault)" }

  let plainHelp = "Type a lesson's number, such as 08, or quit."
  let tutorialTitle = "Tutorial"
  let explainsNothing = "No lesson is about this line alone."

  func notWritten(_ lesson: Course.Entry) -> String {
    "Lesson \(lesson.id), \(lesson.title), is not written yet; those with ▸ are."
  }
}
