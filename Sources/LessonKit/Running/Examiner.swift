import TimeTravel

/// Says what is right, from the live network, and what to tell about an answer.
struct Examiner {
  let prediction: Prediction
  /// What may be said with the question.
  let asked: Facts
  /// What is known once it is closed.
  let known: Facts

  /// The number a learner typed: a comma or a point, any minus sign, a percent sign, a fraction.
  ///
  /// `1,376` may be a whole number with a separator or have a decimal comma: it is read as the one
  /// that is nearer to what is right.
  static func number(_ text: String, near truth: Double) -> Double? {
    let readings = [true, false].compactMap { number(text, groupsThousands: $0) }
    return readings.min { abs($0 - truth) < abs($1 - truth) }
  }

  private static func number(_ text: String, groupsThousands: Bool) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { decimal(String($0), groupsThousands: groupsThousands) }
    if parts.count == 1 { return parts[0] }
    guard parts.count == 2, let above = parts[0], let below = parts[1], below != 0 else {
      return nil
    }
    return above / below
  }

  private static func decimal(_ text: String, groupsThousands: Bool) -> Double? {
    var plain = text.filter { !$0.isWhitespace }.replacing("\u{2212}", with: "-")
    let isPercent = plain.hasSuffix("%")
    if isPercent { plain.removeLast() }
    let parts = plain.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groupsThousands && parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == 3 }
    plain = isGrouped ? parts.joined() : plain.replacing(",", with: ".")
    guard plain.count <= 20, let number = Double(plain), number.isFinite else { return nil }
    return isPercent ? number / 100 : number
  }

  /// The reply to a choice.
  func reply(to choices: [Choice], chosen index: Int) -> Reply? {
    guard let right = right(of: choices) else { return nil }
    let isRight = index == right
    return Reply(
      verdict: isRight ? .right : .wrong,
      given: choices[index].text.filled(asked).plainText,
      truth: choices[right].text.filled(known).plainText,
      hint: isRight ? [] : choices[index].hint.filled(known),
      explanation: prediction.explanation.filled(known))
  }

  /// The reply to a typed number; nil when it is none.
  func reply(to answer: NumberAnswer, typed: String) -> Reply? {
    guard let truth = try? known.value(answer.value.expression),
      let text = try? known.text(answer.value), let number = Self.number(typed, near: truth)
    else { return nil }
    // Half a unit of the twelfth digit more, for what floating point adds to "exactly".
    let slack = answer.tolerance + abs(truth) * 1e-12
    let isRight = abs(number - truth) <= slack
    return Reply(
      verdict: isRight ? .right : .wrong,
      given: Facts.text(
        number, as: answer.value.format ?? Facts.format(of: answer.value.expression, truth)),
      truth: text,
      hint: isRight ? [] : hint(answer, number, truth, slack).filled(known),
      explanation: prediction.explanation.filled(known))
  }

  /// The reply to no answer.
  func skipped() -> Reply? {
    let truth: String?
    switch prediction.answer {
    case .choice(let choices):
      truth = right(of: choices).map { choices[$0].text.filled(known).plainText }
    case .number(let answer): truth = try? known.text(answer.value)
    }
    return truth.map {
      Reply(
        verdict: .skipped, given: "", truth: $0, hint: [],
        explanation: prediction.explanation.filled(known))
    }
  }

  /// The one choice whose condition holds; nil unless it is exactly one.
  func right(of choices: [Choice]) -> Int? {
    let holding = choices.indices.filter { (try? known.holds(choices[$0].condition)) == true }
    return holding.count == 1 ? holding[0] : nil
  }

  private func hint(
    _ answer: NumberAnswer, _ number: Double, _ truth: Double, _ slack: Double
  ) -> [Inline] {
    for mistake in answer.mistakes {
      guard let wrong = try? known.value(mistake.value.expression) else { continue }
      if abs(number - wrong) <= slack { return mistake.hint }
    }
    return number < truth ? answer.low : answer.high
  }
}
