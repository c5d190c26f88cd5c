import CellCanvas
import NeuralCore
import TimeTravel

/// How the loss changes with what leaves a layer, and through whom.
struct BlameView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .blame(let layer) = moment.cursor.place, let blame = moment.blame(ofLayer: layer)
    else { return }
    let isDense = moment.network.kernel(ofLayer: layer) != nil
    let unit = moment.cursor.unit ?? blame.loudest ?? 0
    pane.head("\(Wording.layer(layer, in: moment.network)) · blame \(isDense ? "δ" : "∂L/∂a")")
    let isOutput = moment.takesLossFromLogits && layer == moment.network.layers.count - 2
    if isOutput {
      drawOutputs(blame, moment, on: &pane)
    } else {
      drawHidden(blame, layer, unit, moment, on: &pane)
    }
  }

  /// δ = p − t of the last layer.
  private static func drawOutputs(_ blame: [Float], _ moment: Moment, on pane: inout Pane) {
    guard let p = moment.probabilities else { return }
    let context = pane.context
    let rows = blame.indices
    pane.line(
      moment.rows == 1
        ? "δ = p − t      softmax and cross-entropy together"
        : "δ = (p − t) / \(moment.rows)      a mean over \(moment.rows) rows")
    pane.gap()
    var table = NumberTable(marked: moment.cursor.unit ?? moment.label)
    table.words("k", rows.map(String.init), align: .right)
    table.numbers("p", rows.map { Numerals.value(p[$0]) })
    table.sign("−")
    table.numbers("t", rows.map { Numerals.value(moment.target[$0]) })
    table.sign("=")
    table.numbers("δ", rows.map { context.revealed(Numerals.gradient(blame[$0])) }) {
      context.isConcealed ? .plain : pane.theme.number(blame[$0])
    }
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    let width = min(25, pane.rect.width - x)
    if !context.isConcealed, width >= 5 {
      for row in rows {
        pane.bar(
          blame[row], .signed(fitting: blame), x: x, row: top + row - pane.row, width: width)
      }
    }
    pane.gap()
    pane.prose(
      "δ says how fast the loss rises as z rises. Negative: z should grow; positive: z should shrink.",
      pane.theme.faint)
  }

  private static func drawHidden(
    _ blame: [Float], _ layer: Int, _ unit: Int, _ moment: Moment, on pane: inout Pane
  ) {
    let isConcealed = pane.context.isConcealed
    pane.line(firstThatFits: [
      "blame = Σ w·δ of the layer above × mask × slope", "Σ w·δ × mask × slope",
    ])
    pane.gap()
    UnitPicture(
      blame, symbol: "blame", cursor: unit, write: { Numerals.gradient($0) }
    ).draw(on: &pane, isConcealed: isConcealed)
    guard !isConcealed, let derivation = BlameDerivation(moment, layer: layer, unit: unit) else {
      return
    }
    pane.gap()
    pane.line(
      "neuron \(unit): where its \(Numerals.gradient(blame[unit])) comes from", pane.theme.strong)
    drawSource(derivation, moment, on: &pane)
    var product = "  \(Numerals.gradient(derivation.start))"
    for factor in derivation.factors {
      if let mask = factor.mask { product += " × \(Numerals.value(mask)) (mask)" }
      if factor.mask == nil { product += " × \(Numerals.value(factor.value)) (slope)" }
    }
    pane.line(product + " = \(Numerals.gradient(derivation.total))")
    if !derivation.closes {
      pane.prose(
        "the network recorded \(Numerals.gradient(blame[unit])): they do not meet", pane.theme.bad)
    }
  }

  private static func drawSource(
    _ derivation: BlameDerivation, _ moment: Moment, on pane: inout Pane
  ) {
    guard case .dense(let above, let terms) = derivation.source else { return }
    let shown = terms.prefix(max(1, min(5, pane.rowsLeft - 4)))
    var table = NumberTable(
      marked: moment.cursor.term.flatMap { term in shown.firstIndex { $0.index == term } })
    table.words(
      "to \(Wording.layer(above, in: moment.network))", shown.map { "\($0.index)" }, align: .right)
    table.numbers("w", shown.map { Numerals.signed($0.weight) })
    table.sign("×")
    table.numbers("δ", shown.map { Numerals.gradient($0.value) })
    table.sign("=")
    table.numbers("part", shown.map { Numerals.gradient($0.product) })
    table.draw(on: &pane)
    let rest = terms.count - shown.count
    if rest > 0 {
      let sum = terms.dropFirst(shown.count).reduce(0.0) { $0 + $1.product }
      pane.line("  … \(rest) more \(Numerals.gradient(sum))", pane.theme.faint)
    }
  }
}
