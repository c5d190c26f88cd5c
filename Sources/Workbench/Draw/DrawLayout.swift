import CellCanvas

/// Where a rectangle has the sheet, what the network sees of it, and the answers.
struct DrawLayout {
  /// How many cells wide a pixel of the sheet is.
  let zoom: Int
  /// The sheet, with the row above it where there is one.
  let sheet: Rect
  /// What the network sees, with the row above it; nil where the answers need its room.
  let seen: Rect?
  /// The answers, with the row above them.
  let answers: Rect
  /// Whether a row above the pictures says what they are.
  let hasHeadings: Bool

  /// The columns of a name, a bar and a number.
  private static let usualAnswers = 22
  /// Those of a name and a number.
  private static let leastAnswers = 8
  private static let gap = 2

  init(_ rect: Rect) {
    let side = Sketch.side
    let beside = side + 2 * Self.gap + Self.usualAnswers
    zoom = max(1, min((rect.width - beside) / side, (rect.height - 1) * 2 / side))
    hasHeadings = rect.height > side / 2
    var rest = rect
    sheet = rest.takeLeft(zoom * side)
    _ = rest.takeLeft(Self.gap)
    if rest.width >= side + Self.gap + Self.leastAnswers {
      seen = rest.takeLeft(side)
      _ = rest.takeLeft(Self.gap)
    } else {
      seen = nil
    }
    answers = rest
  }
}
