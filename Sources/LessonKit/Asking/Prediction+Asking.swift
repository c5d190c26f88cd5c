import TimeTravel

extension Prediction {
  /// The question as it is asked: with what may be said before it is closed (`asked`) and what is
  /// known after (`known`, nil where it cannot be found out).
  func question(_ asked: Facts, _ known: Facts?) -> Question {
    Question(
      subject: .lesson(
        Question.Words(
          text: question.filled(asked), choices: choices(asked, known),
          explanation: known.map { explanation.filled($0) } ?? [])),
      answer: answer(known))
  }

  private func choices(_ asked: Facts, _ known: Facts?) -> [Question.Choice] {
    guard case .choice(let choices) = answer else { return [] }
    return choices.map { choice in
      Question.Choice(
        text: choice.text.filled(asked), known: choice.text.filled(known ?? asked),
        hint: known.map { choice.hint.filled($0) } ?? [])
    }
  }

  private func answer(_ known: Facts?) -> Question.Answer {
    switch answer {
    case .choice(let choices):
      .choice(of: choices.count, right: known.flatMap { Self.right(of: choices, $0) })
    case .number(let answer): .number(known.flatMap { answer.right($0) })
    }
  }

  /// The one choice whose condition holds; nil unless it is exactly one.
  static func right(of choices: [Choice], _ known: Facts) -> Int? {
    let holding = choices.indices.filter { (try? known.holds(choices[$0].condition)) == true }
    return holding.count == 1 ? holding[0] : nil
  }
}

extension NumberAnswer {
  /// What is right once it is known; nil where it is not.
  fileprivate func right(_ known: Facts) -> Question.RightNumber? {
    guard let truth = try? known.value(value.expression), let text = try? known.text(value) else {
      return nil
    }
    return Question.RightNumber(
      value: truth, text: text,
      // Half a unit of the twelfth digit more, for what floating point adds to "exactly".
      slack: tolerance + abs(truth) * 1e-12,
      format: value.format ?? Facts.format(of: value.expression, truth),
      mistakes: mistakes.compactMap { mistake in
        (try? known.value(mistake.value.expression)).flatMap { $0 }
          .map { Question.KnownMistake(value: $0, hint: mistake.hint.filled(known)) }
      },
      misses: .told(low: low.filled(known), high: high.filled(known)))
  }
}
