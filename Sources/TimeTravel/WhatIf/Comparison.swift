import NeuralCore

extension Moment {
  /// The step otherwise than the walk has it.
  struct Beside: Equatable, Sendable {
    /// What happens in it.
    let record: StepRecord
    /// The second look of it.
    let again: Again?
    /// What makes the difference, the latest last.
    let suppositions: [Supposition]
    /// Whether it is the real one, and the walk goes through what was changed.
    let isReal: Bool
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
    let (mine, other) = (with(record, again), with(beside.record, beside.again))
    return Comparison(
      real: beside.isReal ? other : mine, otherwise: beside.isReal ? mine : other,
      suppositions: beside.suppositions)
  }

  /// How many numbers the walk has that were changed in place; 0 where it is the real training.
  public var changeCount: Int { beside?.suppositions.count { $0.whatIf.isInPlace } ?? 0 }

  private func with(_ record: StepRecord, _ again: Again?) -> Moment {
    Moment(
      cursor: cursor, depth: depth, record: record, plan: plan, exampleCount: exampleCount,
      again: again)
  }
}
