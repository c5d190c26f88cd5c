import CellCanvas
import Notation
import Phrases
import TimeTravel

/// The masks of a dropout layer over the last steps, time downwards and neurons across, and how often
/// each neuron was dropped in all.
///
/// A wide layer is drawn in dots, two neurons and four steps to a cell, a hundred neurons in a band; all
/// of them are shown.
struct MaskRaster {
  let report: MaskReport
  let moment: Moment

  func draw(on pane: inout Pane) {
    let phrases = pane.phrases.life
    pane.head(phrases.maskTitle(report, in: moment.network))
    guard !pane.context.isConcealed else {
      pane.line(phrases.hidden, pane.theme.faint)
      return
    }
    if !report.isComplete {
      pane.line(phrases.reading(report.steps, of: report.last), pane.theme.title)
    }
    pane.line(phrases.dropped(unit, report))
    pane.prose(phrases.extremes(report), pane.theme.faint)
    let shape = MaskRasterShape(
      width: report.dropped.count, isInDots: pane.look.glyphs == .unicode)
    pane.line(
      firstThatFits: phrases.raster(neurons: shape.neurons, steps: shape.steps),
      pane.theme.faint)
    drawBands(shape, on: &pane)
  }

  /// The neuron that is marked.
  private var unit: Int { min(moment.unitInFocus ?? 0, report.dropped.count - 1) }

  private func drawBands(_ shape: MaskRasterShape, on pane: inout Pane) {
    let label = "\(Numerals.count(report.last))".columns
    let margin = max(label, pane.phrases.life.often.columns) + 1
    let across = max(
      1, (pane.rect.width - margin + Self.gap) / (shape.cellsOfBand + Self.gap))
    let lines = (shape.bands.count + across - 1) / across
    // A band has a line over it and a strip below it.
    let rows = max(1, pane.rowsLeft / lines - 2)
    let steps = report.recent.suffix(rows * shape.steps)
    let top = pane.row
    let height = (steps.count + shape.steps - 1) / shape.steps + 2
    for (index, band) in shape.bands.enumerated() {
      pane.row = top + index / across * height
      let x = margin + index % across * (shape.cellsOfBand + Self.gap)
      if index % across == 0 { drawLabels(Array(steps), shape, margin: margin, on: &pane) }
      draw(band, Array(steps), shape, x: x, on: &pane)
    }
    pane.row = top + lines * height
  }

  private static let gap = 2

  /// Which step the rows begin with, and what the strip below them is.
  private func drawLabels(
    _ steps: [MaskReport.Recent], _ shape: MaskRasterShape, margin: Int, on pane: inout Pane
  ) {
    var row = 1
    for first in stride(from: 0, to: steps.count, by: shape.steps) {
      pane.put(
        Numerals.count(steps[first].step).padded(to: margin - 1, .right), row: row,
        style: pane.theme.faint)
      row += 1
    }
    pane.put(pane.phrases.life.often, row: row, style: pane.theme.faint)
  }

  private func draw(
    _ band: Range<Int>, _ steps: [MaskReport.Recent], _ shape: MaskRasterShape, x: Int,
    on pane: inout Pane
  ) {
    pane.put("\(band.lowerBound)–\(band.upperBound - 1)", x: x, style: pane.theme.faint)
    if band.contains(unit) {
      pane.put("▾", x: x + (unit - band.lowerBound) / shape.neurons, style: pane.theme.title)
    }
    pane.row += 1
    let rows = (steps.count + shape.steps - 1) / shape.steps
    if shape.neurons > 1 {
      drawDots(band, steps, shape, x: x, on: &pane)
    } else {
      drawCells(band, steps, x: x, on: &pane)
    }
    let cells = (band.count + shape.neurons - 1) / shape.neurons
    pane.spots.append(
      Spot(
        rect: Rect(
          x: pane.rect.x + x, y: pane.rect.y + pane.row, width: cells, height: rows),
        first: band.lowerBound, acrossStep: shape.neurons, downStep: 0, end: band.upperBound))
    pane.row += rows
    pane.canvas.strip(
      band.map { Float(report.dropped[$0]) }, x: pane.rect.x + x, y: pane.rect.y + pane.row,
      width: cells, scale: .unsigned(fitting: report.dropped.map(Float.init)), look: pane.look,
      clip: pane.rect)
    pane.row += 1
  }

  /// A dot for each neuron that was dropped in a step.
  private func drawDots(
    _ band: Range<Int>, _ steps: [MaskReport.Recent], _ shape: MaskRasterShape, x: Int,
    on pane: inout Pane
  ) {
    let marked = band.contains(unit) ? (unit - band.lowerBound) / shape.neurons : nil
    let theme = pane.theme
    pane.canvas.dots(
      columns: band.count, rows: steps.count, x: pane.rect.x + x, y: pane.rect.y + pane.row,
      clip: pane.rect, style: { $0 == marked ? theme.title : theme.text },
      isSet: { steps[$1].mask[band.lowerBound + $0] == 0 })
  }

  /// A cell for each neuron in each step.
  private func drawCells(
    _ band: Range<Int>, _ steps: [MaskReport.Recent], x: Int, on pane: inout Pane
  ) {
    for (row, step) in steps.enumerated() {
      pane.put(band.map { step.mask[$0] == 0 ? "·" : "█" }.joined(), x: x, row: row)
      guard band.contains(unit) else { continue }
      let isKept = step.mask[unit] != 0
      pane.put(
        isKept ? "◆" : "◇", x: x + unit - band.lowerBound, row: row,
        style: isKept ? Style.plain.adding([.reverse, .bold]) : Style.plain.adding(.bold))
    }
  }
}

/// How many neurons and steps share a cell of a raster of masks, and a band of it.
struct MaskRasterShape: Hashable {
  /// So many neurons share a cell.
  let neurons: Int
  /// So many steps share one.
  let steps: Int
  /// The neurons of each band.
  let bands: [Range<Int>]

  /// A layer that fits is drawn cell by cell, a wider one in dots, where those can be shown.
  init(width: Int, isInDots: Bool) {
    let isWide = width > Self.cells && isInDots
    (neurons, steps) = isWide ? (2, 4) : (1, 1)
    let length = Self.cells * neurons
    bands = stride(from: 0, to: width, by: length).map { $0..<min(width, $0 + length) }
  }

  private static let cells = 50

  /// The cells across of the widest band.
  var cellsOfBand: Int { bands.map { ($0.count + neurons - 1) / neurons }.max() ?? 0 }
}
