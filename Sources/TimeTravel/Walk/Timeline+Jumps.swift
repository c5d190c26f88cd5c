import NeuralCore
import Notation

// MARK: - Jumps

extension Timeline {
  /// Goes to a named place; what the target does not name stays as it is.
  ///
  /// Throws when the step is before the walk's beginning or a row, neuron or term is not there.
  public mutating func go(to target: Target) throws(DescriptionError) {
    try go(to: TypedTarget(target, in: moment.network))
  }

  /// Goes to a named place; an error points at the part of its text that is not there.
  public mutating func go(to typed: TypedTarget) throws(DescriptionError) {
    let target = typed.target
    let step = target.step ?? cursor.step
    guard step >= story.firstStep else {
      throw typed.error(
        .step,
        "the walk begins with step \(story.firstStep), not \(step)")
    }
    if let last = story.lastStep, step > last {
      throw typed.error(
        .step,
        moment.isTraced
          ? "the trace ends with step \(last), before step \(step)"
          : "step \(Numerals.count(last)) looks at the last example, before step \(step)")
    }
    guard step < firstStep || canReach(step) else {
      throw typed.error(
        .step,
        "a jump leads up to \(Self.longestLeap) steps past step \(furthestStep), "
          + "the furthest reached, not to \(step)")
    }
    let place = target.place ?? (target.step == nil ? cursor.place : .input)
    let start = self
    remember()
    if step != cursor.step { _ = stand(inStep: step) }
    guard target.place == nil || record.walk.contains(place) else {
      self = start
      throw typed.error(
        .place,
        "“\(NetworkWords.name(of: place, in: moment.network))” is no place of this walk: "
          + moment.whyMissing(place))
    }
    do throws(DescriptionError) {
      try checkInside(typed, record.place(nearest: place))
      try checkExample(typed)
    } catch {
      self = start
      throw error
    }
    cursor.row = target.row ?? cursor.row
    if target.place == .again { looks[step] = target.example }
    depth = .layer
    _ = stand(inStep: step, at: place)
    if let row = target.row, !(0..<record.batch.rows).contains(row) {
      let rows = record.batch.rows
      self = start
      throw typed.error(
        .row,
        "a row of step \(step) is a whole number 0–\(rows - 1); “\(row)” was given")
    }
    cursor.unit = target.example == nil ? target.unit : nil
    cursor.term = target.term
    (depth, isAmongLike) = (cursor.depth, false)
    look()
  }

  /// Chooses a neuron, a class or an input that a target names, and stays where it is.
  public mutating func choose(_ typed: TypedTarget) throws(DescriptionError) {
    let target = typed.target
    guard let place = target.place, let unit = target.unit else {
      throw typed.error(.place, "what is chosen is a neuron or an input, as in “dense 17”")
    }
    try checkInside(typed, place)
    choose(Cursor(step: cursor.step, place: place, unit: unit, term: target.term))
  }

  /// Sees to it that a target's neuron and term are there.
  private func checkInside(_ typed: TypedTarget, _ place: Place) throws(DescriptionError) {
    let target = typed.target
    guard place != .again || target.term != nil || target.example == nil else { return }
    let network = moment.network
    let units = Extent.units(of: place, in: network)
    let terms = Extent.terms(of: place, in: network)
    let parts: [(TypedTarget.Part, Int?, Int, String)] = [
      (.unit, target.unit, units, "neuron"), (.term, target.term, terms, "term"),
    ]
    for (part, number, count, noun) in parts {
      guard let number, !(0..<count).contains(number) else { continue }
      let range = count == 0 ? "there are none" : "they are 0–\(count - 1)"
      throw typed.error(
        part, "“\(NetworkWords.name(of: place, in: network))” has no \(noun) \(number); \(range)")
    }
    guard target.term == nil || target.unit != nil else {
      throw typed.error(.term, "a term belongs to a neuron; none was named")
    }
  }

  /// Sees to it that the example that a target looks at again is there.
  private func checkExample(_ typed: TypedTarget) throws(DescriptionError) {
    let count = story.plan.exampleCount
    guard let example = typed.target.example, !(0..<count).contains(example) else { return }
    throw typed.error(
      .unit,
      "examples are counted from 0 to \(Numerals.count(count - 1)); “\(example)” was given")
  }

  /// Whether a jump may lead to a step.
  public func canReach(_ step: Int) -> Bool {
    story.contains(step: step) && step <= furthestStep + Self.longestLeap
  }

  /// How far past the furthest step a jump may lead: an epoch of single examples.
  static let longestLeap = 60_000

  /// Goes back to where it stood before the last jump or dive that led elsewhere.
  @discardableResult
  public mutating func back() -> Bool {
    while let before = jumps.popLast() {
      let isElsewhere = before.cursor != cursor || before.depth != depth
      let looksElsewhere = before.cursor.place == .again && before.look != looks[cursor.step]
      guard isElsewhere || looksElsewhere else { continue }
      if before.cursor.step != cursor.step { record = story.record(ofStep: before.cursor.step) }
      cursor = before.cursor
      looks[cursor.step] = before.look
      (depth, isAmongLike) = (before.depth, before.isAmongLike)
      look()
      return true
    }
    return false
  }

  mutating func remember() {
    jumps.append(
      Jump(
        cursor: cursor, depth: depth, isAmongLike: isAmongLike, look: looks[cursor.step]))
    if jumps.count > 100 { jumps.removeFirst() }
  }

  mutating func jump(toStep step: Int, at place: Place) -> Bool {
    remember()
    return stand(inStep: step, at: place)
  }
}

// MARK: - Examples and rows

extension Timeline {
  /// Takes another example: in a batch another row, else the one `offset` further in the source.
  ///
  /// It is for this same step. At the second look it is only looked at, not learnt from.
  @discardableResult
  public mutating func otherExample(by offset: Int) -> Bool {
    if record.batch.rows > 1 { return focus(row: cursor.row + offset) }
    let count = story.plan.exampleCount
    guard !moment.isTraced, count > 1 else { return false }
    let next = (moment.shownExample + offset + count) % count
    if cursor.place == .again {
      looks[cursor.step] = next == moment.example ? nil : next
      look()
      return true
    }
    return take(next)
  }

  /// Which steps took another example than the plan's, and which.
  public var exchanged: [Int: Int] { story.training?.taken ?? [:] }

  /// Takes an example of the source for this same step; batches of one only.
  ///
  /// Where a network is looked at, each example has a step of its own: that is gone to.
  @discardableResult
  public mutating func take(_ example: Int) -> Bool {
    if moment.sessionBefore.isLooking, story.plan.batchSize == 1, !story.plan.shuffled {
      return stand(inStep: story.firstStep + example, remembering: true)
    }
    guard story.exchange(example, inStep: cursor.step) else { return false }
    _ = real?.exchange(example, inStep: cursor.step)
    revision += 1
    looks[cursor.step] = nil
    furthestStep = cursor.step
    record = story.record(ofStep: cursor.step)
    look()
    return true
  }

  /// Looks at another row of the batch.
  @discardableResult
  public mutating func focus(row: Int) -> Bool {
    guard (0..<record.batch.rows).contains(row), row != cursor.row else { return false }
    looks[cursor.step] = nil
    cursor.row = row
    look()
    return true
  }
}

extension Moment {
  /// Why a place is not in the walk.
  fileprivate func whyMissing(_ place: Place) -> String {
    if case .update(let parameter) = place, !sessionBefore.trainable[parameter] {
      return "a parameter that is held has no update"
    }
    return place == .again
      ? "a trace runs no network" : "step \(cursor.step) of the trace does not hold it"
  }
}
