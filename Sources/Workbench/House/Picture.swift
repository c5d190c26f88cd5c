import CellCanvas

/// What is on the screen: its cells, and what can be clicked.
public struct Picture {
  /// The cells.
  public let canvas: Canvas
  let targets: [ClickTarget<AnyHit>]

  /// The parts that can be clicked, those drawn last in front.
  package var clickable: [Rect] { targets.reversed().map(\.area) }

  /// What an event of the terminal means on this picture: a click hits what was drawn.
  public func action(for event: InputEvent) -> Action {
    guard case .mouse(let mouse) = event else { return .input(event) }
    return .pointed(mouse.action, at: hit(at: mouse.place))
  }

  /// What was drawn at a point, the last drawn first; nil where nothing can be clicked.
  private func hit(at point: Point) -> AnyHit? {
    targets.reversed().lazy.compactMap { $0.area.contains(point) ? $0.hit(point) : nil }.first
  }
}

/// A part of a picture that can be clicked, and what a click there means.
struct ClickTarget<Hit: Sendable> {
  /// The cells it takes.
  let area: Rect
  /// Whether it is also followed while the mouse is dragged over it.
  var followsDrags = false
  /// What a point of it stands for; nil where that is nothing.
  let hit: (Point) -> Hit?

  /// The same target among those of other rooms.
  var erased: ClickTarget<AnyHit> {
    let (hit, followsDrags) = (hit, followsDrags)
    return ClickTarget<AnyHit>(area: area, followsDrags: followsDrags) { point in
      hit(point).map { AnyHit(value: $0, followsDrags: followsDrags) }
    }
  }
}

/// What a click of some room means; only that room knows what it is.
public struct AnyHit: Sendable {
  let value: any Sendable
  let followsDrags: Bool
}
