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
  /// The weight that each place of a whole kernel's picture shows, as an index of the slice; places lie row
  /// by row, `downStep` of them in one.
  private var weights: [Int] = []
  /// Into so many neurons the kernel leads.
  package private(set) var units = 1

  /// A picture of a whole kernel, whose places show these of its weights.
  init(rect: Rect, weights: [Int], columns: Int, units: Int, zoom: Int) {
    self.init(
      rect: rect, first: 0, acrossStep: 1, downStep: columns, end: weights.count, zoom: zoom,
      isPicture: true, kind: .weights)
    self.weights = weights
    self.units = units
  }

  init(
    rect: Rect, first: Int, acrossStep: Int, downStep: Int, end: Int, zoom: Int = 1,
    isPicture: Bool = false, kind: PointedPicture.Kind = .units
  ) {
    self.rect = rect
    self.first = first
    self.acrossStep = acrossStep
    self.downStep = downStep
    self.end = end
    self.zoom = zoom
    self.isPicture = isPicture
    self.kind = kind
  }

  /// The index under `point`, or nil beside the things.
  package func index(at point: Point) -> Int? {
    guard rect.contains(point) else { return nil }
    let row = isPicture ? 2 * (point.y - rect.y) / zoom : point.y - rect.y
    // The stripes of a kernel's picture are wider down than across.
    let column = kind == .weights ? point.x - rect.x : (point.x - rect.x) / zoom
    let index = first + column * acrossStep + row * downStep
    guard index < end else { return nil }
    return kind == .weights ? weights[index] : index
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

  /// The same of a view of another place: what it names is there.
  func standing(at place: Place, from moment: Moment) -> Signpost {
    guard place != moment.cursor.place, case .target(var target) = destination,
      target.place == nil
    else { return self }
    target.place = place
    return Signpost(rect: rect, destination: .target(target))
  }
}
