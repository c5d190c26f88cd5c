/// Turns a `predict` or `check` block into a `Prediction`.
struct PredictionReader {
  let inlines: InlineReader

  /// Reads the YAML text of the block of a kind that opens on `line`.
  func prediction(
    _ yaml: String, _ kind: Prediction.Kind, line: Int
  ) throws(LessonError) -> Prediction {
    let fields = try Fields(
      yaml, what: kind.rawValue, allowed: LessonKeys.predict, line: line, offset: line,
      file: inlines.file)
    let reveal = try fields.words("reveal").map { Spot(text: $0, line: fields.line(of: "reveal")) }
    return Prediction(
      kind: kind,
      question: try required("question", fields),
      answer: try answer(fields),
      reveal: reveal,
      explanation: try required("explain", fields),
      line: line)
  }

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
    for key in ["tolerance", "mistakes", "low", "high"] where fields.has(key) {
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
    guard let tolerance = try fields.number("tolerance"), tolerance >= 0 else {
      throw fields.error("tolerance", "a “number” has a “tolerance” of 0 or more")
    }
    var mistakes: [Mistake] = []
    for each in try fields.mappings("mistakes", what: "mistake", allowed: LessonKeys.mistake) {
      mistakes.append(
        Mistake(value: try live("number", each), hint: try required("hint", each)))
    }
    return NumberAnswer(
      value: try live("number", fields), tolerance: tolerance, mistakes: mistakes,
      low: try required("low", fields), high: try required("high", fields))
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
