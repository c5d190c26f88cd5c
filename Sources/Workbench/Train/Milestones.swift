import Phrases

/// What a network learns to read, told as it happens: a class once 95 of 100 are right.
struct Milestones: Sendable {
  /// What was told last: a class that is read since lately, else the pair that is mixed up most.
  private(set) var latest: ShownTraining.Milestone?
  /// The classes that are read since they were told, the first first.
  private(set) var reached: [ShownTraining.Milestone] = []
  private var read: Set<Int> = []
  private var step = -1
  /// The step at which the last class was told.
  private var toldAt = 0

  /// From this share of right answers on a class is read.
  private static let share = 0.95
  /// For so many steps a class that is read stays in the sentence.
  private static let stay = 40

  /// Looks at what is said of all examples that are looked at.
  mutating func look(at reading: AnswersProbe.Reading) {
    guard reading.step > step else { return }
    step = reading.step
    for (label, counts) in reading.counts.enumerated() where !read.contains(label) {
      let (right, all) = (counts[label], counts.reduce(0, +))
      guard all > 0, Double(right) >= Self.share * Double(all) else { continue }
      read.insert(label)
      reached.append(.reads(label, right: right, of: all))
      latest = reached.last
      toldAt = step
    }
    guard latest == nil || step - toldAt > Self.stay, !read.isEmpty else { return }
    latest = reading.confusions.first.map { .confuses($0.truth, with: $0.said, times: $0.count) }
  }
}
