import CellCanvas
import MomentViews
import TimeTravel

/// The view of a walk's place as plain text: its words and numbers, without what cannot be read aloud.
enum PlainView {
  /// The lines of the view, behind a lesson's curtain where there is one; pictures are named and not drawn.
  static func lines(of walk: Walk, behind curtain: Curtain? = nil) -> [String] {
    var canvas = Canvas(size)
    canvas.showsPictures = false
    var context = ViewContext(
      look: Look(glyphs: .unicode, depth: .none), language: walk.language,
      isConcealed: curtain?.isClosed ?? (walk.asking.question != nil),
      later: walk.whatLaterDoes, lens: walk.lens)
    context.hiddenFrom = curtain?.from
    context.isForLater = curtain?.isForLater ?? false
    context.dials = walk.dials
    context.life = walk.reading.report
    context.masks = walk.reading.masks
    context.takesOthers = walk.locked(.nextExample) == nil
    context.examples = walk.shownExamples
    context.isPlain = true
    EventView.draw(walk.moment, in: canvas.bounds, on: &canvas, context)
    var lines: [String] = []
    for line in canvas.lines.map(withoutStrokes) where !isRowOfPicture(line) {
      if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static let size = Size(width: 76, height: 40)

  /// Whether all there is in a line is the number of a picture's row.
  private static func isRowOfPicture(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 1 && words[0].allSatisfy(\.isWholeNumber)
  }

  /// A line without what it says of strokes and blocks, which are in no picture here.
  private static func withoutStrokes(_ line: String) -> String {
    // The glyphs that a legend explains, and the point of a curve that is not drawn.
    let named = line.replacing(" (█)", with: "").replacing(" (·)", with: "")
      .replacing("●", with: " ")
    guard named.unicodeScalars.contains(where: isStroke) else { return named }
    let parts = named.split(separator: "; ").filter { !$0.unicodeScalars.contains(where: isStroke) }
    return parts.joined(separator: "; ")
  }

  /// Whether a character is a stroke of a box, a block, or the dots of a curve.
  private static func isStroke(_ scalar: Unicode.Scalar) -> Bool {
    (0x2500...0x259F).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
  }
}
