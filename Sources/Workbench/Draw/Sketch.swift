import CellCanvas

/// A picture that is being drawn, what is done to it before it is seen, and the way back.
struct Sketch: Equatable {
  /// All that a step changes, and that undo brings back.
  private struct Sheet: Equatable {
    /// The pixels, row by row: ink from 0 to 1 on 28 × 28 of them.
    var ink = [Float](repeating: 0, count: side * side)
    /// Whether what is drawn is brought to size and to the middle, as MNIST's digits were.
    var isPrepared = true
    /// The pixels that were changed in what is seen, to fool who sees it, and their ink.
    var changes: [Int: Float] = [:]
  }

  private var sheet = Sheet()
  private var past: [Sheet] = []

  /// The pixels of a side.
  static let side = 28
  private static let mostSteps = 500

  /// Nothing drawn.
  init() {}

  /// A picture that is there already, to be drawn on.
  init(_ ink: [Float]) { sheet.ink = ink }

  /// The pixels that are drawn, row by row.
  var ink: [Float] { sheet.ink }
  /// Whether what is drawn is brought to size and to the middle, as MNIST's digits were.
  var isPrepared: Bool { sheet.isPrepared }
  /// How many pixels were changed in what is seen.
  var changeCount: Int { sheet.changes.count }

  /// Whether nothing is drawn.
  var isEmpty: Bool { !ink.contains { $0 > 0 } }

  /// Begins something that one press of undo takes back.
  mutating func begin() {
    past.append(sheet)
    if past.count > Self.mostSteps { past.removeFirst() }
  }

  /// Takes back what was begun last; false where there is nothing.
  mutating func undo() -> Bool {
    guard let last = past.popLast() else { return false }
    sheet = last
    return true
  }

  /// Draws or erases a line, as a pen two pixels wide does; another picture has none of the changes.
  mutating func stroke(from start: Point, to end: Point, isErasing: Bool) {
    sheet.changes = [:]
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
      sheet.ink[index] = isErasing ? min(ink[index], 1 - amount) : max(ink[index], amount)
    }
  }

  /// What the pen leaves around its point: full ink on two by two pixels, less beside them.
  private static let pen: [(right: Int, down: Int, amount: Float)] = [
    (0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 1, 1), (-1, 0, 0.4), (-1, 1, 0.4), (2, 0, 0.4),
    (2, 1, 0.4), (0, -1, 0.4), (1, -1, 0.4), (0, 2, 0.4), (1, 2, 0.4),
  ]

  /// Takes a new sheet, which is looked at as the one before.
  mutating func clear() {
    let isPrepared = sheet.isPrepared
    sheet = Sheet()
    sheet.isPrepared = isPrepared
  }

  /// Shows what is drawn as it is, or brought to size and to the middle.
  mutating func prepare(_ isPrepared: Bool) {
    sheet.isPrepared = isPrepared
    sheet.changes = [:]
  }
}

// MARK: - Changes in what is seen

extension Sketch {
  /// Puts an amount of ink on one pixel of what is seen.
  mutating func change(_ pixel: Int, to amount: Float) { sheet.changes[pixel] = amount }

  /// Takes all changed pixels back.
  mutating func dropChanges() { sheet.changes = [:] }

  /// A picture with the changed pixels in it.
  func changed(_ pixels: [Float]) -> [Float] {
    var pixels = pixels
    for (pixel, amount) in sheet.changes { pixels[pixel] = amount }
    return pixels
  }
}
