/// Turns a `task` block into a `LessonTask`.
struct TaskReader {
  let inlines: InlineReader

  /// Reads the YAML text of the block that opens on `line`.
  func task(_ yaml: String, line: Int) throws(LessonError) -> LessonTask {
    let fields = try Fields(
      yaml, what: "task", allowed: LessonKeys.task, line: line, offset: line, file: inlines.file)
    let solution = try fields.required("solution").split(separator: " ").map(String.init)
    var hints: [[Inline]] = []
    for hint in try fields.proses("hints") {
      hints.append(try inlines.paragraph(hint, line: fields.line(of: "hints"), what: "hints"))
    }
    guard !hints.isEmpty else {
      throw fields.error("hints", "a “task” has at least one of “hints”")
    }
    return LessonTask(
      text: try text("do", fields),
      goal: try Condition(
        try fields.required("goal"), line: fields.line(of: "goal"), file: fields.file),
      keys: try fields.list("keys"), hints: hints, solution: solution,
      explanation: try text("explain", fields),
      watch: try fields.words("watch").map { (words) throws(LessonError) in
        try LiveNumber(words, line: fields.line(of: "watch"), file: fields.file)
      },
      line: line)
  }

  private func text(_ key: String, _ fields: Fields) throws(LessonError) -> [Inline] {
    guard let text = try fields.prose(key) else {
      throw fields.error(key, "“task” lacks “\(key)”")
    }
    return try inlines.paragraph(text, line: fields.line(of: key), what: key)
  }
}
