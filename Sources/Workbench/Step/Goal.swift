import NeuralCore
import TimeTravel

/// Where a line that was typed leads.
enum Goal {
  /// To a place, in this step or another.
  case place(TypedTarget)
  /// To another example for this same step.
  case example(Int, in: DescriptionError)
}

extension Walk {
  /// What a text means: a place by file names or by the screen's words, `epoch 2`, `example 7`.
  func goal(named text: String) throws(DescriptionError) -> Goal {
    var words = WordReader(text.unquoted)
    let number = words.words.dropFirst().first
    if words.take(ifNext: "example") { return try example(&words, at: number) }
    if words.take(ifNext: "epoch") { return .place(try epoch(&words, at: number)) }
    return .place(try TypedTarget(text, in: moment.sessionBefore, moment.arrangement))
  }

  private func example(
    _ words: inout WordReader, at number: WordReader.Word?
  ) throws(DescriptionError) -> Goal {
    let example = try words.wholeNumber("an example", in: 0..<moment.exampleCount)
    try words.expectEnd()
    let rule =
      moment.isTraced
      ? "a trace is what was recorded: it has no other example for this step"
      : moment.examples.count > 1
        ? "this step's batch takes its examples in their order; example \(example) is not among them"
        : "example \(example) cannot be taken for this step"
    return .example(example, in: words.error(rule, at: number))
  }

  private func epoch(
    _ words: inout WordReader, at number: WordReader.Word?
  ) throws(DescriptionError) -> TypedTarget {
    let epoch = try words.wholeNumber("an epoch", in: 1..<Bounds.step.upperBound)
    try words.expectEnd()
    let (steps, overflows) = (epoch - 1).multipliedReportingOverflow(by: moment.plan.stepsPerEpoch)
    guard !overflows, Bounds.step.contains(steps + 1) else {
      throw words.error("no training has so many epochs", at: number)
    }
    return TypedTarget(words.text, step: steps + 1, at: number?.column ?? 1)
  }

  /// Takes another example for this same step; at the second look it is only looked at.
  mutating func take(
    _ example: Int, orThrow fault: DescriptionError
  ) throws(DescriptionError) -> String? {
    if let kept = locked(.nextExample) { return kept }
    if let row = moment.examples.firstIndex(of: example), moment.examples.count > 1 {
      travel { $0.focus(row: row) }
      return nil
    }
    if moment.cursor.place == .again, !moment.isTraced {
      return try go(to: TypedTarget(Target(place: .again, unit: example), in: moment.network))
    }
    guard example == moment.example || travel({ $0.take(example) }) else { throw fault }
    return nil
  }
}

extension Walk {
  /// Goes where a text leads; returns a sentence where that is not allowed here.
  mutating func go(to goal: Goal) throws(DescriptionError) -> String? {
    switch goal {
    case .place(let place): try go(to: place)
    case .example(let example, let fault): try take(example, orThrow: fault)
    }
  }
}

extension WalkingRoom {
  /// Goes to what was typed, or throws what is wrong with it.
  mutating func go(to text: String, in house: inout House) throws(DescriptionError) {
    switch try walk.goal(named: text) {
    case .place(let place): try go(to: place, in: &house)
    case .example(let example, let fault):
      house.notice = try walk.take(example, orThrow: fault)
    }
    showWalk()
  }
}
