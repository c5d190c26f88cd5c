import CellCanvas
import TimeTravel

/// A drawn thing that can be pointed at: where it is, and which neurons, pixels or rows it holds.
package struct Spot: Hashable, Sendable {
  /// The cells it takes.
  package let rect: Rect
  /// The index of the thing at its top left.
  let first: Int
  /// What one cell to the right adds to the index.
  let acrossStep: Int
  /// What one row down adds to the index.
  let downStep: Int
  /// One more than the largest index.
  let end: Int
  /// How many columns one thing takes.
  var zoom = 1
  /// Whether a cell shows two rows.
  var isPicture = false
  /// What its things are.
  package var kind = PointedPicture.Kind.units

  /// The index under `point`, or nil beside the things.
  package func index(at point: Point) -> Int? {
    guard rect.contains(point) else { return nil }
    let row = isPicture ? 2 * (point.y - rect.y) / zoom : point.y - rect.y
    let index = first + (point.x - rect.x) / zoom * acrossStep + row * downStep
    return index < end ? index : nil
  }
}

/// A row or a word that was drawn and that a click follows.
package struct Signpost: Hashable, Sendable {
  /// Where it leads.
  package enum Destination: Hashable, Sendable {
    /// To a place; to the cursor's own where it names none.
    case target(Target)
    /// To another view of the place.
    case view(Lens)
    /// Where a key leads.
    case key(Key)
  }

  /// The cells it takes.
  package let rect: Rect
  /// Where it leads.
  package let destination: Destination
}
