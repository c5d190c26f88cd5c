/// Turns a `predict`, `check`, `order` or `free` block into a `Prediction`.
struct PredictionReader {
  let inlines: InlineReader

  /// Reads the YAML text of the block of a kind that opens on `line`.
  func prediction(
    _ yaml: String, _ kind: Prediction.Kind, line: Int
  ) throws(LessonError) -> Prediction {
    let fields = try Fields(
      yaml, what: kind.rawValue, allowed: Self.keys(of: kind), line: line, offset: line,
      file: inlines.file)
    return Prediction(
      kind: kind,
      question: try required("question", fields),
      answer: try answer(kind, fields),
      reveal: try fields.spot("reveal"),
      hides: try fields.spot("hides"),
      explanation: kind == .free ? [] : try required("explain", fields),
      example: try fields.whole("example", in: 0...59_999),
      line: line)
  }

  private static func keys(of kind: Prediction.Kind) -> [String] {
    switch kind {
    case .predict, .check, .cell: LessonKeys.predict
    case .order: LessonKeys.order
    case .free: LessonKeys.free
    }
  }

  private func answer(
    _ kind: Prediction.Kind, _ fields: Fields
  ) throws(LessonError) -> Prediction.Answer {
    switch kind {
    case .predict, .check, .cell: try answer(fields)
    case .order: try order(fields)
    case .free: .text(model: try required("model", fields))
    }
  }

  private func order(_ fields: Fields) throws(LessonError) -> Prediction.Answer {
    var steps: [[Inline]] = []
    for step in try fields.proses("steps") {
      steps.append(try inlines.paragraph(step, line: fields.line(of: "steps"), what: "steps"))
    }
    guard Self.steps.contains(steps.count) else {
      throw fields.error(
        "steps",
        "\(Self.steps.lowerBound)–\(Self.steps.upperBound) steps can be put into order, not "
          + "\(steps.count)")
    }
    let others = try fields.rows("also") ?? []
    guard others.allSatisfy({ $0.sorted() == steps.indices.map { Float($0 + 1) } }) else {
      throw fields.error(
        "also", "another right order has each of the numbers 1–\(steps.count) once")
    }
    return .order(
      steps, others: others.map { $0.map { Int($0) - 1 } }, hint: try required("hint", fields))
  }

  /// How many steps can be put into order by one digit each.
  private static let steps = 3...9

  private func answer(_ fields: Fields) throws(LessonError) -> Prediction.Answer {
    switch (fields.has("choices"), fields.has("number")) {
    case (true, false): return .choice(try choices(fields))
    case (false, true): return .number(try number(fields))
    default:
      throw LessonError(
        file: fields.file, line: fields.line,
        message: "“\(fields.what)” has either “choices” or a “number”")
    }
  }

  private func choices(_ fields: Fields) throws(LessonError) -> [Choice] {
    for key in ["digits", "tolerance", "mistakes", "at", "ideas", "hint", "low", "high"]
    where fields.has(key) {
      throw fields.error(key, "“\(key)” belongs to a “number”, not to “choices”")
    }
    var result: [Choice] = []
    for each in try fields.mappings("choices", what: "choice", allowed: LessonKeys.choice) {
      result.append(
        Choice(
          text: try required("say", each),
          condition: try Condition(
            try each.required("if"), line: each.line(of: "if"), file: each.file),
          hint: try optional("hint", each)))
    }
    guard (2...4).contains(result.count) else {
      throw fields.error("choices", "a question has 2 to 4 choices, not \(result.count)")
    }
    return result
  }

  private func number(_ fields: Fields) throws(LessonError) -> NumberAnswer {
    let tolerance = try fields.number("tolerance")
    guard tolerance.map({ $0 >= 0 }) != false else {
      throw fields.error("tolerance", "the “tolerance” of a “number” is 0 or more")
    }
    let place = try fields.spot("at")
    let ideas = try fields.list("ideas")
    guard (place == nil) == ideas.isEmpty else {
      throw fields.error("ideas", "“ideas” are those of a place, which “at” names")
    }
    return NumberAnswer(
      value: try live("number", fields), tolerance: tolerance,
      digits: try fields.whole("digits", in: Self.digits) ?? NumberAnswer.fewestDigits,
      mistakes: try mistakes(fields), ideas: ideas, place: place,
      low: try optional(fields.has("hint") ? "hint" : "low", fields),
      high: try optional(fields.has("hint") ? "hint" : "high", fields))
  }

  /// How many digits can be asked for: a Float has no more.
  static let digits = 2...7

  /// The known mistakes of a block.
  func mistakes(_ fields: Fields) throws(LessonError) -> [Mistake] {
    var mistakes: [Mistake] = []
    for each in try fields.mappings("mistakes", what: "mistake", allowed: LessonKeys.mistake) {
      mistakes.append(
        Mistake(value: try live("number", each), hint: try required("hint", each)))
    }
    return mistakes
  }

  private func live(_ key: String, _ fields: Fields) throws(LessonError) -> LiveNumber {
    try LiveNumber(try fields.required(key), line: fields.line(of: key), file: fields.file)
  }

  private func required(_ key: String, _ fields: Fields) throws(LessonError) -> [Inline] {
    guard fields.has(key) else { throw fields.error(key, "“\(fields.what)” lacks “\(key)”") }
    return try optional(key, fields)
  }

  private func optional(_ key: String, _ fields: Fields) throws(LessonError) -> [Inline] {
    guard let text = try fields.prose(key) else { return [] }
    return try inlines.paragraph(text, line: fields.line(of: key), what: key)
  }
}
