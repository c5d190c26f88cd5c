import CellCanvas
import Notation
import Phrases
import TimeTravel

/// How fast the loss rises with each answer, where the answers are few: a row each, with a bar.
struct LossSlopes {
  let blame: [Float]
  let chain: BlameChain

  /// So many are listed even where they do not all fit; of more a picture says more.
  private static let few = 12

  /// Of another blame than that of what leaves the network, and of many answers, there is none.
  init?(_ blame: [Float], _ chain: BlameChain, on pane: Pane) {
    guard case .loss = chain.derivation.source, chain.derivation.factors.isEmpty,
      blame.count <= max(Self.few, pane.rowsLeft - 5)
    else { return nil }
    (self.blame, self.chain) = (blame, chain)
  }

  func draw(on pane: inout Pane) {
    guard let parts = LossDerivation(chain.moment)?.parts else { return }
    let rows = OutputRows.shown(
      blame.count, room: pane.rowsLeft - 4, needed: chain.moment.tellingOutputs)
    let (moment, context) = (chain.moment, pane.context)
    var table = NumberTable(marked: rows.firstIndex(of: chain.unit))
    table.words(
      pane.phrases.common.outputs(moment.outputKind), pane.names(ofOutputs: rows, moment),
      align: .right)
    table.numbers("p", rows.map { Numerals.value(parts[$0].answer) })
    table.numbers("t", rows.map { Numerals.setting(parts[$0].target) })
    table.numbers(chain.symbol, rows.map { context.revealed(Numerals.gradient(blame[$0])) }) {
      context.isConcealed ? .plain : context.theme.number(blame[rows[$0]])
    }
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    OutputBlame.drawBars(rows, blame, moment, x: x, top: top, on: &pane)
    pane.folded(blame.count, shown: rows.count)
    guard !context.isConcealed else { return }
    chain.drawParts(on: &pane)
    chain.drawFaults(on: &pane)
  }
}
