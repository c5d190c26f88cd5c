import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// Where z comes from: the largest terms by size, the rest folded, and the sum that closes.
struct WeightedSumView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(55, 14, widest: 66) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place, let unit = moment.cursor.unit,
      let sum = WeightedSum(moment, layer: layer, unit: unit)
    else { return }
    let names = InputNames(moment.network, moment.arrangement, layer: layer)
    // Where other views stand beside it, the pictures are one of them.
    let hasPictures = names.grid != nil && pane.context.isAlone
    let phrases = pane.phrases.sum
    pane.head(
      phrases.title(
        ofNeuron: unit, ofLayer: layer, in: moment.network, term: term(moment, sum)))
    pane.line(firstThatFits: phrases.formulas(names.kind))
    pane.gap()
    SumTable(sum, ofNeuron: unit, names, cursor: moment.cursor.term).draw(
      on: &pane, rows: termRows(pane, sum, hasPictures: hasPictures))
    drawClosing(sum, on: &pane)
    if hasPictures, let grid = names.grid { drawPictures(grid, moment, layer, unit, on: &pane) }
  }

  /// How many terms are shown one by one.
  private static func termRows(_ pane: Pane, _ sum: WeightedSum, hasPictures: Bool) -> Int {
    let room = pane.rowsLeft - 7
    let withPictures = hasPictures && pane.rowsLeft >= 30 ? room - 17 : room
    return max(1, min(withPictures, pane.isTall ? room : 7, sum.terms.count))
  }

  private static func drawClosing(_ sum: WeightedSum, on pane: inout Pane) {
    guard !pane.context.isConcealed else { return }
    guard let recorded = sum.recorded, !sum.closes else {
      pane.put(pane.phrases.sum.closes, x: 2, style: pane.theme.faint)
      pane.row += 1
      if let remnant = sum.remnant { pane.prose(pane.language.phrases.narration.remnant(remnant)) }
      return
    }
    pane.contradict(pane.phrases.sum.misses(sum.total, recorded: recorded))
  }

  /// The term under the cursor, at the depth of terms.
  private static func term(_ moment: Moment, _ sum: WeightedSum) -> TermPlace? {
    moment.cursor.term.map { term in
      if sum.zeros.contains(where: { $0.index == term }) { return .zero }
      return sum.terms.firstIndex { $0.index == term }.map { .term($0, of: sum.terms.count) }
        ?? .bias
    }
  }

  /// The weights as a picture, and what each pixel adds.
  private static func drawPictures(
    _ grid: PixelGrid, _ moment: Moment, _ layer: Int, _ unit: Int, on pane: inout Pane
  ) {
    guard pane.rowsLeft >= grid.cells.height + 2, pane.rect.width >= grid.columns else { return }
    if pane.rowsLeft > grid.cells.height + 2 { pane.row += 1 }
    guard let weights = moment.weights(into: unit, ofLayer: layer) else { return }
    ProductsView.drawPictures(weights, grid, moment, layer, on: &pane)
  }
}
