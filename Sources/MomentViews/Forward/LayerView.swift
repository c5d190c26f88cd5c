import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What the neurons of a dense layer say: a grid of their weighted sums, the cursor on the marked one.
struct LayerView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place, let z = moment.output(ofLayer: layer)
    else { return }
    let phrases = pane.phrases.sum
    pane.head(phrases.title(ofLayer: layer, in: moment.network))
    pane.line(firstThatFits: phrases.formulas(ofLayer: layer, in: moment.network))
    pane.gap()
    UnitPicture(z, symbol: "z", cursor: moment.unitInFocus)
      .draw(on: &pane, isConcealed: pane.context.isConcealed)
    pane.gap()
    guard !pane.context.isConcealed else {
      pane.line(phrases.hidden, pane.theme.faint)
      return
    }
    drawSummary(z, on: &pane)
    drawLargest(z, moment.unitInFocus, on: &pane)
  }

  private static func drawSummary(_ z: [Float], on pane: inout Pane) {
    let above = z.count { $0 > 0 }
    let below = z.count { $0 < 0 }
    let silent = z.count { $0 == 0 }
    let lost = z.count - above - below - silent
    pane.line(pane.phrases.sum.signs(above: above, below: below, zero: silent, lost: lost))
    pane.gap()
  }

  /// The largest sums, as many as there is room for, up to five; the marked one with them.
  private static func drawLargest(_ z: [Float], _ marked: Int?, on pane: inout Pane) {
    guard z.count > 12, pane.rowsLeft >= 3 else { return }
    let order = z.indices.sorted { z[$0] > z[$1] }
    var shown = Array(order.prefix(min(pane.rect.height > 24 ? 12 : 5, pane.rowsLeft - 1)))
    if let marked, !shown.contains(marked) { shown = [marked] + shown.dropLast() }
    var table = NumberTable(marked: marked.flatMap(shown.firstIndex))
    table.words(pane.phrases.sum.largest, shown.map(pane.phrases.sum.neuron))
    table.numbers("z", shown.map { Numerals.signed(z[$0]) }) { pane.theme.number(z[shown[$0]]) }
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 2
    for (row, unit) in shown.enumerated() {
      pane.bar(z[unit], .signed(fitting: z), x: x, row: top + row, width: 21)
    }
  }
}
