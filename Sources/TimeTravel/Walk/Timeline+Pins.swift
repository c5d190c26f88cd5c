import NeuralCore

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
      number: .parameter(parameter, index: index),
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
