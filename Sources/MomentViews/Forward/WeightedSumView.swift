import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// Where z comes from: the largest terms by size, the rest folded, and the sum that closes.
struct WeightedSumView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place, let unit = moment.cursor.unit,
      let sum = WeightedSum(moment, layer: layer, unit: unit)
    else { return }
    let names = InputNames(moment.network, layer: layer)
    let width = moment.network.width(ofLayer: layer)
    pane.head(
      "\(Wording.layer(layer, in: moment.network)) · neuron \(unit)\(unitRange(width))\(position(moment, sum))"
    )
    pane.line(firstThatFits: [
      "z = Σ w·x + b    x: \(names.plural)   w: its weights   b: its bias",
      "z = Σ w·x + b    x: \(names.plural)   w: weights   b: bias", "z = Σ w·x + b",
    ])
    pane.gap()
    SumTable(sum, names, cursor: moment.cursor.term).draw(
      on: &pane, rows: termRows(pane, sum, hasPictures: names.grid != nil))
    drawClosing(sum, on: &pane)
    if let grid = names.grid { drawPictures(grid, moment, layer, unit, on: &pane) }
  }

  /// How many terms are shown one by one.
  private static func termRows(_ pane: Pane, _ sum: WeightedSum, hasPictures: Bool) -> Int {
    let room = pane.rowsLeft - 7
    let withPictures = hasPictures && pane.rowsLeft >= 30 ? room - 17 : room
    return max(1, min(withPictures, pane.rect.height > 24 ? 10 : 7, sum.terms.count))
  }

  private static func drawClosing(_ sum: WeightedSum, on pane: inout Pane) {
    guard !pane.context.isConcealed else { return }
    guard let recorded = sum.recorded, !sum.closes else {
      pane.put("the terms meet the z that the network used ✓", x: 2, style: pane.theme.faint)
      pane.row += 1
      if let remnant = sum.remnant { pane.prose(remnant.sentence) }
      return
    }
    pane.prose(
      "the terms add up to \(Numerals.signed(sum.total)), the recorded z is "
        + "\(Numerals.signed(recorded)): they do not meet", pane.theme.bad)
  }

  /// " · term 3 of 166" at the depth of terms.
  private static func position(_ moment: Moment, _ sum: WeightedSum) -> String {
    guard let term = moment.cursor.term else { return "" }
    guard let place = sum.terms.firstIndex(where: { $0.index == term }) else { return " · bias" }
    return " · term \(place + 1) of \(sum.terms.count)"
  }

  /// The weights as a picture, and what each pixel adds.
  private static func drawPictures(
    _ grid: PixelGrid, _ moment: Moment, _ layer: Int, _ unit: Int, on pane: inout Pane
  ) {
    guard pane.rowsLeft >= grid.cells.height + 2, pane.rect.width >= grid.side else { return }
    if pane.rowsLeft > grid.cells.height + 2 { pane.row += 1 }
    guard let weights = moment.weights(into: unit, ofLayer: layer) else { return }
    ProductsView.drawPictures(weights, grid, moment, layer, on: &pane)
  }
}
