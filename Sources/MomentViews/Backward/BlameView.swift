import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Who is to blame: how fast the loss rises with what leaves a layer, and where that comes from.
struct BlameView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(UnitPicture.width(ofUnits: moment), 18, widest: 64)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .blame(let layer) = moment.cursor.place, let blame = moment.blame(ofLayer: layer)
    else { return }
    let unit = moment.unitInFocus ?? 0
    let derivation = BlameDerivation(moment, layer: layer, unit: unit)
    if let derivation, case .answer(let answer) = derivation.source, moment.takesLossFromLogits,
      derivation.factors.isEmpty
    {
      OutputBlame.draw(moment, blame, answer, on: &pane)
      return
    }
    let (network, phrases) = (moment.network, pane.phrases.blame)
    // What leaves a dense layer is z.
    let symbol = network.kernel(ofLayer: layer) != nil ? "δ" : "∂L/∂a"
    pane.head(phrases.title(ofLayer: layer, in: network))
    pane.line(firstThatFits: phrases.formulas(ofLayer: layer, in: network, symbol: symbol))
    pane.gap()
    let chain = derivation.map {
      BlameChain(derivation: $0, moment: moment, unit: unit, symbol: symbol)
    }
    if let slopes = chain.flatMap({ LossSlopes(blame, $0, on: pane) }) {
      slopes.draw(on: &pane)
      return
    }
    UnitPicture(blame, symbol: symbol, cursor: unit, write: { Numerals.gradient($0) })
      .draw(on: &pane, isConcealed: pane.context.isConcealed, reserve: 4)
    pane.gap()
    chain?.draw(on: &pane)
  }
}
