import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// A mask beside the one that the next example has, and beside evaluation, which has none.
struct MasksView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(UnitPicture.width(ofUnits: moment), 18, widest: 60)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let masks = MaskDerivation(moment, layer: layer)
    else { return }
    guard !pane.context.isConcealed else {
      DropoutView.drawConcealed(layer, masks.rate, moment, on: &pane)
      return
    }
    let phrases = pane.phrases.dropout
    let origin = moment.sessionBefore.maskOrigin(ofLayer: layer)
    pane.head(
      phrases.masksTitle(ofLayer: layer, rate: masks.rate, origin, in: moment.network))
    let unit = moment.unitInFocus ?? 0
    drawGrids(masks, unit, moment, on: &pane)
    if pane.isTall { pane.gap() }
    pane.prose(phrases.differing(masks.differing, of: masks.mask.count))
    pane.prose(phrases.masksRemark, pane.theme.faint)
    drawTable(masks, unit, on: &pane)
  }

  /// The neurons around the cursor, where there is room.
  private static func drawTable(_ masks: MaskDerivation, _ unit: Int, on pane: inout Pane) {
    guard pane.rowsLeft >= 5 else { return }
    pane.gap()
    let count = masks.mask.count
    let shown = min(pane.rowsLeft - 1, count)
    pane.isFolded = shown < count
    let start = min(max(0, unit - shown / 2), count - shown)
    let units = Array(start..<start + shown)
    var table = NumberTable(marked: units.firstIndex(of: unit))
    let columns = pane.phrases.dropout.maskColumns
    table.words(pane.phrases.common.neuron, units.map(String.init), align: .right)
    table.numbers(columns.here, units.map { Numerals.setting(masks.mask[$0]) })
    table.numbers(columns.next, units.map { Numerals.setting(masks.next[$0]) })
    table.numbers(columns.evaluation, units.map { _ in "1" })
    table.draw(on: &pane, leadingTo: units.map { Target(unit: $0) })
  }

  /// One grid below the other, each in rows of 50: a neuron has the same place in all of them.
  private static func drawGrids(
    _ masks: MaskDerivation, _ unit: Int, _ moment: Moment, on pane: inout Pane
  ) {
    let phrases = pane.phrases.dropout
    func kept(_ mask: [Float]) -> String { phrases.kept(mask.nonzeroCount, rate: masks.rate) }
    let titles: [(mask: [Float], name: String, kept: String)] = [
      (masks.mask, phrases.picture(ofExample: moment.example), kept(masks.mask)),
      (masks.next, phrases.picture(ofNextExample: masks.nextExample), kept(masks.next)),
      (
        Array(repeating: 1, count: masks.mask.count), phrases.evaluationPicture, phrases.allKept
      ),
    ]
    let name = titles.map(\.name.columns).max() ?? 0
    for (index, grid) in titles.enumerated() {
      if index > 0, pane.isTall { pane.gap() }
      pane.put(grid.name, style: pane.theme.strong)
      pane.put(grid.kept, x: name + 3, style: pane.theme.faint)
      pane.row += 1
      // In a low pane the last one, which keeps everybody, is said.
      guard index < 2 || pane.rowsLeft >= UnitGrid.gridRows(for: grid.mask.count) + 2 else {
        continue
      }
      MaskPicture(grid.mask, cursor: unit).draw(on: &pane)
    }
  }
}
