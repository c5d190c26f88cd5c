/// Turns a `blank` block into a table and the questions that ask for its open cells.
struct BlankReader {
  let inlines: InlineReader
  /// How many questions the page has before it.
  let first: Int

  /// The brackets around what an open cell asks for.
  private static let (opening, closing) = ("[[", "]]")
  /// No pane is wide enough for more.
  private static let mostColumns = 8

  /// Reads the YAML text of the block that opens on `line`.
  func blank(
    _ yaml: String, line: Int
  ) throws(LessonError) -> (table: Blank, questions: [Prediction]) {
    let fields = try Fields(
      yaml, what: "blank", allowed: LessonKeys.blank, line: line, offset: line, file: inlines.file)
    let head = try words(try fields.list("head"), fields)
    guard (2...Self.mostColumns).contains(head.count) else {
      throw fields.error("head", "a table has 2–\(Self.mostColumns) columns, not \(head.count)")
    }
    var (rows, asked): ([[Blank.Cell]], [(value: LiveNumber, text: [Inline])]) = ([], [])
    for (line, row) in try fields.texts("rows") {
      guard row.count == head.count else {
        throw LessonError(
          file: fields.file, line: line,
          message: "a row has a cell for each of the \(head.count) columns, not \(row.count)")
      }
      var cells: [Blank.Cell] = []
      for (column, cell) in row.enumerated() {
        guard let inside = Self.inside(of: cell) else {
          cells.append(.text(inlines.marks.inlines(cell)))
          continue
        }
        cells.append(.open(first + asked.count))
        let name = inlines.marks.inlines(row[0])
        let separator: [Inline] = name.isEmpty ? [] : [.text(", ")]
        asked.append(
          (
            try LiveNumber(inside, line: line, file: fields.file),
            name + separator + head[column]
          ))
      }
      rows.append(cells)
    }
    guard !asked.isEmpty else {
      throw fields.error("rows", "a cell that is to be filled stands in [[ ]]; there is none")
    }
    let example = try fields.whole("example", in: 0...59_999)
    let table = Blank(
      text: try text("say", fields), head: head, rows: rows, example: example, line: line)
    return (table, try questions(asked, fields, example: example, line: line))
  }

  private func questions(
    _ asked: [(value: LiveNumber, text: [Inline])], _ fields: Fields, example: Int?, line: Int
  ) throws(LessonError) -> [Prediction] {
    let (reveal, hides) = (try fields.spot("reveal"), try fields.spot("hides"))
    let hint = try fields.has("hint") ? text("hint", fields) : []
    let explanation = try text("explain", fields)
    let digits =
      try fields.whole("digits", in: PredictionReader.digits) ?? NumberAnswer.fewestDigits
    let mistakes = try PredictionReader(inlines: inlines).mistakes(fields)
    let (places, follows) = (try fields.list("at"), try fields.list("follows"))
    let ideas = try fields.texts("ideas")
    guard max(places.count, follows.count, ideas.count) <= asked.count else {
      throw fields.error(
        "follows", "“follows”, “at” and “ideas” have an entry for each open cell, and no more")
    }
    guard places.count == ideas.count else {
      throw fields.error(
        "ideas", "“ideas” has a list for each place of “at”, [] where the place is \"-\"")
    }
    var questions: [Prediction] = []
    for (index, cell) in asked.enumerated() {
      var answer = NumberAnswer(value: cell.value, digits: digits, mistakes: mistakes)
      answer.low = hint
      answer.high = hint
      if follows.indices.contains(index), follows[index] != "-" {
        answer.follows = try LiveNumber(
          follows[index], line: fields.line(of: "follows"), file: fields.file)
      }
      if places.indices.contains(index), places[index] != "-" {
        answer.place = Spot(text: places[index], line: fields.line(of: "at"))
        answer.ideas = ideas[index].texts
      }
      questions.append(
        Prediction(
          kind: .cell, question: cell.text, answer: .number(answer), reveal: reveal,
          hides: hides, explanation: index == asked.count - 1 ? explanation : [], example: example,
          line: line))
    }
    return questions
  }

  private func text(_ key: String, _ fields: Fields) throws(LessonError) -> [Inline] {
    guard let text = try fields.prose(key) else {
      throw fields.error(key, "“blank” lacks “\(key)”")
    }
    return try inlines.paragraph(text, line: fields.line(of: key), what: key)
  }

  private func words(_ texts: [String], _ fields: Fields) throws(LessonError) -> [[Inline]] {
    texts.map { inlines.marks.inlines($0) }
  }

  /// What stands between the brackets of a cell that is to be filled; nil of another.
  private static func inside(of cell: String) -> String? {
    let cell = cell.split(separator: " ").joined(separator: " ")
    guard cell.hasPrefix(opening), cell.hasSuffix(closing) else { return nil }
    return String(cell.dropFirst(opening.count).dropLast(closing.count))
  }
}
