import Datasets
import Foundation
import TerminalDriver
import Workbench

/// Training on a thread of its own, which works when nobody else needs the processor.
///
/// It leaves its newest report in a mailbox, at most thirty times a second: the network is copied for
/// each. One worker lives from `startTraining` to `stopTraining`.
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

  func stop() {
    worker?.stop()
    worker = nil
  }

  func news() -> [Action] { worker?.news().map { [$0] } ?? [] }
}

// MARK: - Orders

/// The newest order for a worker, and a place to wait for it.
///
/// `@unchecked`: both variables are touched only with the condition locked.
private final class Orders: @unchecked Sendable {
  private let condition = NSCondition()
  private var order: TrainingOrder?
  private var replaced = 0
  private var isStopped = false

  func put(_ order: TrainingOrder) {
    condition.withLock {
      if self.order != nil { replaced += 1 }
      self.order = order
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
    case goOn
  }

  /// The next order, if there is one before `date`; nil waits for one.
  func next(until date: Date?) -> Next {
    condition.withLock {
      while order == nil && !isStopped {
        guard let date else {
          condition.wait()
          continue
        }
        guard condition.wait(until: date) else { break }
      }
      if isStopped { return .stop }
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

  /// The shortest time between two reports.
  private static let reportInterval = Duration.milliseconds(33)

  func run() {
    CrashGuard.protectThread()
    #if canImport(Glibc)
      // On Linux this is the calling thread alone: the screen keeps its place in the queue.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    #endif
    do {
      try mnist.train.loadAll()
      try mnist.test.loadAll()
    } catch {
      mailbox.post(.trainingFailed("\(error)"))
      return
    }
    train()
  }

  private func train() {
    var engine = TrainingEngine(
      setup, training: mnist.train, test: mnist.test,
      probes: TrainingPanes.probes(of: setup.session))
    var speed = Speedometer()
    var lastReport = ContinuousClock.now - Self.reportInterval
    var due = Date.now
    while true {
      switch orders.next(until: engine.isPaused ? nil : due) {
      case .stop: return
      case .follow(let order, let skipped):
        engine.follow(order, skipping: skipped)
        due = .now
        if engine.isPaused { report(engine, speed) }
        continue
      case .goOn: break
      }
      let images = engine.advance()
      speed.count(images)
      due = engine.batchesPerSecond.map { max(.now, due + 1 / Double($0)) } ?? .now
      if engine.isPaused || lastReport.duration(to: .now) >= Self.reportInterval {
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
