/// When probes listen and read while training runs: each at its own pace, and all of them together in no
/// more than a small share of the time.
///
/// What each costs is measured: one that is dear waits the longer until its next turn.
package struct ReadingRounds {
  private let now: () -> Duration
  private var readDue: [Int: Duration] = [:]
  private var roundDue = Duration.zero
  private var listenDue = Duration.zero
  /// How long a batch takes that nobody listens to, lately; nil before one was.
  private var usual: Duration?

  /// The share of the time that all of it may take.
  package static let share = 0.03
  /// The least time between two batches that are listened to, and the most between two looks at who is to
  /// read.
  private static let interval = Duration.milliseconds(90)

  /// Rounds by the machine's clock.
  package init() {
    let start = ContinuousClock.now
    self.init { start.duration(to: .now) }
  }

  /// Rounds by a clock that tells the time since some beginning.
  package init(now: @escaping () -> Duration) { self.now = now }

  /// Trains on a batch and lets those probes read whose time has come; returns how many images were
  /// trained on.
  package mutating func advance(_ engine: inout TrainingEngine) -> Int {
    let start = now()
    let listens = engine.listens && start >= listenDue
    let images = engine.advance(listens: listens)
    // It may have asked what an epoch's end asks.
    guard images > 0 else { return 0 }
    let end = now()
    if listens {
      let cost = max(.zero, end - start - (usual ?? .zero))
      listenDue = end + rest(after: cost, atLeast: Self.interval, of: engine)
    } else {
      take(end - start)
    }
    if !engine.isPaused, end >= roundDue { read(&engine) }
    return images
  }

  /// Takes the time of a batch into the usual one; one that was held up is no usual one.
  private mutating func take(_ batch: Duration) {
    let mean = usual ?? batch
    usual = mean + (min(batch, mean * 2) - mean) / 16
  }

  private mutating func read(_ engine: inout TrainingEngine) {
    // Others may be to read by then.
    roundDue = now() + Self.interval
    for (probe, interval) in engine.due {
      let start = now()
      var due = readDue[probe] ?? start
      if start >= due {
        engine.read(probe)
        let end = now()
        due = end + rest(after: end - start, atLeast: .milliseconds(interval), of: engine)
        readDue[probe] = due
      }
      roundDue = min(roundDue, due)
    }
  }

  /// How long is waited after something that took its time, so that all have equal parts of their share.
  private func rest(
    after cost: Duration, atLeast interval: Duration, of engine: TrainingEngine
  ) -> Duration {
    let parts = engine.due.count + (engine.listens ? 1 : 0)
    return max(cost * (Double(parts) / Self.share), interval)
  }
}
