import NeuralCore

/// Sessions kept from a walk, under a budget of memory: many near the present, fewer further back.
///
/// The first is never given up, so any step can be reached again by replaying from one of them.
package struct Checkpoints: Sendable {
  /// How many bytes the kept sessions may take.
  var budget: Int
  /// The kept sessions, by rising step count; never empty.
  package private(set) var sessions: [Session]
  /// Between the sessions of the last `reach` steps lie so many at most; nil where that is nobody's wish.
  private let gap: Int?

  /// Begins with the session that is never given up.
  ///
  /// A training that is only looked back on `keepsEvenly`: of the last 10,000 steps sessions equally far
  /// apart, as near as the budget allows, so that none of them takes longer than the others.
  package init(_ base: Session, budget: Int, keepsEvenly: Bool = false) {
    self.budget = budget
    sessions = [base]
    let capacity = Self.capacity(budget, of: base)
    let stride = Self.finest
    let even = max(1, capacity - Self.nearPresent)
    gap = keepsEvenly ? (Self.reach + even * stride - 1) / (even * stride) * stride : nil
  }

  /// Sessions are kept at multiples of so many steps, where a training keeps them evenly.
  package static let finest = 20
  /// So many are left for what is near the present.
  private static let nearPresent = 8

  /// The bytes of the kept parameters and of what optimizers keep for them.
  package var bytes: Int { sessions.count * bytesEach }

  /// The latest kept session with at most `stepCount` steps.
  package func latest(upTo stepCount: Int) -> Session {
    sessions[max(0, firstIndex(after: stepCount) - 1)]
  }

  /// The kept session with exactly `stepCount` steps; nil where it was given up.
  func session(after stepCount: Int) -> Session? {
    let session = latest(upTo: stepCount)
    return session.stepCount == stepCount ? session : nil
  }

  /// Keeps a session, then gives up others until the budget holds.
  ///
  /// `present` is how many steps lie behind where one stands; nil where that is this session.
  package mutating func keep(_ session: Session, near present: Int? = nil) {
    let index = firstIndex(after: session.stepCount)
    guard sessions[max(0, index - 1)].stepCount != session.stepCount else { return }
    sessions.insert(session, at: index)
    while sessions.count > max(2, capacity) {
      sessions.remove(at: leastMissed(near: present ?? session.stepCount))
    }
  }

  /// Forgets every session with more than `stepCount` steps: their past was changed.
  package mutating func dropAll(after stepCount: Int) {
    sessions.removeAll { $0.stepCount > stepCount }
  }

  /// Changes the kept sessions, which are as they go into their next step.
  mutating func change(_ change: (inout Session) -> Void) {
    for index in sessions.indices { change(&sessions[index]) }
  }

  private var bytesEach: Int { Self.bytes(of: sessions[0]) }

  private static func bytes(of session: Session) -> Int {
    (session.parameters.count + session.slots.count) * MemoryLayout<Float>.stride
  }

  /// How many of them the budget allows, and never more than `most`.
  private var capacity: Int { Self.capacity(budget, of: sessions[0]) }

  private static func capacity(_ budget: Int, of session: Session) -> Int {
    min(budget / max(1, bytes(of: session)), most)
  }

  /// The largest number that is kept: of the smallest networks the budget would allow hundreds of
  /// thousands, each found among all others, and each with its own small pieces of memory.
  private static let most = 1_024

  private func firstIndex(after stepCount: Int) -> Int {
    var low = 0
    var high = sessions.count
    while low < high {
      let middle = (low + high) / 2
      if sessions[middle].stepCount <= stepCount { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of the session whose loss widens a gap least, measured against the gap that its
  /// distance from the present allows.
  ///
  /// Landmarks stay while there is anything else.
  private func leastMissed(near present: Int) -> Int {
    let landmarks = landmarks
    var least = (index: sessions.count - 1, isLandmark: true, cost: Double.infinity)
    for index in sessions.indices.dropFirst() where sessions[index].stepCount != present {
      let stepCount = sessions[index].stepCount
      let next = index + 1 < sessions.count ? sessions[index + 1].stepCount : present
      let gap = Double(next - sessions[index - 1].stepCount)
      let cost = gap / Self.allowance(abs(present - stepCount))
      let isLandmark = staysEvenly(stepCount, near: present) ?? landmarks.contain(stepCount)
      let isLess = isLandmark == least.isLandmark ? cost < least.cost : least.isLandmark
      if isLess { least = (index, isLandmark, cost) }
    }
    return least.index
  }

  /// Whether a session is one of those that are kept evenly, that which the furthest of the steps within
  /// reach is replayed from among them; nil where none are.
  private func staysEvenly(_ stepCount: Int, near present: Int) -> Bool? {
    gap.map {
      stepCount.isMultiple(of: $0) && abs(present - stepCount) < Self.reach + $0
    }
  }

  /// The steps whose sessions are kept wherever one stands.
  var landmarks: Landmarks {
    Landmarks(
      base: sessions[0].stepCount, furthest: sessions[sessions.count - 1].stepCount,
      capacity: capacity)
  }

  /// How wide a gap may be at a distance from the present, against the others.
  ///
  /// Near the present gaps grow with the distance. Then they stay alike, so that any of the last
  /// `reach` steps is as quickly there as any other; what lies further back is thinned out fast, so
  /// that however long a walk is, it takes little from those.
  private static func allowance(_ distance: Int) -> Double {
    guard distance > reach else { return Double(min(distance + 1, level)) }
    let times = Double(distance) / Double(reach)
    return Double(level) * times * times
  }

  /// From this distance on, in steps, gaps stay alike.
  private static let level = 250
  /// How far back steps shall come back quickly.
  package static let reach = 10_000
}
