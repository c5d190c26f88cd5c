import TimeTravel

extension Prediction {
  /// The question as it is asked: with what may be said before it is closed (`asked`) and what is
  /// known after (`known`, nil where it cannot be found out); `place` is where wrong ideas are looked
  /// for.
  func question(_ asked: Facts, _ known: Facts?, ideasAt place: Moment?) -> Question {
    Question(
      subject: .lesson(
        Question.Words(
          text: question.filled(asked), choices: choices(asked, known),
          explanation: known.map { explanation.filled($0) } ?? [])),
      answer: answer(known, ideasAt: place))
  }

  private func choices(_ asked: Facts, _ known: Facts?) -> [Question.Choice] {
    switch answer {
    case .choice(let choices):
      choices.map { choice in
        Question.Choice(
          text: choice.text.filled(asked), known: choice.text.filled(known ?? asked),
          hint: known.map { choice.hint.filled($0) } ?? [])
      }
    case .order(let steps, _, _):
      StepOrder(of: steps.count, line: line).shown.map { step in
        Question.Choice(
          text: steps[step].filled(asked), known: steps[step].filled(known ?? asked), hint: [])
      }
    case .number, .text: []
    }
  }

  private func answer(_ known: Facts?, ideasAt place: Moment?) -> Question.Answer {
    switch answer {
    case .choice(let choices):
      .choice(of: choices.count, right: known.flatMap { Self.right(of: choices, $0) })
    case .number(let answer): .number(known.flatMap { answer.right($0, ideasAt: place) })
    case .order(let steps, let others, let hint):
      .order(
        of: steps.count,
        right: StepOrder(of: steps.count, line: line).answers([Array(steps.indices)] + others),
        hint: known.map { hint.filled($0) } ?? hint)
    case .text(let model): .text(model: known.map { model.filled($0) } ?? model)
    }
  }

  /// The one choice whose condition holds; nil unless it is exactly one.
  static func right(of choices: [Choice], _ known: Facts) -> Int? {
    let holding = choices.indices.filter { (try? known.holds(choices[$0].condition)) == true }
    return holding.count == 1 ? holding[0] : nil
  }
}

/// How steps that are to be put into order are listed: shuffled, the same way whenever they are.
struct StepOrder {
  /// The steps by their numbers in the right order, as they are listed.
  let shown: [Int]

  /// Shuffles so many steps; never into their right order.
  init(of count: Int, line: Int) {
    // A stride that has no divisor in common with the count visits each once.
    let strides = (2..<max(count, 3)).filter { stride in
      !(2...stride).contains { stride.isMultiple(of: $0) && count.isMultiple(of: $0) }
    }
    let stride = strides.isEmpty ? count - 1 : strides[line % strides.count]
    let first = 1 + line % max(1, count - 1)
    let shown = (0..<count).map { (first + $0 * stride) % count }
    self.shown = shown == Array(0..<count) ? shown.reversed() : shown
  }

  /// Orders of the steps as a learner gives them: the listed numbers, in the order of the steps.
  func answers(_ orders: [[Int]]) -> [[Int]] {
    orders.map { order in order.compactMap { shown.firstIndex(of: $0) } }
  }
}

extension NumberAnswer {
  /// How far from a right number an answer may lie.
  func slack(of value: Double) -> Double {
    if let tolerance {
      // Half a unit of the twelfth digit more, for what floating point adds to "exactly".
      return tolerance + abs(value) * 1e-12
    }
    if abs(value - value.rounded()) <= 1e-6 * max(1, abs(value)) {
      return 1e-4 * min(1, max(abs(value), 0.1))
    }
    return TypedNumber.unit(ofFigure: digits, of: value) / 2 * (1 + 1e-9)
  }

  /// What is right once it is known; nil where it is not.
  fileprivate func right(_ known: Facts, ideasAt place: Moment?) -> Question.RightNumber? {
    guard let truth = try? known.value(value.expression), let text = try? known.text(value) else {
      return nil
    }
    let asked = place.flatMap { AskedNumber($0) }
    return Question.RightNumber(
      value: truth, text: text, slack: slack(of: truth), digits: tolerance == nil ? digits : nil,
      format: value.format ?? Facts.format(of: value.expression, truth),
      mistakes: mistakes.compactMap { mistake in
        (try? known.value(mistake.value.expression)).flatMap { $0 }
          .map { Question.KnownMistake(value: $0, hint: mistake.hint.filled(known)) }
      },
      ideas: ideas.compactMap { WrongIdea(rawValue: $0) }.compactMap { idea in
        asked.flatMap { Question.IdeaNumber(idea, of: $0) }
      },
      carried: follows.flatMap { try? known.value($0.expression) }.flatMap { $0 },
      misses: low.isEmpty && high.isEmpty
        ? .side : .told(low: low.filled(known), high: high.filled(known)))
  }
}
