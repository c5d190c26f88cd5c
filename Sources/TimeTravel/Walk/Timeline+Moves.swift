import NeuralCore

// MARK: - Later and earlier

extension Timeline {
  /// Moves on by the depth it is at.
  @discardableResult
  public mutating func later() -> Bool { move(by: 1) }

  /// Moves back by the depth it is at.
  @discardableResult
  public mutating func earlier() -> Bool { move(by: -1) }

  /// Goes to the same place, neuron and term of the step after this one; from where → counts steps
  /// or epochs, of the same step of the next epoch.
  @discardableResult
  public mutating func laterStep() -> Bool { enterStep(step(after: .laterStep)) }

  /// Goes to the same place, neuron and term of the step before this one; from where → counts steps
  /// or epochs, of the same step of the epoch before.
  @discardableResult
  public mutating func earlierStep() -> Bool { enterStep(step(after: .earlierStep)) }

  /// Goes to another step, where it stands in this one; one that is before or after the walk is its first
  /// or last.
  @discardableResult
  public mutating func stand(inStep step: Int, remembering: Bool = false) -> Bool {
    if remembering { remember() }
    return enterStep(min(max(firstStep, step), story.lastStep ?? .max))
  }

  /// A move that can lead far.
  public enum Stride: Hashable, Sendable {
    /// → and ←.
    case later, earlier
    /// A coarser jump.
    case laterStep, earlierStep
  }

  /// The step in which a move ends; the present one when it stays inside.
  public func step(after stride: Stride) -> Int {
    let epoch = story.plan.stepsPerEpoch
    let jump = depth <= .step ? epoch : 1
    switch stride {
    case .laterStep: return cursor.step + jump
    case .earlierStep: return cursor.step - jump
    case .later, .earlier:
      guard depth <= .step else { return cursor.step }
      let length = depth == .epoch ? epoch : 1
      return cursor.step + (stride == .later ? length : -length)
    }
  }

  /// Goes to the first of what the depth counts: term, neuron, place of the step, step.
  @discardableResult
  public mutating func first() -> Bool {
    switch grain {
    case .term: return select(term: moment.termsBySize.first)
    case .unit: return select(unit: 0)
    case .layer where cursor.place != record.walk.first:
      return jump(toStep: cursor.step, at: .input)
    case .layer, .step, .epoch: return jump(toStep: story.firstStep, at: .input)
    }
  }

  /// Goes to the last of what the depth counts: term, neuron, place of the step, step reached.
  @discardableResult
  public mutating func last() -> Bool {
    switch grain {
    case .term: return select(term: moment.termsBySize.last)
    case .unit: return select(unit: moment.unitCount - 1)
    case .layer where cursor.place != record.walk.last: return jump(toStep: cursor.step, at: .again)
    case .layer, .step, .epoch: return jump(toStep: furthestStep, at: .again)
    }
  }

  private mutating func move(by direction: Int) -> Bool {
    switch grain {
    case .step, .epoch: return enterStep(step(after: direction > 0 ? .later : .earlier))
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
  /// Makes the grain finer: from the epoch to its steps, from the step to its places, into the
  /// marked neuron, into its marked term.
  @discardableResult
  public mutating func into() -> Bool {
    switch depth {
    case .step, .epoch:
      depth = depth.finer ?? depth
      look()
      return true
    case .layer:
      guard let unit = moment.unitInFocus else { return false }
      remember()
      (depth, isAmongLike) = (.unit, true)
      return select(unit: unit)
    case .unit:
      guard let term = moment.termInFocus else { return false }
      (depth, isAmongLike) = (.term, true)
      return select(term: term)
    case .term: return false
    }
  }

  /// Makes the grain coarser.
  @discardableResult
  public mutating func outOf() -> Bool {
    // Where its epochs end, a trace does not say; looking at examples has none.
    let hasEpochs = !moment.isTraced && !moment.sessionBefore.isLooking
    guard let coarser = depth.coarser, coarser != .epoch || hasEpochs else { return false }
    depth = coarser
    if depth < .term { cursor.term = nil }
    if depth < .unit { cursor.unit = nil }
    look()
    return true
  }

  /// Makes the grain as coarse as asked for.
  public mutating func coarsen(to wanted: Depth) {
    while depth > wanted, outOf() {}
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
