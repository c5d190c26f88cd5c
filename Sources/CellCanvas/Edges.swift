/// A straight line from the middle of one cell to that of another.
public struct Edge: Hashable, Sendable {
  /// Where it begins.
  public let start: Point
  /// Where it ends.
  public let end: Point
  /// How it is drawn.
  public let style: Style

  /// Joins two cells.
  public init(from start: Point, to end: Point, style: Style) {
    self.start = start
    self.end = end
    self.style = style
  }
}

extension Canvas {
  /// Draws lines into `rect`, later ones over earlier ones.
  public mutating func draw(_ edges: [Edge], in rect: Rect) {
    guard !rect.isEmpty, !leavesOutPicture(x: rect.x, y: rect.y, clip: rect) else { return }
    var dots = BrailleDots(width: rect.width, height: rect.height)
    for (number, edge) in edges.enumerated() {
      func dot(_ point: Point) -> (column: Int, row: Int) {
        (
          column: min(max(0, 2 * (point.x - rect.x)), 2 * rect.width - 1),
          row: min(max(0, 4 * (point.y - rect.y) + 1), 4 * rect.height - 1)
        )
      }
      dots.line(from: dot(edge.start), to: dot(edge.end), isDotted: false, owner: number)
    }
    draw(dots, in: rect) { edges[$0].style }
  }
}
