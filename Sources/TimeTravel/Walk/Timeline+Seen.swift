import NeuralCore

/// What a number was in the last steps that each of them brings anew, as far as those were looked at.
public struct SeenTrail: Sendable {
  /// The number.
  public let number: SeenNumber
  fileprivate let revision: Int
  fileprivate var values: [Int: Float] = [:]
}

extension Timeline {
  /// Begins such a trail, of which nothing is known yet.
  public func trail(of number: SeenNumber) -> SeenTrail {
    SeenTrail(number: number, revision: revision)
  }

  /// Whether a trail is of this past.
  public func remembers(_ trail: SeenTrail) -> Bool { trail.revision == revision }

  /// Makes the numbers of the last `count` steps known, of `limit` steps at most; whether all are.
  public mutating func recall(_ trail: inout SeenTrail, last count: Int, atMost limit: Int) -> Bool
  {
    trail.values[cursor.step] = moment.value(of: trail.number) ?? .nan
    let missing = steps(count).filter { trail.values[$0] == nil }.reversed()
    for step in missing.prefix(limit) {
      trail.values[step] = value(of: trail.number, inStep: step) ?? .nan
    }
    return missing.count <= limit
  }

  /// What is known of a pinned number that each step brings anew.
  public func pin(_ trail: SeenTrail, last count: Int) -> PinReport {
    PinReport(
      number: .seen(trail.number), value: moment.value(of: trail.number),
      trail: steps(count).map { trail.values[$0] ?? .nan })
  }

  private func steps(_ count: Int) -> ClosedRange<Int> {
    max(firstStep, cursor.step - count + 1)...cursor.step
  }

  private mutating func value(of number: SeenNumber, inStep step: Int) -> Float? {
    guard step != cursor.step else { return moment.value(of: number) }
    let other = story.record(ofStep: step)
    var there = cursor
    there.step = step
    there.row = min(cursor.row, other.batch.rows - 1)
    return Moment(
      cursor: there, depth: depth, record: other, plan: story.plan,
      exampleCount: story.plan.exampleCount, again: nil, selection: selection
    ).value(of: number)
  }
}
