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
    guard story.training != nil else { return false }
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
    revision += 1
    let changes = suppositions.filter(\.whatIf.isInPlace)
    if changes.isEmpty, var base = real {
      base.budget *= 2
      story = .training(base)
      real = nil
    } else if !changes.isEmpty {
      if real == nil, var base = story.training {
        // Both keep sessions, within the budget of one.
        base.budget /= 2
        real = base
      }
      if let real { story = .training(real.changed(by: changes)) }
    }
    record = story.record(ofStep: cursor.step)
    besides = nil
    look()
  }
}
