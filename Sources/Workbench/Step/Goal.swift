import MomentViews
import NeuralCore
import TimeTravel

/// Where a line that was typed leads.
enum Goal {
  /// To a place, in this step or another.
  case place(TypedTarget)
  /// To another example for this same step.
  case example(Int, in: DescriptionError)
  /// To another view of a place; of the one where it stands where none is named.
  case view(Lens, at: TypedTarget?)
  /// To where → counts steps or epochs.
  case grain(Depth)
}

extension Walk {
  /// What a text means: a place by file names or by the screen's words, `epoch 2`, `example 7`, `neuron 17`,
  /// a view of a place, `from step to step`.
  func goal(named text: String) throws(DescriptionError) -> Goal {
    var words = WordReader(text.unquoted)
    let number = words.words.dropFirst().first
    if words.take(ifNext: "example") { return try example(&words, at: number) }
    if words.take(ifNext: "epoch") { return .place(try epoch(&words, at: number)) }
    if let grain = grain(named: text) { return .grain(grain) }
    if let here = try neuronHere(words) { return .place(here) }
    do {
      return .place(try place(named: text))
    } catch {
      guard let view = view(named: text) else { throw error }
      return view
    }
  }

  private func place(named text: String) throws(DescriptionError) -> TypedTarget {
    try TypedTarget(
      text, in: moment.sessionBefore, moment.arrangement, near: moment.cursor.place)
  }

  /// A stop by the same words.
  func stop(named text: String) throws(DescriptionError) -> Stop {
    try Stop(text, in: moment.sessionBefore, moment.arrangement, near: moment.cursor.place)
  }

  /// The grain that the top line names.
  private func grain(named text: String) -> Depth? {
    let words = text.unquoted.lowercased()
    return [Depth.step, .epoch].first {
      phrases.views.frame.grain($0).lowercased() == words
    }
  }

  /// A neuron or a class that is named without its layer: that of the place where it stands, a class
  /// else of the network's answer.
  private func neuronHere(_ words: WordReader) throws(DescriptionError) -> TypedTarget? {
    var words = words
    let network = moment.network
    let isClass = ["digit", "class", "output"].contains { words.take(ifNext: $0) }
    guard isClass || words.take(ifNext: "neuron") else { return nil }
    let here = moment.cursor.place
    let answers = here.layer(in: network).map(network.isAnswer) ?? false
    let place: Place =
      answers || !isClass && moment.unitCount > 0 && here != .input
      ? here : .forward(layer: network.layers.count - 1)
    guard isClass || place == here else { return nil }
    let column = words.next?.column ?? 1
    let unit = try words.wholeNumber(
      "a neuron here", in: 0..<Extent.units(of: place, in: network))
    guard words.next == nil else { return nil }
    return TypedTarget(words.text, place: place, unit: unit, at: column)
  }

  /// A view by its title, behind the name of its place where that is another: `life`, `2nd dense weights`.
  private func view(named text: String) -> Goal? {
    let words = WordReader(text.unquoted).words
    for count in words.indices.reversed().map({ $0 - words.startIndex }) {
      let title = words.dropFirst(count).map(\.text).joined(separator: " ").lowercased()
      let place = words.prefix(count).map(\.text).joined(separator: " ")
      guard count > 0 else {
        return lens(titled: title, of: moment).map { .view($0, at: nil) }
      }
      var there = timeline
      guard let target = try? self.place(named: place), target.target.step == nil,
        (try? there.go(to: target)) != nil, let lens = lens(titled: title, of: there.moment)
      else { continue }
      return .view(lens, at: target)
    }
    return nil
  }

  private func lens(titled title: String, of moment: Moment) -> Lens? {
    ([.event] + Lens.offered(by: moment)).first {
      EventView.title(moment, $0, in: language).lowercased() == title
    }
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
    case .view(let lens, let place): try go(to: place, showing: lens)
    case .grain(let grain): coarsen(to: grain)
    }
  }

  private mutating func go(
    to place: TypedTarget?, showing lens: Lens
  ) throws(DescriptionError) -> String? {
    let said = try place.map { (place) throws(DescriptionError) in try go(to: place) } ?? nil
    if said == nil { show(lens) }
    return said
  }

  private mutating func coarsen(to grain: Depth) -> String? {
    travel { $0.coarsen(to: grain) }
    return nil
  }
}

extension WalkingRoom {
  /// Goes to what was typed, or throws what is wrong with it.
  mutating func go(to text: String, in house: inout House) throws(DescriptionError) {
    switch try walk.goal(named: text) {
    case .place(let place): try go(to: place, in: &house)
    case .view(let lens, let place?):
      try go(to: place, in: &house)
      walk.show(lens)
    case let goal: house.notice = try walk.go(to: goal)
    }
    showWalk()
  }
}
