import NeuralCore

/// Sessions kept from a walk, under a budget of memory: many near the present, few far back.
///
/// The first is never given up, so any step can be reached again by replaying from one of them.
package struct Checkpoints: Sendable {
  /// How many bytes the kept sessions may take.
  let budget: Int
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

  /// Keeps a session, then gives up others until the budget holds.
  package mutating func keep(_ session: Session) {
    let index = firstIndex(after: session.stepCount)
    guard sessions[max(0, index - 1)].stepCount != session.stepCount else { return }
    sessions.insert(session, at: index)
    while bytes > budget, sessions.count > 2 {
      sessions.remove(at: leastMissed(near: session.stepCount))
    }
  }

  /// Forgets every session with more than `stepCount` steps: their past was changed.
  package mutating func dropAll(after stepCount: Int) {
    sessions.removeAll { $0.stepCount > stepCount }
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

  /// The index of the session whose loss widens a gap least, measured against its distance from
  /// the present: so gaps grow in proportion to how far back they lie.
  private func leastMissed(near present: Int) -> Int {
    func cost(_ index: Int) -> Double {
      let from = sessions[index - 1].stepCount
      let to = index + 1 < sessions.count ? sessions[index + 1].stepCount : present
      let distance = abs(present - sessions[index].stepCount) + 1
      return Double(to - from) / Double(distance)
    }
    let candidates = sessions.indices.dropFirst()
      .filter { sessions[$0].stepCount != present }
    return candidates.min { cost($0) < cost($1) } ?? sessions.count - 1
  }
}
