import CellCanvas
import Phrases
import TimeTravel

/// The box with the view of a moment, and where there is room with its other views beside and below it.
package struct ViewBox {
  /// A view that was drawn, and the cells it was given.
  package struct Part: Hashable, Sendable {
    /// Which view it is.
    package let lens: Lens
    /// The cells it was given.
    package let rect: Rect
    /// Whether it left out something for want of room.
    package let isFolded: Bool
  }

  /// The views that were drawn, the wanted one first.
  package private(set) var parts: [Part] = []
  /// What was drawn that can be pointed at.
  package private(set) var spots: [Spot] = []
  /// Rows, words and titles that lead elsewhere.
  package private(set) var signposts: [Signpost] = []

  private let moment: Moment
  private let box: Rect
  private let context: ViewContext
  private var queue: [Lens]

  /// Draws the box into `box`.
  @discardableResult
  package static func draw(
    _ moment: Moment, in box: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) -> ViewBox {
    var drawing = ViewBox(moment, box, context)
    drawing.draw(on: &canvas)
    return drawing
  }

  private init(_ moment: Moment, _ box: Rect, _ context: ViewContext) {
    self.moment = moment
    self.box = box
    self.context = context
    let inner = Self.inner(box)
    let lens = context.lens.shown(for: moment)
    queue =
      context.hasBeside && ViewPlan.isRoomy(inner.size) && moment.missing.isEmpty
      ? [lens] + lens.companions(of: moment) : [lens]
  }

  /// The room inside of a box.
  package static func inner(_ box: Rect) -> Rect { box.inset(horizontal: 2, vertical: 1) }

  private mutating func draw(on canvas: inout Canvas) {
    let inner = Self.inner(box)
    let rooms = queue.map { $0.room(for: moment, in: inner.size) }
    let plan = ViewPlan(rooms, in: inner)
    let columns = plan.columns
    canvas.box(
      box, title: title(queue[0]), style: context.theme.border, titleStyle: context.theme.title)
    if queue[0].next(for: moment) != nil {
      let rect = Rect(x: box.x + 2, y: box.y, width: title(queue[0]).columns, height: 1)
      signposts.append(Signpost(rect: rect, destination: .key(.character("v"))))
    }
    for column in columns.dropFirst() { divide(before: column, on: &canvas) }
    var free = columns.map(\.rect)
    let isAlone = columns.count == 1 && plan.below == nil
    for (index, column) in columns.enumerated() {
      var rect = column.rect
      if index == 0, let below = plan.below { _ = rect.takeBottom(below.rows) }
      let used = draw(queue[column.view], in: rect, isAlone: isAlone, on: &canvas)
      _ = free[index].takeTop(used)
    }
    let shown = Set(columns.map(\.view))
    var rest = queue.indices.filter { !shown.contains($0) }.map { (queue[$0], rooms[$0]) }
    while let (next, index) = placeable(rest.map(\.1), in: free) {
      free[index] = stack(rest.remove(at: next).0, in: free[index], on: &canvas)
    }
  }

  /// The first view that still fits below another one, and the column with the most room for it.
  private func placeable(_ rooms: [ViewRoom], in free: [Rect]) -> (view: Int, column: Int)? {
    for (view, room) in rooms.enumerated() {
      let columns = free.indices.filter { room.fits(below(free[$0])) }
      if let column = columns.max(by: { free[$0].height < free[$1].height }) {
        return (view, column)
      }
    }
    return nil
  }

  /// The room below a view, a rule above it.
  private func below(_ rect: Rect) -> Size {
    Size(width: rect.width, height: rect.height - 1)
  }

  /// Draws a view below another one, and returns what is left.
  private mutating func stack(_ lens: Lens, in rect: Rect, on canvas: inout Canvas) -> Rect {
    var rest = rect
    let rule = rest.takeTop(1)
    drawRule(rule, title: title(lens), on: &canvas)
    lead(to: lens, x: rule.x, y: rule.y, width: title(lens).cut(to: rule.width).columns)
    let used = draw(lens, in: rest, isAlone: false, on: &canvas)
    _ = rest.takeTop(used)
    return rest
  }

  /// Draws one view and returns the rows it took.
  private mutating func draw(
    _ lens: Lens, in rect: Rect, isAlone: Bool, on canvas: inout Canvas
  ) -> Int {
    var context = context
    context.lens = lens
    context.isAlone = isAlone
    context.isCompanion = !parts.isEmpty
    let seen = lens.moment(from: moment)
    let pane = EventView.pane(seen, in: rect, on: canvas, context)
    canvas = pane.canvas
    // What is drawn first is in front.
    if seen.cursor.place == moment.cursor.place { spots += pane.spots }
    signposts += pane.signposts.map { $0.standing(at: seen.cursor.place, from: moment) }
    parts.append(Part(lens: lens, rect: rect, isFolded: pane.isFolded))
    return min(rect.height, pane.row)
  }
}

// MARK: - Rules and titles

extension ViewBox {
  private func title(_ lens: Lens) -> String {
    EventView.name(of: lens, at: moment, in: context.language)
  }

  /// The rule between a column and the one before it, and the column's title in the frame.
  private mutating func divide(before column: ViewPlan.Column, on canvas: inout Canvas) {
    let (x, style) = (column.rect.x - 2, context.theme.border)
    for y in box.y + 1..<max(box.y + 1, box.maxY - 1) { canvas.put("│", x: x, y: y, style: style) }
    canvas.put("┬", x: x, y: box.y, style: style)
    canvas.put("┴", x: x, y: box.maxY - 1, style: style)
    let name = title(queue[column.view]).cut(to: column.rect.width)
    canvas.put(" \(name) ", x: x + 1, y: box.y, style: context.theme.title)
    lead(to: queue[column.view], x: x + 2, y: box.y, width: name.columns)
  }

  /// Lets the title of a view lead to it, where the key for views does.
  private mutating func lead(to lens: Lens, x: Int, y: Int, width: Int) {
    guard lens.shown(for: moment) == lens else { return }
    signposts.append(
      Signpost(rect: Rect(x: x, y: y, width: width, height: 1), destination: .view(lens)))
  }

  /// The rule between a view and the one below it, with its title, joined to the frame.
  private func drawRule(_ rect: Rect, title: String, on canvas: inout Canvas) {
    let style = context.theme.border
    let (left, right) = (rect.x - 2, min(rect.maxX + 1, box.maxX - 1))
    canvas.fill(
      Rect(x: left + 1, y: rect.y, width: right - left - 1, height: 1), with: "─", style: style)
    join("├", with: "┤", x: left, y: rect.y, on: &canvas)
    join("┤", with: "├", x: right, y: rect.y, on: &canvas)
    canvas.put(
      " \(title.cut(to: rect.width)) ", x: left + 1, y: rect.y, style: context.theme.title)
  }

  /// One arm of a rule; where the other one is there, a crossing.
  private func join(
    _ arm: String, with other: Unicode.Scalar, x: Int, y: Int, on canvas: inout Canvas
  ) {
    let isCrossing = canvas[x, y].scalar == other
    canvas.put(isCrossing ? "┼" : arm, x: x, y: y, style: context.theme.border)
  }
}
