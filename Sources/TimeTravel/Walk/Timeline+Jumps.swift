import NeuralCore

// MARK: - Jumps

extension Timeline {
  /// Goes to a named place; what the target does not name stays as it is.
  ///
  /// Throws when the step is before the walk's beginning or a row, neuron or term is not there.
  public mutating func go(to target: Target) throws(TargetError) {
    let step = target.step ?? cursor.step
    guard step >= story.firstStep else {
      throw TargetError(
        text: target.text(in: moment.network),
        message: "the walk begins with step \(story.firstStep), not \(step)")
    }
    if let last = story.lastStep, step > last {
      throw TargetError(
        text: target.text(in: moment.network),
        message: "the trace ends with step \(last), before step \(step)")
    }
    guard step < firstStep || canReach(step) else {
      throw TargetError(
        text: target.text(in: moment.network),
        message: "a jump leads up to \(Self.longestLeap) steps past step \(furthestStep), "
          + "the furthest reached, not to \(step)")
    }
    let place = target.place ?? (target.step == nil ? cursor.place : .input)
    let start = self
    remember()
    if step != cursor.step { _ = stand(inStep: step) }
    guard target.place == nil || record.walk.contains(place) else {
      self = start
      throw TargetError(
        text: target.text(in: moment.network),
        message: "“\(place.text(in: moment.network))” is no place of this walk: "
          + moment.whyMissing(place))
    }
    do throws(TargetError) {
      try checkInside(target, record.place(nearest: place))
    } catch {
      self = start
      throw error
    }
    cursor.row = target.row ?? cursor.row
    depth = .layer
    _ = stand(inStep: step, at: place)
    if let row = target.row, !(0..<record.batch.rows).contains(row) {
      let rows = record.batch.rows
      self = start
      throw TargetError(
        text: target.text(in: moment.network),
        message: "a row of step \(step) is a whole number 0–\(rows - 1); “\(row)” was given")
    }
    cursor.unit = target.unit
    cursor.term = target.term
    depth = cursor.depth
    look()
  }

  /// Sees to it that a target's neuron and term are there.
  private func checkInside(_ target: Target, _ place: Place) throws(TargetError) {
    let network = moment.network
    let units = Extent.units(of: place, in: network)
    let terms = Extent.terms(of: place, in: network)
    for (number, count, noun) in [(target.unit, units, "neuron"), (target.term, terms, "term")] {
      guard let number, !(0..<count).contains(number) else { continue }
      let range = count == 0 ? "there are none" : "they are 0–\(count - 1)"
      throw TargetError(
        text: target.text(in: network),
        message: "“\(place.text(in: network))” has no \(noun) \(number); \(range)")
    }
    guard target.term == nil || target.unit != nil else {
      throw TargetError(
        text: target.text(in: network), message: "a term belongs to a neuron; none was named")
    }
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
      guard before.cursor != cursor || before.depth != depth else { continue }
      if before.cursor.step != cursor.step { record = story.record(ofStep: before.cursor.step) }
      if before.cursor.place != cursor.place || before.cursor.step != cursor.step { lookedAt = nil }
      cursor = before.cursor
      depth = before.depth
      look()
      return true
    }
    return false
  }

  mutating func remember() {
    jumps.append((cursor, depth))
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
    guard !moment.isTraced else { return false }
    let count = story.plan.exampleCount
    let next = ((lookedAt ?? moment.example) + offset + count) % count
    if cursor.place == .again {
      lookedAt = next == moment.example ? nil : next
      look()
      return true
    }
    return take(next)
  }

  /// Takes an example of the source for this same step; batches of one only.
  @discardableResult
  public mutating func take(_ example: Int) -> Bool {
    guard story.exchange(example, inStep: cursor.step) else { return false }
    _ = real?.exchange(example, inStep: cursor.step)
    furthestStep = cursor.step
    record = story.record(ofStep: cursor.step)
    look()
    return true
  }

  /// Looks at another row of the batch.
  @discardableResult
  public mutating func focus(row: Int) -> Bool {
    guard (0..<record.batch.rows).contains(row), row != cursor.row else { return false }
    cursor.row = row
    look()
    return true
  }
}
