/// The list of lessons: which line is chosen.
struct LessonListState: Equatable {
  /// The index in the course's entries.
  var chosen = 0
}
