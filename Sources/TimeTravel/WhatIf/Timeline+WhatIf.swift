import NeuralCore

// MARK: - What if

extension Timeline {
  /// Supposes that something is otherwise in the step where it stands.
  ///
  /// A number is changed in place, from this step on, and everything follows. Another setting
  /// leaves the walk as it is: each step is then also known with it, `Moment.comparison`. With
  /// `merging`, the same number as last time is changed once more, and one undo takes back both.
  /// Returns whether it could: a trace runs no network.
  @discardableResult
  public mutating func suppose(_ whatIf: WhatIf, merging: Bool = false) -> Bool {
    guard story is History else { return false }
    let new = Supposition(whatIf: whatIf, step: cursor.step, example: moment.shownExample)
    if merging, let last = suppositions.last, last.isOfSameNumber(as: new) {
      suppositions.removeLast()
    }
    suppositions.append(new)
    follow()
    return true
  }

  /// Takes back what was supposed last; returns it, or nil where nothing was.
  @discardableResult
  public mutating func takeBack() -> Supposition? {
    guard let last = suppositions.popLast() else { return nil }
    follow()
    return last
  }

  /// Lets the walk follow what is supposed now.
  private mutating func follow() {
    let changes = suppositions.filter(\.whatIf.isInPlace)
    if changes.isEmpty, var base = real {
      base.budget *= 2
      story = base
      real = nil
    } else if !changes.isEmpty {
      if real == nil, var base = story as? History {
        // Both keep sessions, within the budget of one.
        base.budget /= 2
        real = base
      }
      if let real { story = real.changed(by: changes) }
    }
    record = story.record(ofStep: cursor.step)
    besides = nil
    look()
  }

  /// What the moment at the cursor is otherwise; nil where nothing is supposed.
  mutating func beside() -> Moment.Beside? {
    let settings = suppositions.filter { !$0.whatIf.isInPlace }
    let changes = suppositions.filter { $0.whatIf.isInPlace && $0.step <= cursor.step }
    guard !settings.isEmpty || !changes.isEmpty else { return nil }
    if besides?.of !== record {
      besides = Besides(
        real: changes.isEmpty ? nil : real?.record(ofStep: cursor.step),
        otherwise: settings.isEmpty ? nil : supposed(settings), of: record)
    }
    return Moment.Beside(
      real: besides?.real.map { side($0, in: real ?? story) },
      otherwise: besides?.otherwise.map { side($0, in: story) },
      suppositions: suppositions.filter { changes.contains($0) || settings.contains($0) })
  }

  /// The step with other settings, from where the walk has it.
  private func supposed(_ settings: [Supposition]) -> StepRecord {
    let session = settings.reduce(record.before) { $1.whatIf.applied(to: $0) }
    return StepRecord(after: session, batch: record.batch, masks: nil)
  }

  private func side(_ record: StepRecord, in story: any Story) -> Moment.Beside.Side {
    let again =
      cursor.place == .again ? story.again(looks[cursor.step], row: cursor.row, of: record) : nil
    return Moment.Beside.Side(record: record, again: again)
  }
}

/// A step as it really is and as it is supposed; nil where the walk has it so.
struct Besides {
  let real: StepRecord?
  let otherwise: StepRecord?
  /// The walk's own record of the step.
  let of: StepRecord
}
