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
    let new = Supposition(whatIf: whatIf, step: cursor.step, example: moment.example)
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

  /// The other side of the moment at the cursor; nil where nothing is supposed.
  mutating func beside() -> Moment.Beside? {
    let settings = suppositions.filter { !$0.whatIf.isInPlace }
    let changes = suppositions.filter { $0.whatIf.isInPlace && $0.step <= cursor.step }
    guard !settings.isEmpty || !changes.isEmpty else { return nil }
    if besides?.of !== record { besides = (otherRecord(settings, changes), record) }
    guard let other = besides?.record else { return nil }
    let isReal = settings.isEmpty
    let again =
      cursor.place == .again
      ? (isReal ? real ?? story : story).again(lookedAt, row: cursor.row, of: other) : nil
    return Moment.Beside(
      record: other, again: again, suppositions: changes + settings, isReal: isReal)
  }

  private mutating func otherRecord(
    _ settings: [Supposition], _ changes: [Supposition]
  ) -> StepRecord? {
    if settings.isEmpty { return real?.record(ofStep: cursor.step) }
    let session = settings.reduce(record.before) { $1.whatIf.applied(to: $0) }
    return StepRecord(after: session, batch: record.batch, masks: nil)
  }
}
