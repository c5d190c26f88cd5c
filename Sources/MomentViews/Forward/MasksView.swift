import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// A mask beside the one that the next example has, and beside evaluation, which has none.
struct MasksView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let masks = MaskDerivation(moment, layer: layer)
    else { return }
    guard !pane.context.isConcealed else {
      DropoutView.drawConcealed(layer, masks.rate, moment, on: &pane)
      return
    }
    let phrases = pane.phrases.dropout
    pane.head(phrases.masksTitle(ofLayer: layer, rate: masks.rate, in: moment.network))
    let unit = moment.unitInFocus ?? 0
    drawGrids(masks, unit, moment, on: &pane)
    pane.gap()
    pane.prose(phrases.differing(masks.differing, of: masks.mask.count))
    pane.prose(phrases.masksRemark, pane.theme.faint)
    drawTable(masks, unit, on: &pane)
  }

  /// The neurons around the cursor, where there is room.
  private static func drawTable(_ masks: MaskDerivation, _ unit: Int, on pane: inout Pane) {
    guard pane.rowsLeft >= 5 else { return }
    pane.gap()
    let count = masks.mask.count
    let shown = min(9, pane.rowsLeft - 1, count)
    let start = min(max(0, unit - shown / 2), count - shown)
    let units = Array(start..<start + shown)
    var table = NumberTable(marked: units.firstIndex(of: unit))
    let columns = pane.phrases.dropout.maskColumns
    table.words(pane.phrases.common.neuron, units.map(String.init), align: .right)
    table.numbers(columns.here, units.map { Numerals.setting(masks.mask[$0]) })
    table.numbers(columns.next, units.map { Numerals.setting(masks.next[$0]) })
    table.numbers(columns.evaluation, units.map { _ in "1" })
    table.draw(on: &pane)
  }

  private static func drawGrids(
    _ masks: MaskDerivation, _ unit: Int, _ moment: Moment, on pane: inout Pane
  ) {
    let count = masks.mask.count
    let room = max(1, (pane.rect.width - 4) / 3)
    let columns =
      [50, 40, 30, 25, 20, 10].first {
        $0 <= room && (count + $0 - 1) / $0 <= max(1, pane.rowsLeft - 5)
      } ?? min(room, count)
    let phrases = pane.phrases.dropout
    func kept(_ mask: [Float]) -> String { phrases.kept(mask.nonzeroCount, rate: masks.rate) }
    let titles: [(mask: [Float], name: String, kept: String)] = [
      (masks.mask, phrases.picture(ofExample: moment.example), kept(masks.mask)),
      (masks.next, phrases.picture(ofNextExample: masks.nextExample), kept(masks.next)),
      (Array(repeating: 1, count: count), phrases.evaluationPicture, phrases.allKept),
    ]
    let top = pane.row
    let width = max(columns, room)
    for (index, (mask, name, kept)) in titles.enumerated() {
      pane.row = top
      let x = index * (width + 2)
      pane.put(name.cut(to: width), x: x, style: pane.theme.strong)
      pane.put(kept.cut(to: width), x: x, row: 1, style: pane.theme.faint)
      pane.row += 2
      MaskPicture(mask, cursor: unit).draw(columns: columns, x: x, on: &pane)
    }
  }
}
