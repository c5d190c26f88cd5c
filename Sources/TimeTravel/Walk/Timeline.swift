import NeuralCore

/// A live walk through the training of a network, forward and back, at any grain.
///
/// A value: the step it stands in is recorded in memory, other steps come back by replay. Moves
/// return whether there was anywhere to go.
public struct Timeline {
  /// Where it stands.
  public private(set) var cursor: Cursor
  /// How fine → and ← are.
  public private(set) var depth: Depth = .layer
  /// What is true where it stands.
  public private(set) var moment: Moment

  private var history: History
  private var record: StepRecord
  /// Where it stood before each jump or dive, the latest last.
  private var jumps: [(cursor: Cursor, depth: Depth)] = []
  /// The example that is looked at again in place of the step's own.
  private var lookedAt: Int?
  /// The furthest step that was reached.
  private var furthestStep: Int

  /// The bytes that checkpoints may take when nobody says otherwise: 64 MB.
  public static let defaultBudget = 64 << 20

  /// Begins a walk at the step that follows a session.
  ///
  /// `base` is the session from which `session` was trained with the same source and plan, when the
  /// walk shall reach back to there; `known` are sessions on the way, which need no replay.
  public init(
    session: Session, base: Session? = nil, known: [Session] = [], source: any ExampleSource,
    plan: BatchPlan,
    budget: Int = Timeline.defaultBudget
  ) {
    let history = History(
      base ?? session, known: base == nil ? [] : known + [session], source: source, plan: plan,
      budget: budget)
    self.init(history, step: session.stepCount + 1)
  }

  package init(_ history: History, step: Int) {
    self.history = history
    record = self.history.record(ofStep: step)
    cursor = Cursor(step: step, place: .input)
    furthestStep = step
    moment = Moment(
      cursor: cursor, depth: .layer, record: record, plan: history.plan,
      exampleCount: history.plan.exampleCount, again: nil)
  }

  /// The earliest step that can be reached.
  public var firstStep: Int { history.firstStep }

  /// The bytes that checkpoints take.
  public var checkpointBytes: Int { history.checkpointBytes }

  /// What → will do, in two or three words.
  public var whatLaterDoes: String {
    switch depth {
    case .step: return "next step"
    case .layer: return moment.nextPlace
    case .unit:
      let noun = cursor.place == .input && moment.network.inputs == 784 ? "pixel" : "neuron"
      let isLast = (cursor.unit ?? 0) + 1 >= moment.unitCount
      return isLast ? "no more \(noun)s" : "next \(noun)"
    case .term: return cursor.term == moment.termsBySize.last ? "no more terms" : "next term"
    }
  }
}

// MARK: - Later and earlier

extension Timeline {
  /// Moves on by the depth it is at.
  @discardableResult
  public mutating func later() -> Bool { move(by: 1) }

  /// Moves back by the depth it is at.
  @discardableResult
  public mutating func earlier() -> Bool { move(by: -1) }

  /// Goes to the same place, neuron and term of the step after this one.
  @discardableResult
  public mutating func laterStep() -> Bool { stand(inStep: cursor.step + 1) }

  /// Goes to the same place, neuron and term of the step before this one.
  @discardableResult
  public mutating func earlierStep() -> Bool { stand(inStep: cursor.step - 1) }

  /// Goes to the first of what the depth counts: term, neuron, place of the step, step.
  @discardableResult
  public mutating func first() -> Bool {
    switch depth {
    case .term: return select(term: moment.termsBySize.first)
    case .unit: return select(unit: 0)
    case .layer where cursor.place != .input: return jump(toStep: cursor.step, at: .input)
    case .layer, .step: return jump(toStep: history.firstStep, at: .input)
    }
  }

  /// Goes to the last of what the depth counts: term, neuron, place of the step, step reached.
  @discardableResult
  public mutating func last() -> Bool {
    switch depth {
    case .term: return select(term: moment.termsBySize.last)
    case .unit: return select(unit: moment.unitCount - 1)
    case .layer where cursor.place != .again: return jump(toStep: cursor.step, at: .again)
    case .layer, .step: return jump(toStep: furthestStep, at: .again)
    }
  }

  private mutating func move(by direction: Int) -> Bool {
    switch depth {
    case .step: return stand(inStep: cursor.step + direction)
    case .layer: return movePlace(by: direction)
    case .unit: return cursor.unit.map { select(unit: $0 + direction) } ?? false
    case .term:
      let terms = moment.termsBySize
      // Another example can leave the cursor on a term that is 0 now: the largest is next then.
      guard let index = terms.firstIndex(where: { $0 == cursor.term }) else {
        return select(term: terms.first)
      }
      let next = index + direction
      return terms.indices.contains(next) && select(term: terms[next])
    }
  }

  private mutating func movePlace(by direction: Int) -> Bool {
    let walk = record.walk
    let index = (walk.firstIndex(of: cursor.place) ?? 0) + direction
    if index < 0 { return stand(inStep: cursor.step - 1, at: .again) }
    if index >= walk.count { return stand(inStep: cursor.step + 1, at: .input) }
    return stand(inStep: cursor.step, at: walk[index])
  }
}

// MARK: - In and out

