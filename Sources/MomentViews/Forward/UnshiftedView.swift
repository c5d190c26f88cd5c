import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Why the largest z is subtracted: a softmax in 32 bits without it, beside the one with it.
struct UnshiftedView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(46, 14, widest: 54) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let logits = moment.inputToLayer(layer)
    else { return }
    let added = pane.context.dials.added
    let softmax = UnshiftedSoftmax(logits, adding: added)
    let phrases = pane.phrases.softmax
    pane.head(phrases.unshiftedTitle(ofLayer: layer, in: moment.network))
    pane.line(
      firstThatFits: phrases.unshiftedFormulas(
        adding: added, keys: pane.context.key("< >", .lessAndMore)))
    pane.gap()
    let needed = layer == moment.network.layers.count - 1 ? moment.tellingOutputs : []
    let rows = OutputRows.shown(logits.count, room: pane.rowsLeft - 4, needed: needed)
    drawRows(rows, softmax, moment, on: &pane)
    pane.folded(logits.count, shown: rows.count)
    pane.line("  Σ exp(z) = \(Numerals.value(softmax.sum))")
    pane.gap()
    guard !pane.context.isConcealed else { return }
    pane.prose(
      phrases.unshiftedSentence(softmax), softmax.agrees ? .plain : pane.theme.bad)
    pane.prose(phrases.unshiftedRemark, pane.theme.faint)
  }

  /// "z", "z + 100".
  private static func symbol(adding added: Float) -> String {
    added == 0 ? "z" : "z \(added < 0 ? "−" : "+") \(Numerals.setting(abs(added)))"
  }

  private static func drawRows(
    _ rows: [Int], _ softmax: UnshiftedSoftmax, _ moment: Moment, on pane: inout Pane
  ) {
    let context = pane.context
    let isLost = rows.map { softmax.probabilities[$0].isNaN }
    let digits = EquationDigits.rows(
      rows.map {
        let (z, exp) = (Formula.signed(softmax.logits[$0]), softmax.exponentials[$0])
        return [Equation(.exp(z), exp)]
      })
    var table = NumberTable(marked: moment.chosenUnit.flatMap(rows.firstIndex(of:)))
    table.words(
      pane.phrases.common.outputs(moment.outputKind), pane.names(ofOutputs: rows, moment),
      align: .right)
    table.numbers(
      symbol(adding: context.dials.added),
      zip(rows, digits).map { $1.operands.signed(softmax.logits[$0]) })
    table.numbers(
      "exp(z)",
      zip(rows, digits).map { context.revealed($1.results.value(softmax.exponentials[$0])) })
    table.numbers(
      "p", rows.map { context.revealed(Numerals.value(softmax.probabilities[$0])) }
    ) { isLost[$0] && !context.isConcealed ? context.theme.bad : .plain }
    table.numbers(
      pane.phrases.softmax.shifted,
      rows.map { context.revealed(Numerals.value(softmax.shifted[$0])) })
    let top = pane.row + 1
    table.draw(on: &pane)
    pane.point(at: rows, top: top)
  }
}
