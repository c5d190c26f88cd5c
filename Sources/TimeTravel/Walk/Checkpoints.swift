import NeuralCore

/// Sessions kept from a walk, under a budget of memory: many near the present, fewer further back.
///
/// The first is never given up, so any step can be reached again by replaying from one of them.
package struct Checkpoints: Sendable {
  /// How many bytes the kept sessions may take.
  var budget: Int
  /// The kept sessions, by rising step count; never empty.
  package private(set) var sessions: [Session]

  /// Begins with the session that is never given up.
  package init(_ base: Session, budget: Int) {
    self.budget = budget
    sessions = [base]
  }

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
    while bytes > budget, sessions.count > 2 {
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

  private var bytesEach: Int {
    let numbers = sessions[0].parameters.count + sessions[0].slots.count
    return max(1, numbers * MemoryLayout<Float>.stride)
  }

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
    func cost(_ index: Int) -> Double {
      let from = sessions[index - 1].stepCount
      let to = index + 1 < sessions.count ? sessions[index + 1].stepCount : present
      return Double(to - from) / Self.allowance(abs(present - sessions[index].stepCount))
    }
    let all = sessions.indices.dropFirst().filter { sessions[$0].stepCount != present }
    let landmarks = landmarks
    let others = all.filter { !landmarks.contain(sessions[$0].stepCount) }
    return (others.isEmpty ? all : others).min { cost($0) < cost($1) } ?? sessions.count - 1
  }

  /// The steps whose sessions are kept wherever one stands.
  var landmarks: Landmarks {
    Landmarks(
      base: sessions[0].stepCount, furthest: sessions[sessions.count - 1].stepCount,
      capacity: budget / bytesEach)
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
  private static let reach = 10_000
}