extension Timeline {
  /// Makes the grain finer: from the step to its places, into the loudest neuron, into the largest
  /// term.
  @discardableResult
  public mutating func into() -> Bool {
    switch depth {
    case .step:
      depth = .layer
      look()
      return true
    case .layer:
      guard let unit = moment.loudestUnit else { return false }
      remember()
      depth = .unit
      return select(unit: unit)
    case .unit:
      guard let term = moment.termsBySize.first else { return false }
      depth = .term
      return select(term: term)
    case .term: return false
    }
  }

  /// Makes the grain coarser.
  @discardableResult
  public mutating func outOf() -> Bool {
    guard let coarser = depth.coarser else { return false }
    depth = coarser
    if depth < .term { cursor.term = nil }
    if depth < .unit { cursor.unit = nil }
    look()
    return true
  }

  private mutating func select(unit: Int) -> Bool {
    guard (0..<moment.unitCount).contains(unit), unit != cursor.unit else { return false }
    cursor.unit = unit
    look()
    return true
  }

  private mutating func select(term: Int?) -> Bool {
    guard let term, term != cursor.term else { return false }
    cursor.term = term
    look()
    return true
  }
}

// MARK: - Jumps

extension Timeline {
  /// Goes to a named place; what the target does not name stays as it is.
  ///
  /// Throws when the step is before the walk's beginning or a row, neuron or term is not there.
  public mutating func go(to target: Target) throws(TargetError) {
    let step = target.step ?? cursor.step
    guard step >= history.firstStep else {
      throw TargetError(
        text: target.text(in: moment.network),
        message: "the walk begins with step \(history.firstStep), not \(step)")
    }
    guard step <= furthestStep + Self.longestLeap else {
      throw TargetError(
        text: target.text(in: moment.network),
        message: "a jump leads up to \(Self.longestLeap) steps past step \(furthestStep), "
          + "the furthest reached, not to \(step)")
    }
    let place = target.place ?? (target.step == nil ? cursor.place : .input)
    guard record.walk.contains(place) else {
      throw TargetError(
        text: target.text(in: moment.network),
        message: "“\(place.text(in: moment.network))” is no place of this walk: "
          + "a parameter that is held has no update")
    }
    try checkInside(target, place)
    let start = self
    remember()
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

  /// How far past the furthest step a jump may lead: an epoch of single examples.
  static let longestLeap = 60_000

  /// Goes back to where it stood before the last jump or dive that led elsewhere.
  @discardableResult
  public mutating func back() -> Bool {
    while let before = jumps.popLast() {
      guard before.cursor != cursor || before.depth != depth else { continue }
      if before.cursor.step != cursor.step { record = history.record(ofStep: before.cursor.step) }
      if before.cursor.place != cursor.place || before.cursor.step != cursor.step { lookedAt = nil }
      cursor = before.cursor
      depth = before.depth
      look()
      return true
    }
    return false
  }

  private mutating func remember() {
    jumps.append((cursor, depth))
    if jumps.count > 100 { jumps.removeFirst() }
  }

  private mutating func jump(toStep step: Int, at place: Place) -> Bool {
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
    let count = history.plan.exampleCount
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
    guard history.plan.batchSize == 1, (0..<history.plan.exampleCount).contains(example) else {
      return false
    }
    history.take(example, inStep: cursor.step)
    furthestStep = cursor.step
    record = history.record(ofStep: cursor.step)
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

// MARK: - Standing

extension Timeline {
  /// Stands at a place of a step, outside its neurons.
  private mutating func stand(inStep step: Int, at place: Place) -> Bool {
    guard step >= history.firstStep else { return false }
    guard step != cursor.step || place != cursor.place || cursor.unit != nil else { return false }
    enter(step)
    cursor.place = place
    cursor.unit = nil
    cursor.term = nil
    if depth > .layer { depth = .layer }
    look()
    return true
  }

  /// Stands in another step, where it stands in this one.
  private mutating func stand(inStep step: Int) -> Bool {
    guard step >= history.firstStep, step != cursor.step else { return false }
    enter(step)
    look()
    return true
  }

  /// Records a step when it is another.
  private mutating func enter(_ step: Int) {
    lookedAt = nil
    guard step != cursor.step else { return }
    record = history.record(ofStep: step)
    furthestStep = max(furthestStep, step)
    cursor.step = step
  }

  /// Makes the moment anew after the cursor has moved.
  private mutating func look() {
    cursor.row = min(cursor.row, record.batch.rows - 1)
    moment = Moment(
      cursor: cursor, depth: depth, record: record, plan: history.plan,
      exampleCount: history.plan.exampleCount, again: cursor.place == .again ? again : nil)
  }

  private var again: Moment.Again {
    let example = lookedAt ?? record.batch.examples[cursor.row]
    let before = history.answer(to: example, by: record.before)
    let after = history.answer(to: example, by: record.after)
    return Moment.Again(
      example: example, isOther: lookedAt != nil,
      target: Array(Batch([example], from: history.source).targets),
      before: before.outputs, lossBefore: before.loss,
      probabilities: after.outputs, loss: after.loss)
  }
}

extension Moment {
  /// What follows at the grain of layers, in words.
  var nextPlace: String {
    guard let index = walk.firstIndex(of: cursor.place), index + 1 < walk.count else {
      return "next step"
    }
    switch walk[index + 1] {
    case .input, .forward: return "next layer"
    case .loss: return "the loss"
    case .blame: return "next blame"
    case .gradient: return "next gradient"
    case .update: return "next update"
    case .again: return "look again"
    }
  }
}
