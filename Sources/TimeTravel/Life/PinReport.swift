import NeuralCore

/// What a pinned weight or bias is where one stands, and what it was after the last steps.
public struct PinReport: Hashable, Sendable {
  /// The kernel or bias that it is of.
  public let parameter: Int
  /// Its index in that slice.
  public let index: Int
  /// The number as it is here; nil where a trace does not hold it.
  public let value: Float?
  /// The numbers after the last steps up to here, the last of them this one; NaN of a step that is not
  /// read yet. Empty where no step can be read again.
  public let trail: [Float]

  /// By how much the last step that is behind it moved it; nil where that is not known.
  public var change: Float? {
    guard trail.count > 1, !trail[trail.count - 1].isNaN, !trail[trail.count - 2].isNaN else {
      return nil
    }
    return trail[trail.count - 1] - trail[trail.count - 2]
  }
}

extension Timeline {
  /// Makes the last `count` numbers of a pinned one known, in `limit` steps at most; whether all are.
  public mutating func recall(_ life: inout Life, last count: Int, atMost limit: Int) -> Bool {
    let wanted = trail(of: life, count)
    var left = limit
    // The latest missing step is read first, from the nearest session that is kept.
    while life.isMissing(in: wanted), left > 0 {
      _ = advance(&life, atMost: 1)
      left -= 1
    }
    return !life.isMissing(in: wanted)
  }

  /// What is known of a pinned number; `life` is nil where no step can be read again.
  public func pin(
    _ parameter: Int, _ index: Int, _ life: Life?, last count: Int
  ) -> PinReport {
    let values = moment.knowsWeights(parameter) ? moment.parameters(parameter) : []
    return PinReport(
      parameter: parameter, index: index,
      value: values.isEmpty ? nil : values[values.startIndex + index],
      trail: life.map { life in trail(of: life, count).map { life.value(after: $0) ?? .nan } } ?? []
    )
  }

  /// The last steps up to where it stands, with the beginning where they reach it.
  private func trail(of life: Life, _ count: Int) -> ClosedRange<Int> {
    let last = max(
      life.origin, life.subject.parameter(in: moment.network).map(moment.stepsLived(of:)) ?? 0)
    return max(life.origin, last - count + 1)...last
  }
}

extension Life {
  /// Whether one of these steps is not known.
  fileprivate func isMissing(in steps: ClosedRange<Int>) -> Bool {
    steps.contains { $0 > origin && !knows($0) }
  }
}
