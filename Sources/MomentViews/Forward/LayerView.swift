import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What the neurons of a dense layer say: a grid of their weighted sums, the cursor on the marked one.
struct LayerView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(UnitPicture.width(ofUnits: moment), 16, widest: 60)
  }

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

  /// The largest sums, and where there is room beside them the smallest; the marked one with the largest.
  private static func drawLargest(_ z: [Float], _ marked: Int?, on pane: inout Pane) {
    guard z.count > UnitGrid.mostRows, pane.rowsLeft >= 3 else { return }
    let order = z.indices.sorted { z[$0] > z[$1] }
    let phrases = pane.phrases.sum
    guard pane.isTall else {
      var shown = Array(order.prefix(min(5, pane.rowsLeft - 1)))
      if let marked, !shown.contains(marked) { shown = [marked] + shown.dropLast() }
      return draw(shown, phrases.largest, z, marked, x: 0, width: pane.rect.width, on: &pane)
    }
    let rows = min(pane.rowsLeft - 1, (z.count + 1) / 2)
    pane.isFolded = 2 * rows < z.count
    let (top, half) = (pane.row, pane.rect.width / 2)
    var smallest = Array(order.suffix(min(rows, z.count - rows)).reversed())
    var largest = Array(order.prefix(rows))
    if let marked, !largest.contains(marked), !smallest.contains(marked) {
      if z[marked] < 0 {
        smallest[smallest.count - 1] = marked
      } else {
        largest[largest.count - 1] = marked
      }
    }
    draw(largest, phrases.largest, z, marked, x: 0, width: half, on: &pane)
    pane.row = top
    draw(smallest, phrases.smallest, z, marked, x: half, width: half, on: &pane)
    pane.row = top + rows + 1
  }

  private static func draw(
    _ shown: [Int], _ title: String, _ z: [Float], _ marked: Int?, x: Int, width: Int,
    on pane: inout Pane
  ) {
    var table = NumberTable(marked: marked.flatMap(shown.firstIndex))
    table.words(title, shown.map(pane.phrases.sum.neuron))
    table.numbers("z", shown.map { Numerals.signed(z[$0]) }) { pane.theme.number(z[shown[$0]]) }
    let top = pane.row + 1
    let bars = table.draw(on: &pane, x: x, leadingTo: shown.map { Target(unit: $0) }) + 2
    let room = min(21, x + width - bars)
    guard room >= 7 else { return }
    for (row, unit) in shown.enumerated() {
      pane.bar(z[unit], .signed(fitting: z), x: bars, row: top + row, width: room)
    }
  }
}
