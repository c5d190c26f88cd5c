import Foundation
import Workbench

/// The newest order for a worker and what is newest of how it is watched, and a place to wait for them, and
/// for its end.
///
/// `@unchecked`: all variables are touched only with the condition locked.
final class WorkerOrders: @unchecked Sendable {
  private let condition = NSCondition()
  private var order: TrainingOrder?
  private var replaced = 0
  private var watch: TrainingWatch?
  private var end: End?
  private var hasEnded = false
  private var farewell: String?

  /// Why a worker ends.
  enum End {
    /// The learner wants no more of it.
    case left
    /// The program ends by itself: what can be saved is.
    case cut
  }

  func put(_ order: TrainingOrder) {
    condition.withLock {
      if self.order != nil { replaced += 1 }
      self.order = order
      condition.broadcast()
    }
  }

  func put(_ watch: TrainingWatch) {
    condition.withLock {
      self.watch = watch
      condition.broadcast()
    }
  }

  /// Ends the worker, and waits until it has ended; returns what it said last.
  func end(_ reason: End) -> String? {
    condition.withLock {
      if end == nil { end = reason }
      condition.broadcast()
      while !hasEnded { condition.wait() }
      return farewell
    }
  }

  /// The worker has ended.
  func ended(saying farewell: String?) {
    condition.withLock {
      hasEnded = true
      self.farewell = farewell
      condition.broadcast()
    }
  }

  /// What a worker is to do next.
  enum Next {
    case end(End)
    /// An order, and how many before it were replaced without being followed.
    case follow(TrainingOrder, skipping: Int)
    case watch(TrainingWatch)
    case goOn
  }

  /// The next order, if there is one before `date`; nil waits for one.
  func next(until date: Date?) -> Next {
    condition.withLock {
      while order == nil && watch == nil && end == nil {
        guard let date else {
          condition.wait()
          continue
        }
        guard condition.wait(until: date) else { break }
      }
      if let end { return .end(end) }
      if let watch {
        self.watch = nil
        return .watch(watch)
      }
      defer { (order, replaced) = (nil, 0) }
      return order.map { .follow($0, skipping: replaced) } ?? .goOn
    }
  }
}
