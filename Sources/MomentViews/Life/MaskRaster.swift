import CellCanvas
import Notation
import Phrases
import TimeTravel

/// The masks of a dropout layer over the last steps, a row for each, and how often each neuron was
/// dropped in all.
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
    let unit = self.unit
    pane.line(phrases.dropped(unit, report))
    pane.line(phrases.extremes(report), pane.theme.faint)
    pane.gap()
    drawRows(around: unit, on: &pane)
  }

  /// The neuron that is marked.
  private var unit: Int { min(moment.unitInFocus ?? 0, report.dropped.count - 1) }

  private func drawRows(around unit: Int, on pane: inout Pane) {
    let label = "\(Numerals.count(report.last))".columns + 1
    let often = pane.phrases.life.often
    let margin = max(label, often.columns + 1)
    let columns = columns(around: unit, room: pane.rect.width - margin)
    pane.line(
      pane.phrases.life.raster(
        neurons: columns.lowerBound...columns.upperBound - 1, of: report.dropped.count),
      pane.theme.faint)
    let rows = report.recent.suffix(max(1, pane.rowsLeft - 2))
    for row in rows {
      pane.put(
        Numerals.count(row.step).padded(to: margin - 1, .right), style: pane.theme.faint)
      drawMask(row.mask, columns, around: unit, x: margin, on: &pane)
    }
    pane.put(often, style: pane.theme.faint)
    let counts = columns.map { Float(report.dropped[$0]) }
    pane.canvas.strip(
      counts, x: pane.rect.x + margin, y: pane.rect.y + pane.row, width: columns.count,
      scale: .unsigned(fitting: report.dropped.map(Float.init)), look: pane.look, clip: pane.rect)
    pane.row += 1
  }

  private func drawMask(
    _ mask: [Float], _ columns: Range<Int>, around unit: Int, x: Int, on pane: inout Pane
  ) {
    pane.put(columns.map { mask[$0] == 0 ? "·" : "█" }.joined(), x: x)
    let isKept = mask[unit] != 0
    pane.put(
      isKept ? "◆" : "◇", x: x + unit - columns.lowerBound,
      style: isKept ? Style.plain.adding([.reverse, .bold]) : Style.plain.adding(.bold))
    pane.spots.append(
      Spot(
        rect: Rect(
          x: pane.rect.x + x, y: pane.rect.y + pane.row, width: columns.count, height: 1),
        first: columns.lowerBound, acrossStep: 1, downStep: 0, end: columns.upperBound))
    pane.row += 1
  }

  /// The neurons that fit, whole tens, the one under the cursor among them.
  private func columns(around unit: Int, room: Int) -> Range<Int> {
    let width = report.dropped.count
    guard width > room else { return 0..<width }
    let count = max(10, room / 10 * 10)
    let first = min(unit / count * count, max(0, width - count))
    return first..<min(width, first + count)
  }
}
