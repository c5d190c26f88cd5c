import TimeTravel

extension LessonSession {
  /// The numbers that would tell the answer of the open question to somebody who reads them somewhere: what
  /// it asks for, or what decides between its choices; none where nothing is hidden.
  public var telltales: [Double] {
    guard let index = openIndex, veil != nil, let known = facts(afterQuestion: index) else {
      return []
    }
    switch page.predictions[index].answer {
    case .number(let answer):
      let right = (try? known.value(answer.value.expression)).flatMap { $0 }
      return right.map { [$0] } ?? []
    case .choice:
      let before = factsSeen(before: page.predictions[index]) ?? facts(beforeQuestion: index)
      // What the old weights answer was known before.
      let asked = page.predictions[index].expressions.flatMap(\.quantities)
        .filter { $0.word != .was }
      let seen = asked.compactMap { (try? before.value(.quantity($0))).flatMap { $0 } }
      return asked.filter { (try? before.value(.quantity($0))).flatMap { $0 } == nil }
        .compactMap { (try? known.value(.quantity($0))).flatMap { $0 } }
        // Whether two numbers are the same is told by neither.
        .filter { number in !seen.contains { abs($0 - number) < 1e-4 } }
    case .order, .text: return []
    }
  }

  /// Whether the open question is about what an update makes of a weight, so that words on where the weight
  /// should go would tell the answer.
  public var asksAboutUpdate: Bool {
    openIndex.map { page.predictions[$0].expressions.contains(where: \.isOfUpdate) } ?? false
  }

  /// What the view shows of another example before a question about it is closed; nil where it is about
  /// the page's own.
  func factsSeen(before question: Prediction) -> Facts? {
    guard let example = question.example,
      let moment = try? stage.moment(at: page.show.at, example: example)
    else { return nil }
    return facts(at: moment)
  }
}

extension Expression {
  /// Whether it asks for what an update makes of a weight.
  fileprivate var isOfUpdate: Bool {
    quantities.contains { [.after, .change].contains($0.word) }
  }
}
