import CellCanvas

/// A picture that is being drawn: ink from 0 to 1 on 28 × 28 pixels, and the way back.
struct Sketch: Equatable {
  /// The pixels, row by row.
  private(set) var ink = [Float](repeating: 0, count: side * side)
  private var past: [[Float]] = []

  /// The pixels of a side.
  static let side = 28
  private static let mostSteps = 500

  /// Nothing drawn.
  init() {}

  /// A picture that is there already, to be drawn on.
  init(_ ink: [Float]) { self.ink = ink }

  /// Whether nothing is drawn.
  var isEmpty: Bool { !ink.contains { $0 > 0 } }

  /// Begins something that one press of undo takes back.
  mutating func begin() {
    past.append(ink)
    if past.count > Self.mostSteps { past.removeFirst() }
  }

  /// Takes back what was begun last; false where there is nothing.
  mutating func undo() -> Bool {
    guard let last = past.popLast() else { return false }
    ink = last
    return true
  }

  /// Draws or erases a line, as a pen two pixels wide does.
  mutating func stroke(from start: Point, to end: Point, isErasing: Bool) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      let x = start.x + (end.x - start.x) * step / steps
      let y = start.y + (end.y - start.y) * step / steps
      touch(Point(x: x, y: y), isErasing: isErasing)
    }
  }

  private mutating func touch(_ point: Point, isErasing: Bool) {
    for (right, down, amount) in Self.pen {
      let (x, y) = (point.x + right, point.y + down)
      guard (0..<Self.side).contains(x), (0..<Self.side).contains(y) else { continue }
      let index = y * Self.side + x
      ink[index] = isErasing ? min(ink[index], 1 - amount) : max(ink[index], amount)
    }
  }

  /// What the pen leaves around its point: full ink on two by two pixels, less beside them.
  private static let pen: [(right: Int, down: Int, amount: Float)] = [
    (0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 1, 1), (-1, 0, 0.4), (-1, 1, 0.4), (2, 0, 0.4),
    (2, 1, 0.4), (0, -1, 0.4), (1, -1, 0.4), (0, 2, 0.4), (1, 2, 0.4),
  ]

  /// Puts an amount of ink on one pixel.
  mutating func set(_ pixel: Int, to amount: Float) { ink[pixel] = amount }

  /// Puts another picture in its place.
  mutating func replace(with ink: [Float]) { self.ink = ink }
}
