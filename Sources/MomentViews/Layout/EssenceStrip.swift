import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The view of a moment in a few rows, beside text that speaks of it: what matters most of it, without
/// its heading.
package struct EssenceStrip {
  /// What was drawn that can be pointed at.
  package private(set) var spots: [Spot] = []
  /// Rows and words that lead elsewhere.
  package private(set) var signposts: [Signpost] = []

  /// Draws the strip in a box; `hint` stands at the right of its upper edge.
  package static func draw(
    _ moment: Moment, in box: Rect, on canvas: inout Canvas, _ context: ViewContext, hint: String
  ) -> EssenceStrip {
    let theme = context.theme
    canvas.box(
      box, title: EventView.title(moment, context.lens, in: context.language),
      style: theme.border, titleStyle: theme.title)
    let edge = Rect(x: box.x, y: box.y, width: box.width - 2, height: 1)
    canvas.put(" \(hint) ", in: edge, align: .right, style: theme.faint)
    var strip = EssenceStrip()
    var inner = box.inset(horizontal: 2, vertical: 1)
    strip.drawPicture(moment, in: &inner, on: &canvas, context)
    strip.drawView(moment, in: inner, on: &canvas, context)
    return strip
  }

  /// The input's picture at the left, as large as the rows allow: the view itself has no room for it.
  private mutating func drawPicture(
    _ moment: Moment, in inner: inout Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    guard moment.cursor.place == .input, context.lens.shown(for: moment) == .event,
      let grid = PixelGrid(moment.arrangement, inputs: moment.input.count),
      grid.rows > 2 * inner.height
    else { return }
    let rows = 2 * inner.height
    let map = HeatMap(
      rows: grid.rows, columns: grid.columns, values: moment.input, scale: .unsigned(1)
    ).reduced(rows: rows, columns: max(1, grid.columns * rows / grid.rows) * 2)
    let place = inner.takeLeft(map.cells.width + 2)
    canvas.draw(map, x: place.x, y: place.y, look: context.look, clip: place)
  }

  private mutating func drawView(
    _ moment: Moment, in inner: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    var context = context
    context.lens = context.lens.shown(for: moment)
    context.isAlone = false
    context.isCompanion = true
    let pane = EventView.pane(moment, in: inner, on: canvas, context)
    canvas = pane.canvas
    spots = pane.spots
    signposts = pane.signposts
  }
}
