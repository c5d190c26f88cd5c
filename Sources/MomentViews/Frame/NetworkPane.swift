import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// The whole network, always at the left: the layers, where we are, what it says, and the example.
package struct NetworkPane {
  /// Draws the pane; below 24 columns in its narrow form, without strips and picture.
  ///
  /// Returns the pixels of its picture.
  @discardableResult
  package static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) -> [Spot] {
    var pane = Pane(canvas, rect, context)
    guard !pane.rect.isEmpty else { return [] }
    let isWide = pane.rect.width >= 24
    for row in NetworkRow.rows(moment, pane.phrases.frame) where pane.rowsLeft > 0 {
      draw(row, moment, isWide: isWide, on: &pane)
    }
    pane.gap()
    PinnedNumbers(moment: moment, isWide: isWide).draw(on: &pane)
    let phrases = pane.phrases.frame
    let legend = isWide ? phrases.legend(moment) : phrases.shortLegend(moment)
    if context.pins.isEmpty || pane.rowsLeft > legend.count + 2 {
      for text in legend where pane.rowsLeft > 0 { pane.line(" " + text, context.theme.faint) }
    }
    drawVerdict(moment, isWide: isWide, on: &pane)
    if isWide { drawExample(moment, on: &pane) }
    canvas = pane.canvas
    return pane.spots
  }

  /// The layer or place that row `row` of the pane stands for: a click there goes to it.
  package static func place(atRow row: Int, _ moment: Moment) -> Place? {
    let places = NetworkRow.places(moment.network)
    return places.indices.contains(row) ? places[row] : nil
  }

  // MARK: Layers

  private static func draw(
    _ row: NetworkRow, _ moment: Moment, isWide: Bool, on pane: inout Pane
  ) {
    let theme = pane.theme
    let style = row.mark == "▶" ? theme.title : row.mark == "✓" ? theme.text : theme.faint
    let width = "\(row.width)"
    let room = isWide ? 15 : max(4, pane.rect.width - 3)
    let name = row.name(fitting: room - width.columns - 1)
    let text = name.padded(to: room - width.columns) + width
    let x = pane.put(" \(row.mark) \(text)", style: style)
    if isWide { drawContents(of: row, moment, x: x + 1, on: &pane) }
    pane.row += 1
  }

  /// What a layer holds as a strip; the loss as its number.
  private static func drawContents(
    of row: NetworkRow, _ moment: Moment, x: Int, on pane: inout Pane
  ) {
    let isHidden =
      pane.context.isConcealed && (row.mark == "▶" || isHidden(row, moment, pane.context))
    let width = pane.rect.width - x
    if row.place == .loss {
      guard let loss = moment.again?.loss ?? moment.batchLoss else { return }
      let text = isHidden ? "?" : Numerals.value(loss)
      pane.put(text.cut(to: width), x: x, style: pane.theme.strong)
      return
    }
    guard let values = row.values, !values.isEmpty else { return }
    guard !isHidden else {
      pane.put("?", x: x)
      return
    }
    pane.canvas.strip(
      values, x: pane.rect.x + x, y: pane.rect.y + pane.row, width: min(width, values.count),
      scale: .fitting(values),
      look: pane.look, clip: pane.rect)
  }

  /// Whether what a row shows comes at the place from which on an open question hides, or later.
  private static func isHidden(
    _ row: NetworkRow, _ moment: Moment, _ context: ViewContext
  ) -> Bool {
    guard let from = context.hiddenFrom.flatMap({ moment.walk.firstIndex(of: $0) }) else {
      return false
    }
    var place = row.place
    if moment.cursor.place.phase == .backward, case .forward(let layer) = place {
      place = .blame(layer: layer)
    }
    return moment.walk.firstIndex(of: place).map { $0 >= from } ?? true
  }

  // MARK: What it says

  private static func drawVerdict(_ moment: Moment, isWide: Bool, on pane: inout Pane) {
    let (theme, phrases) = (pane.theme, pane.phrases.frame)
    guard let verdict = Verdict(moment) else {
      let forms = phrases.noAnswer
      for text in isWide ? forms.wide : forms.narrow where pane.rowsLeft > 0 {
        pane.line(" " + text, theme.faint)
      }
      return
    }
    guard !pane.context.isConcealed else {
      if pane.rowsLeft > 0 { pane.line(" " + phrases.hiddenAnswer, theme.faint) }
      return
    }
    let style = verdict.isRight.map { $0 ? theme.good : theme.bad } ?? theme.text
    let forms = phrases.verdict(verdict)
    for text in isWide ? forms.wide : forms.narrow {
      // What is too long for the pane goes on in the next line.
      for line in wrap(text, width: pane.rect.width - 1) where pane.rowsLeft > 0 {
        pane.line(" \(line)", style)
      }
    }
  }

  // MARK: The example

  private static func drawExample(_ moment: Moment, on pane: inout Pane) {
    let input = moment.shownInput
    guard let grid = PixelGrid(moment.arrangement, inputs: moment.network.inputs), !input.isEmpty,
      pane.rect.width >= grid.columns,
      pane.rowsLeft >= grid.cells.height + 2
    else { return }
    if pane.rowsLeft > grid.cells.height + 2 { pane.row += 1 }
    let title = "── \(pane.phrases.frame.picture(moment)) "
    pane.line(title + String(repeating: "─", count: max(0, pane.rect.width - title.columns)))
    let unit = moment.cursor.place == .input ? moment.cursor.unit : nil
    pane.picture(input, grid, scale: .unsigned(1), cursor: unit, pointsAt: .units)
    pane.row += grid.cells.height
    pane.line(
      " " + pane.phrases.frame.nonzero(input.nonzeroCount, of: input.count, moment.arrangement),
      pane.theme.faint)
  }
}
