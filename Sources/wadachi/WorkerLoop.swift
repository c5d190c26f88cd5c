import Datasets
import Foundation
import TerminalDriver
import Workbench

/// What a worker's thread does: it follows orders, trains at their pace, and reports.
struct WorkerLoop: Sendable {
  let setup: TrainingSetup
  let keeping: TrainingKeeping
  let mnist: MNIST
  let orders: WorkerOrders
  let mailbox: Mailbox<Action>

  /// Works until it is told to end.
  func run() {
    CrashGuard.protectThread()
    #if canImport(Glibc)
      // On Linux this is the calling thread alone: the screen keeps its place in the queue.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    #endif
    var farewell: String?
    do {
      let parts = try setup.parts(of: mnist)
      try parts.load()
      farewell = train(on: parts, try TrainingKeeper(keeping, for: setup))
    } catch {
      mailbox.post(.trainingFailed("\(error)"))
    }
    orders.ended(saying: farewell)
  }

  /// Trains until it is told to end, and returns what there is to say then.
  private func train(on parts: DataParts, _ keeper: TrainingKeeper) -> String? {
    var keeper = keeper
    var engine = TrainingEngine(setup, on: parts, probes: TrainingPanes.probes)
    var (speed, rounds) = (Speedometer(), ReadingRounds())
    var lastReport = ContinuousClock.now - .seconds(1)
    var due = Date.now
    report(engine, keeper, speed)
    while true {
      switch orders.next(until: engine.isIdle ? nil : engine.isChecking ? .now : due) {
      case .end(let reason): return keeper.farewell(to: &engine, saves: reason == .cut)
      case .follow(let order, let skipped):
        if case .stand = order { keeper.lookBeforeGoingBack(from: engine) }
        engine.follow(order, skipping: skipped)
        due = .now
        if engine.isPaused { report(engine, keeper, speed) }
        continue
      case .watch(let watch):
        engine.follow(watch)
        if engine.isPaused { report(engine, keeper, speed) }
        continue
      case .goOn: break
      }
      let (pace, wasPaused) = (engine.batchesPerSecond, engine.isPaused)
      let images = speed.measure { rounds.advance(&engine) }
      keeper.look(at: engine)
      if images > 0 { due = pace.map { max(.now, due + 1 / Double($0)) } ?? .now }
      // At full speed less than ten reports a second, with those that answer keys.
      let interval = Duration.milliseconds(pace == nil ? 110 : 33)
      let standsNow = engine.isPaused && !wasPaused
      if standsNow || engine.isIdle || lastReport.duration(to: .now) >= interval {
        report(engine, keeper, speed)
        lastReport = .now
      }
    }
  }

  private func report(
    _ engine: TrainingEngine, _ keeper: TrainingKeeper, _ speed: Speedometer
  ) {
    var news = engine.news(imagesPerSecond: speed.imagesPerSecond)
    news.secondsOfWork = speed.work / .seconds(1)
    news.fault = keeper.trouble
    mailbox.post(.training(news))
  }
}

/// How long is worked, and images a second, measured anew about every half second of it.
private struct Speedometer {
  private(set) var imagesPerSecond: Double?
  private(set) var work = Duration.zero
  private var since = ContinuousClock.now
  private var images = 0

  /// Does some work, and counts the images that it returns.
  mutating func measure(_ body: () -> Int) -> Int {
    let start = ContinuousClock.now
    let count = body()
    work += start.duration(to: .now)
    self.count(count)
    return count
  }

  private mutating func count(_ count: Int) {
    images += count
    let elapsed = since.duration(to: .now) / .seconds(1)
    guard elapsed >= 0.5 else { return }
    // A pause is no measurement.
    if elapsed < 5 { imagesPerSecond = Double(images) / elapsed }
    images = 0
    since = .now
  }
}
