import Datasets
import Foundation
import TerminalDriver
import Workbench

/// Training on a thread of its own, which works when nobody else needs the processor.
///
/// It leaves its newest report in a mailbox, at most ten times a second at full speed, thirty at a pace.
/// One worker lives from `startTraining` to `stopTraining`.
final class TrainingWorker: Sendable {
  private let orders = WorkerOrders()
  private let mailbox: Mailbox<Action>

  /// Starts the thread; it waits for an order.
  init(
    _ setup: TrainingSetup, keeping: TrainingKeeping, on mnist: MNIST, waking waker: Waker
  ) {
    mailbox = Mailbox(waking: waker)
    let loop = WorkerLoop(
      setup: setup, keeping: keeping, mnist: mnist, orders: orders, mailbox: mailbox)
    Thread.detachNewThread { loop.run() }
  }

  /// Gives it an order in place of the one before.
  func follow(_ order: TrainingOrder) { orders.put(order) }

  /// Tells it what is looked at.
  func follow(_ watch: TrainingWatch) { orders.put(watch) }

  /// Ends the thread after the batch at hand, and waits for that; returns what it said last.
  func end(_ reason: WorkerOrders.End) -> String? { orders.end(reason) }

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

  func start(_ setup: TrainingSetup, keeping: TrainingKeeping) {
    stop()
    worker = TrainingWorker(setup, keeping: keeping, on: mnist, waking: waker)
  }

  func follow(_ order: TrainingOrder) { worker?.follow(order) }

  func follow(_ watch: TrainingWatch) { worker?.follow(watch) }

  func stop() {
    _ = worker?.end(.left)
    worker = nil
  }

  func finish() -> String? {
    defer { worker = nil }
    return worker?.end(.cut)
  }

  func news() -> [Action] { worker?.news().map { [$0] } ?? [] }
}
