import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// Who is to blame: how fast the loss rises with what leaves a layer, and where that comes from.
struct BlameView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .blame(let layer) = moment.cursor.place, let blame = moment.blame(ofLayer: layer)
    else { return }
    let unit = moment.cursor.unit ?? moment.loudestUnit ?? 0
    let derivation = BlameDerivation(moment, layer: layer, unit: unit)
    if let derivation, case .answer(let answer) = derivation.source, moment.takesLossFromLogits,
      derivation.factors.isEmpty
    {
      OutputBlame.draw(moment, blame, answer, on: &pane)
      return
    }
    let names = BlameNames(moment.network, layer: layer)
    pane.head("\(Wording.layer(layer, in: moment.network)) · \(names.meaning)")
    pane.line(firstThatFits: names.formulas)
    pane.gap()
    UnitPicture(blame, symbol: names.symbol, cursor: unit, write: { Numerals.gradient($0) })
      .draw(on: &pane, isConcealed: pane.context.isConcealed, reserve: 4)
    pane.gap()
    if let derivation {
      BlameChain(derivation: derivation, moment: moment, unit: unit, names: names).draw(on: &pane)
    }
  }
}

/// How a layer's blame is called, and its formula in words and symbols.
struct BlameNames {
  /// "δ" for a dense layer, whose output is z; otherwise "∂L/∂a".
  let symbol: String
  /// What the numbers say.
  let meaning: String
  /// The formula, the longest form first.
  let formulas: [String]

  init(_ network: Sequential, layer: Int) {
    var isDense = false
    if case .dense = network.layers[layer] { isDense = true }
    symbol = isDense ? "δ" : "∂L/∂a"
    meaning = isDense ? "blame δ = ∂L/∂z" : "blame of what leaves it"
    guard layer + 1 < network.layers.count else {
      formulas = ["\(symbol): how fast the loss rises with what leaves the network", symbol]
      return
    }
    let above = Wording.layer(layer + 1, in: network)
    switch network.layers[layer + 1] {
    case .dense:
      formulas = ["\(symbol) = Σ w·δ'      over the neurons of the \(above)", "\(symbol) = Σ w·δ'"]
    case .dropout:
      formulas = ["\(symbol) = blame of the \(above) × its mask", "\(symbol) = blame × mask"]
    case .activation(.logSoftmax):
      formulas = [
        "\(symbol) = Σ ∂L/∂log p × ∂log p/∂z      over all log p",
        "\(symbol) = Σ ∂L/∂log p × ∂log p/∂z",
      ]
    case .activation(.softmax):
      formulas = ["\(symbol) = Σ ∂L/∂p × ∂p/∂z      over all p", "\(symbol) = Σ ∂L/∂p × ∂p/∂z"]
    case .activation:
      formulas = [
        "\(symbol) = blame of the \(above) × its slope at z", "\(symbol) = blame × slope",
      ]
    }
  }
}
