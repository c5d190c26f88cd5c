import CellCanvas

/// A drawn thing that can be pointed at: where it is, and which neurons, pixels or rows it holds.
package struct Spot: Hashable, Sendable {
  /// The cells it takes.
  package let rect: Rect
  /// The index of the thing at its top left.
  let first: Int
  /// What one cell to the right adds to the index.
  let acrossStep: Int
  /// What one cell down adds to the index.
  let downStep: Int
  /// One more than the largest index.
  let end: Int

  /// The index under `point`, or nil beside the things.
  package func index(at point: Point) -> Int? {
    guard rect.contains(point) else { return nil }
    let index = first + (point.x - rect.x) * acrossStep + (point.y - rect.y) * downStep
    return index < end ? index : nil
  }
}
