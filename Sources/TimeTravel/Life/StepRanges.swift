/// A set of steps, kept as ranges: a life becomes known a stretch at a time.
struct StepRanges: Sendable {
  /// The ranges in rising order; no two of them touch.
  private var ranges: [ClosedRange<Int>] = []

  /// Whether a step is in it.
  func contains(_ step: Int) -> Bool { range(holding: step) != nil }

  /// The last step from `lowest` to `highest` that is not in it; nil where all are.
  func lastMissing(in steps: ClosedRange<Int>) -> Int? {
    guard let range = range(holding: steps.upperBound) else { return steps.upperBound }
    return range.lowerBound > steps.lowerBound ? range.lowerBound - 1 : nil
  }

  /// The first of the steps without a gap that end with one that is not in it.
  func firstMissing(upTo step: Int, from lowest: Int) -> Int {
    max(lowest, (ranges.last { $0.upperBound < step }?.upperBound).map { $0 + 1 } ?? lowest)
  }

  /// Takes a step in.
  mutating func insert(_ step: Int) {
    guard !contains(step) else { return }
    let place = ranges.firstIndex { $0.lowerBound > step } ?? ranges.count
    ranges.insert(step...step, at: place)
    merge(at: place + 1)
    merge(at: place)
  }

  private func range(holding step: Int) -> ClosedRange<Int>? { ranges.last { $0.contains(step) } }

  /// Joins a range to the one before it, where they touch.
  private mutating func merge(at place: Int) {
    guard place > 0, place < ranges.count,
      ranges[place - 1].upperBound + 1 == ranges[place].lowerBound
    else { return }
    ranges[place - 1] = ranges[place - 1].lowerBound...ranges[place].upperBound
    ranges.remove(at: place)
  }
}
