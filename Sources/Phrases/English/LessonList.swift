import LessonKit

/// The list of lessons in English.
struct EnglishLessonList: LessonListPhrases {
  let title = "Lessons"
  let legend = "▸ can be read   ✓ read to its end   · still to come"

  func title(of lesson: Course.Entry, in language: String) -> String {
    "\(lesson.title) (in \(Language(tag: language)?.name ?? language))"
  }

  func nothing(because fault: LessonError) -> String { "There are no lessons. \(fault)" }

  func notWritten(_ lesson: Course.Entry) -> String {
    "Lesson \(lesson.id), \(lesson.title), is not written yet; those with ▸ are."
  }
}
