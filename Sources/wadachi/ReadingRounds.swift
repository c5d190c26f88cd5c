import Workbench

/// When probes listen and read while training runs: each at its own pace, and all of them together in no
/// more than a small share of the time.
struct ReadingRounds {
  private var due: [Int: ContinuousClock.Instant] = [:]
  private var listenDue = ContinuousClock.now
  private var readDue = ContinuousClock.now

  /// The share of the time that all readings may take.
  private static let share = 0.03
  /// The least time between two batches that are listened to, and between two rounds of reading.
  private static let interval = Duration.milliseconds(90)

  /// Trains on a batch and lets those probes read whose time has come; returns how many images were
  /// trained on.
  mutating func advance(_ engine: inout TrainingEngine) -> Int {
    let start = ContinuousClock.now
    let listens = start >= listenDue
    if listens { listenDue = start + Self.interval }
    let images = engine.advance(listens: listens)
    if !engine.isPaused, images > 0, start >= readDue {
      read(&engine)
      readDue = .now + Self.interval
    }
    return images
  }

  private mutating func read(_ engine: inout TrainingEngine) {
    let active = engine.due
    for (probe, interval) in active {
      let start = ContinuousClock.now
      guard start >= due[probe] ?? start else { continue }
      engine.read(probe)
      let cost = start.duration(to: .now)
      let rest = cost * (Double(active.count) / Self.share)
      due[probe] = .now + max(rest, .milliseconds(interval))
    }
  }
}
