import NeuralCore

extension Moment {
  /// What the step is otherwise than the walk has it.
  struct Beside: Equatable, Sendable {
    /// The step as it really is; nil where the walk has it so.
    let real: Side?
    /// The step with all that is supposed; nil where the walk has it so.
    let otherwise: Side?
    /// What makes the difference, the latest last.
    let suppositions: [Supposition]

    /// One of the two.
    struct Side: Equatable, Sendable {
      /// What happens in the step.
      let record: StepRecord
      /// The second look of it.
      let again: Again?
    }
  }

  /// The same moment as it really is and as it would be.
  public struct Comparison: Sendable {
    /// Without what is supposed.
    public let real: Moment
    /// With it.
    public let otherwise: Moment
    /// What is supposed, the latest last.
    public let suppositions: [Supposition]
  }

  /// What is supposed, with both sides of it; nil where nothing is.
  public var comparison: Comparison? {
    guard let beside else { return nil }
    let mine = Beside.Side(record: record, again: again)
    return Comparison(
      real: with(beside.real ?? mine), otherwise: with(beside.otherwise ?? mine),
      suppositions: beside.suppositions)
  }

  /// How many numbers the walk has that were changed in place; 0 where it is the real training.
  public var changeCount: Int { beside?.suppositions.count { $0.whatIf.isInPlace } ?? 0 }

  private func with(_ side: Beside.Side) -> Moment {
    Moment(
      cursor: cursor, depth: depth, record: side.record, plan: plan, exampleCount: exampleCount,
      again: side.again, selection: selection)
  }
}
