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
    let watch = try watched(fields)
    return LessonTask(
      text: try text("do", fields),
      goal: try Condition(
        try fields.required("goal"), line: fields.line(of: "goal"), file: fields.file),
      keys: try fields.list("keys"), hints: hints, solution: solution,
      explanation: try text("explain", fields),
      watch: watch?.number, watchName: watch?.name, line: line)
  }

  /// The number that is told meanwhile, and what it is called: a number alone goes by its own words.
  private func watched(
    _ fields: Fields
  ) throws(LessonError) -> (number: LiveNumber, name: String?)? {
    let line = fields.line(of: "watch")
    guard let both = try fields.mapping("watch", allowed: LessonKeys.watch) else {
      guard let words = try fields.words("watch") else { return nil }
      return (try LiveNumber(words, line: line, file: fields.file), nil)
    }
    let number = try LiveNumber(try both.required("number"), line: line, file: fields.file)
    return (number, try both.required("say"))
  }

  private func text(_ key: String, _ fields: Fields) throws(LessonError) -> [Inline] {
    guard let text = try fields.prose(key) else {
      throw fields.error(key, "“task” lacks “\(key)”")
    }
    return try inlines.paragraph(text, line: fields.line(of: key), what: key)
  }
}
