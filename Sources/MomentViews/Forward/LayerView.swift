import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// What the neurons of a dense layer say: a grid of their weighted sums, the cursor on the loudest.
struct LayerView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place, let z = moment.output(ofLayer: layer)
    else { return }
    let inputs = moment.network.inputWidth(ofLayer: layer)
    pane.head("\(Wording.layer(layer, in: moment.network)) · \(neurons(z.count))")
    pane.line(firstThatFits: [
      "z = Σ w·x + b      \(weights(inputs, z.count)) w, "
        + "\(Wording.counted(z.count, "bias", "biases")) b",
      "z = Σ w·x + b",
    ])
    pane.gap()
    UnitPicture(z, symbol: "z", cursor: moment.loudestUnit)
      .draw(on: &pane, isConcealed: pane.context.isConcealed)
    pane.gap()
    guard !pane.context.isConcealed else {
      pane.line("Answer the question first: z shows after it.", pane.theme.faint)
      return
    }
    drawSummary(z, on: &pane)
    drawLoudest(z, layer: layer, moment, on: &pane)
  }

  private static func neurons(_ count: Int) -> String {
    count == 1 ? "1 neuron" : "\(count) neurons\(unitRange(count))"
  }

  private static func weights(_ inputs: Int, _ units: Int) -> String {
    let noun = Wording.verb(inputs * units, "weight", "weights")
    return "\(Numerals.count(inputs)) × \(units) \(noun)"
  }

  private static func drawSummary(_ z: [Float], on pane: inout Pane) {
    let above = z.count { $0 > 0 }
    let below = z.count { $0 < 0 }
    let silent = z.count { $0 == 0 }
    let lost = z.count - above - below - silent
    pane.line(
      "above 0: \(above)   below 0: \(below)   exactly 0: \(silent)"
        + (lost > 0 ? "   NaN: \(lost)" : ""))
    pane.gap()
  }

  /// The loudest neurons and their sums, as many as there is room for, up to five.
  private static func drawLoudest(
    _ z: [Float], layer: Int, _ moment: Moment, on pane: inout Pane
  ) {
    guard z.count > 12, pane.rowsLeft >= 3 else { return }
    let order = z.indices.sorted { abs(z[$0]) > abs(z[$1]) }
    let shown = Array(order.prefix(min(pane.rect.height > 24 ? 12 : 5, pane.rowsLeft - 1)))
    var table = NumberTable(marked: 0)
    table.words("loudest", shown.map { "neuron \($0)" })
    table.numbers("z", shown.map { Numerals.signed(z[$0]) }) { pane.theme.number(z[shown[$0]]) }
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 2
    for (row, unit) in shown.enumerated() {
      pane.bar(z[unit], .signed(fitting: z), x: x, row: top + row, width: 21)
    }
  }
}
