import NeuralCore

/// A search through a training for the next or the last stop, cut into slices.
///
/// `Timeline.advance(_:atMost:)` carries it on. Later it trains on; earlier it replays from one kept
/// session to the next, the nearest first.
public struct StopSearch: Sendable {
  /// Which way in time a search goes.
  public enum Direction: Hashable, Sendable {
    case later, earlier
  }

  /// How a search ends.
  public enum Outcome: Hashable, Sendable {
    /// The stops that held at the place that was found; the first decides where it is.
    case found([StopHit])
    /// No stop held in these steps.
    case nothing(ClosedRange<Int>)
  }

  /// Which way it goes.
  public let direction: Direction
  /// The steps that were looked at so far.
  public var looked: ClosedRange<Int> {
    direction == .later
      ? origin.step...max(origin.step, step - 1) : min(first, origin.step)...origin.step
  }

  /// The step that is looked at next.
  public var step: Int { session.stepCount + 1 }

  /// Where the search began: a step, and the number of a place within it.
  let origin: (step: Int, place: Int)
  /// Later: the last step that is looked at.
  let limit: Int
  var watch: StopWatch
  var session: Session
  /// Hits count from this step on; before it the watch only listens, to know who was silent.
  var first: Int
  /// Earlier: the last step of the part that is replayed.
  var last: Int
  /// Earlier: the latest hits of that part.
  var latest: [StopHit] = []

  /// Whether a hit lies beyond where the search began.
  func isBeyondOrigin(_ hit: StopHit) -> Bool {
    let place = (hit.step, watch.order[hit.place] ?? 0)
    return direction == .later ? place > origin : place < origin
  }
}
