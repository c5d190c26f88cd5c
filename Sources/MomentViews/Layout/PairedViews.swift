import CellCanvas
import Phrases
import TimeTravel

/// A second network in step with the one that is walked, to be seen beside it.
package struct Counterpart {
  /// What the two are called, the one that is walked first.
  package let names: [String]
  /// What is true in the second one; nil where it has no such place.
  package let moment: Moment?

  /// Names the two.
  package init(names: [String], moment: Moment?) {
    self.names = names
    self.moment = moment
  }
}

/// The same view of two networks in one box, side by side or one below the other, with what differs marked.
package struct PairedViews {
  /// What was drawn that can be pointed at, in both.
  package private(set) var spots: [Spot] = []
  /// Rows and words that lead elsewhere.
  package private(set) var signposts: [Signpost] = []

  private let moment: Moment
  private let counterpart: Counterpart
  private let context: ViewContext

  /// Draws the box; `hint` stands at the right of its upper edge.
  package static func draw(
    _ moment: Moment, _ counterpart: Counterpart, in box: Rect, on canvas: inout Canvas,
    _ context: ViewContext, hint: String = ""
  ) -> PairedViews {
    var drawing = PairedViews(moment, counterpart, context)
    drawing.draw(in: box, on: &canvas, hint)
    return drawing
  }

  private init(_ moment: Moment, _ counterpart: Counterpart, _ context: ViewContext) {
    self.moment = moment
    self.counterpart = counterpart
    self.context = context
  }

  private mutating func draw(in box: Rect, on canvas: inout Canvas, _ hint: String) {
    let (theme, names) = (context.theme, counterpart.names)
    let inner = ViewBox.inner(box)
    let shown = EventView.title(moment, context.lens, in: context.language)
    canvas.box(
      box, title: "\(names[0]) · \(shown)", style: theme.border, titleStyle: theme.title)
    let halves = PairedLayout(inner, isBeside: isBeside(in: inner.size))
    halves.drawRule(titled: names[1], of: box, on: &canvas, theme)
    if !hint.isEmpty {
      let edge = Rect(x: box.x, y: box.y, width: box.width - 2, height: 1)
      canvas.put(" \(hint) ", in: edge, align: .right, style: theme.faint)
    }
    draw(moment, in: halves.first, isFirst: true, on: &canvas)
    draw(counterpart.moment, in: halves.second, isFirst: false, on: &canvas)
    let differences = Differences.mark(
      halves.first, halves.second, on: &canvas, style: theme.different)
    for row in differences.rows {
      for point in halves.signs(ofRow: row, in: box) {
        canvas.put("≠", x: point.x, y: point.y, style: theme.different)
      }
    }
  }

  /// Whether both stand side by side: where each has the columns it asks for, or where there are not rows
  /// enough for one below the other.
  private func isBeside(in size: Size) -> Bool {
    let half = PairedLayout.half(of: size.width)
    let lens = context.lens.shown(for: moment)
    return lens.room(for: moment, in: size).least.width <= half
      || size.height < PairedLayout.stackedRows
  }

  private mutating func draw(
    _ moment: Moment?, in rect: Rect, isFirst: Bool, on canvas: inout Canvas
  ) {
    guard let moment else {
      canvas.put(
        context.phrases.frame.isNotInOther, in: rect, style: context.theme.text)
      return
    }
    var context = context
    context.lens = context.lens.shown(for: moment)
    context.later = ""
    context.isAlone = false
    // A strip has no rows for headings.
    context.isCompanion = rect.height < PairedLayout.headedRows
    if !isFirst {
      // What was read on the way of the one that is walked is not the other's.
      context.life = nil
      context.masks = nil
    }
    let pane = EventView.pane(moment, in: rect, on: canvas, context)
    canvas = pane.canvas
    spots += pane.spots
    signposts += pane.signposts
  }
}

/// Where two views stand in the inside of a box.
private struct PairedLayout {
  let first: Rect
  let second: Rect
  private let isBeside: Bool

  /// Two views one below the other want so many rows, the rule between them too.
  static let stackedRows = 19
  /// With so many rows each view has its heading.
  static let headedRows = 9
  /// Blank, rule, blank.
  private static let gap = 3

  /// The columns of one of two that stand side by side.
  static func half(of width: Int) -> Int { max(0, (width - gap) / 2) }

  init(_ inner: Rect, isBeside: Bool) {
    self.isBeside = isBeside
    var rest = inner
    if isBeside {
      let half = Self.half(of: inner.width)
      first = rest.takeLeft(half)
      second = rest.takeRight(half)
    } else {
      let rows = max(0, (inner.height - 1) / 2)
      first = rest.takeTop(rows)
      _ = rest.takeTop(1)
      second = rest.takeTop(rows)
    }
  }

  /// The rule between the two, with the name of the second.
  func drawRule(titled name: String, of box: Rect, on canvas: inout Canvas, _ theme: Theme) {
    if isBeside {
      let x = second.x - 2
      for y in box.y + 1..<max(box.y + 1, box.maxY - 1) {
        canvas.put("│", x: x, y: y, style: theme.border)
      }
      canvas.put("┬", x: x, y: box.y, style: theme.border)
      canvas.put("┴", x: x, y: box.maxY - 1, style: theme.border)
      canvas.put(" \(name.cut(to: second.width)) ", x: x + 1, y: box.y, style: theme.title)
    } else {
      let y = second.y - 1
      canvas.fill(
        Rect(x: box.x + 1, y: y, width: box.width - 2, height: 1), with: "─", style: theme.border)
      canvas.put("├", x: box.x, y: y, style: theme.border)
      canvas.put("┤", x: box.maxX - 1, y: y, style: theme.border)
      canvas.put(" \(name.cut(to: second.width)) ", x: box.x + 1, y: y, style: theme.title)
    }
  }

  /// Where a row that differs is marked: between the two, or before each.
  func signs(ofRow row: Int, in box: Rect) -> [Point] {
    isBeside
      ? [Point(x: second.x - 2, y: second.y + row)]
      : [first, second].map { Point(x: box.x, y: $0.y + row) }
  }
}
