import Synchronization

/// Where a worker leaves its newest value for the loop: a later one replaces one not yet taken.
///
/// The worker never waits and values never queue up, so a slow screen only skips frames.
public final class Mailbox<Value: Sendable>: Sendable {
  private let content = Mutex<Value?>(nil)
  private let waker: Waker

  /// An empty mailbox that wakes its loop through `waker`.
  public init(waking waker: Waker) { self.waker = waker }

  /// Leaves `value`, or what `combine` makes of the value still there and the new one.
  ///
  /// The loop is woken only when the box was empty: one byte for each time it is emptied.
  public func post(_ value: Value, combining combine: (Value, Value) -> Value = { $1 }) {
    let wasEmpty = content.withLock { content in
      let old = content
      content = old.map { combine($0, value) } ?? value
      return old == nil
    }
    if wasEmpty { waker.wake() }
  }

  /// Empties the box.
  public func take() -> Value? {
    content.withLock { content in
      defer { content = nil }
      return content
    }
  }
}
