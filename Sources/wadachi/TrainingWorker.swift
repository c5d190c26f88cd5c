import Datasets
import Foundation
import TerminalDriver
import Workbench

/// Training on a thread of its own, which works when nobody else needs the processor.
///
/// It leaves its newest report in a mailbox, at most ten times a second at full speed, thirty at a pace.
/// One worker lives from `startTraining` to `stopTraining`.
final class TrainingWorker: Sendable {
  private let orders = Orders()
  private let mailbox: Mailbox<Action>

  /// Starts the thread; it waits for an order.
  init(_ setup: TrainingSetup, on mnist: MNIST, waking waker: Waker) {
    mailbox = Mailbox(waking: waker)
    let loop = Loop(setup: setup, mnist: mnist, orders: orders, mailbox: mailbox)
    Thread.detachNewThread { loop.run() }
  }

  /// Gives it an order in place of the one before.
  func follow(_ order: TrainingOrder) { orders.put(order) }

  /// Tells it what is looked at.
  func follow(_ watch: TrainingWatch) { orders.put(watch) }

  /// Ends the thread at its next batch.
  func stop() { orders.stop() }

  /// Its newest report that was not taken yet.
  func news() -> Action? { mailbox.take() }
}

/// A worker for every training that is begun.
final class WorkerTraining: TrainingDriver {
  private let mnist: MNIST
  private let waker: Waker
  private var worker: TrainingWorker?

  /// Trains on the digits of `mnist` and wakes the loop through `waker`.
  init(_ mnist: MNIST, waking waker: Waker) {
    self.mnist = mnist
    self.waker = waker
  }

  func start(_ setup: TrainingSetup) {
    worker?.stop()
    worker = TrainingWorker(setup, on: mnist, waking: waker)
  }

  func follow(_ order: TrainingOrder) { worker?.follow(order) }

  func follow(_ watch: TrainingWatch) { worker?.follow(watch) }

  func stop() {
    worker?.stop()
    worker = nil
  }

  func news() -> [Action] { worker?.news().map { [$0] } ?? [] }
}

// MARK: - Orders

/// The newest order for a worker and what is newest of how it is watched, and a place to wait for them.
///
/// `@unchecked`: all variables are touched only with the condition locked.
private final class Orders: @unchecked Sendable {
  private let condition = NSCondition()
  private var order: TrainingOrder?
  private var replaced = 0
  private var watch: TrainingWatch?
  private var isStopped = false

  func put(_ order: TrainingOrder) {
    condition.withLock {
      if self.order != nil { replaced += 1 }
      self.order = order
      condition.signal()
    }
  }

  func put(_ watch: TrainingWatch) {
    condition.withLock {
      self.watch = watch
      condition.signal()
    }
  }

  func stop() {
    condition.withLock {
      isStopped = true
      condition.signal()
    }
  }

  /// What a worker is to do next.
  enum Next {
    case stop
    /// An order, and how many before it were replaced without being followed.
    case follow(TrainingOrder, skipping: Int)
    case watch(TrainingWatch)
    case goOn
  }

  /// The next order, if there is one before `date`; nil waits for one.
  func next(until date: Date?) -> Next {
    condition.withLock {
      while order == nil && watch == nil && !isStopped {
        guard let date else {
          condition.wait()
          continue
        }
        guard condition.wait(until: date) else { break }
      }
      if isStopped { return .stop }
      if let watch {
        self.watch = nil
        return .watch(watch)
      }
      defer { (order, replaced) = (nil, 0) }
      return order.map { .follow($0, skipping: replaced) } ?? .goOn
    }
  }
}

// MARK: - The thread

/// What the worker's thread does.
private struct Loop: Sendable {
  let setup: TrainingSetup
  let mnist: MNIST
  let orders: Orders
  let mailbox: Mailbox<Action>

  func run() {
    CrashGuard.protectThread()
    #if canImport(Glibc)
      // On Linux this is the calling thread alone: the screen keeps its place in the queue.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    #endif
    do {
      let parts = try setup.parts(of: mnist)
      try parts.load()
      train(on: parts)
    } catch {
      mailbox.post(.trainingFailed("\(error)"))
    }
  }

  private func train(on parts: DataParts) {
    var engine = TrainingEngine(setup, on: parts, probes: TrainingPanes.probes)
    var speed = Speedometer()
    var rounds = ReadingRounds()
    var lastReport = ContinuousClock.now - .seconds(1)
    var due = Date.now
    report(engine, speed)
    while true {
      switch orders.next(until: engine.isPaused ? nil : due) {
      case .stop: return
      case .follow(let order, let skipped):
        engine.follow(order, skipping: skipped)
        due = .now
        if engine.isPaused { report(engine, speed) }
        continue
      case .watch(let watch):
        engine.follow(watch)
        if engine.isPaused { report(engine, speed) }
        continue
      case .goOn: break
      }
      let pace = engine.batchesPerSecond
      let images = rounds.advance(&engine)
      speed.count(images)
      due = pace.map { max(.now, due + 1 / Double($0)) } ?? .now
      let interval = Duration.milliseconds(pace == nil ? 100 : 33)
      if engine.isPaused || lastReport.duration(to: .now) >= interval {
        report(engine, speed)
        lastReport = .now
      }
    }
  }

  private func report(_ engine: TrainingEngine, _ speed: Speedometer) {
    mailbox.post(.training(engine.news(imagesPerSecond: speed.imagesPerSecond)))
  }
}

/// Images a second, measured anew about every half second of work.
private struct Speedometer {
  private(set) var imagesPerSecond: Double?
  private var since = ContinuousClock.now
  private var images = 0

  mutating func count(_ count: Int) {
    images += count
    let elapsed = since.duration(to: .now) / .seconds(1)
    guard elapsed >= 0.5 else { return }
    // A pause is no measurement.
    if elapsed < 5 { imagesPerSecond = Double(images) / elapsed }
    images = 0
    since = .now
  }
}
