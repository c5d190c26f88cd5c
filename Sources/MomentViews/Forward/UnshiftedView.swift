import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// Why the largest z is subtracted: a softmax in 32 bits without it, beside the one with it.
struct UnshiftedView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let logits = moment.inputToLayer(layer)
    else { return }
    let added = pane.context.dials.added
    let softmax = UnshiftedSoftmax(logits, adding: added)
    pane.head("\(Wording.layer(layer, in: moment.network)) · in 32 bits, m not subtracted")
    let keys = pane.context.key("< >", "less” and “more")
    pane.line(firstThatFits: [
      "p = exp(z) / Σ exp(z)      \(keys) add to every z, now \(Self.written(added))",
      "p = exp(z) / Σ      \(keys) add to every z: \(Self.written(added))",
      "\(keys) add to z: \(Self.written(added))",
    ])
    pane.gap()
    let needed = layer == moment.network.layers.count - 1 ? moment.tellingOutputs : []
    let rows = OutputRows.shown(logits.count, room: pane.rowsLeft - 4, needed: needed)
    drawRows(rows, softmax, moment, on: &pane)
    let folded = OutputRows.folded(logits.count, shown: rows.count)
    if !folded.isEmpty { pane.line(folded, pane.theme.faint) }
    pane.line("  Σ exp(z) = \(Numerals.value(softmax.sum))")
    pane.gap()
    guard !pane.context.isConcealed else { return }
    pane.prose(
      sentence(softmax), softmax.agrees ? .plain : pane.theme.bad)
    pane.prose(
      "With the shift, what is added to every z falls out again: z − m is the same.",
      pane.theme.faint)
  }

  /// "+100", "−50", "0".
  static func written(_ added: Float) -> String {
    (added > 0 ? "+" : "") + Numerals.setting(added)
  }

  /// What was added, and what became of the exponentials.
  static func sentence(_ logits: [Float], adding added: Float) -> String {
    let sentence = sentence(UnshiftedSoftmax(logits, adding: added))
    return added == 0 ? sentence : "\(symbol(adding: added)): \(sentence)"
  }

  /// What became of the exponentials, in a sentence.
  private static func sentence(_ softmax: UnshiftedSoftmax) -> String {
    if softmax.isLost { return "z itself is no finite number here: no shift can help." }
    if softmax.overflows, !softmax.exponentials.contains(.infinity) {
      return "Σ exp(z) is inf in 32 bits: divided by it, every p is 0."
    }
    if softmax.overflows { return "exp(z) beyond 88.7 is inf in 32 bits: inf / inf is no number." }
    if softmax.vanishes { return "exp(z) below −103.9 is 0 in 32 bits, and 0 / 0 is no number." }
    return softmax.agrees
      ? "exp(z) is far from the ends of 32 bits here: both ways agree."
      : "exp(z) as small as this has lost digits: p is not what it was."
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
    var table = NumberTable(marked: moment.cursor.unit.flatMap(rows.firstIndex(of:)))
    table.words(moment.outputNoun, rows.map(String.init), align: .right)
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
      "p with the shift", rows.map { context.revealed(Numerals.value(softmax.shifted[$0])) })
    let top = pane.row + 1
    table.draw(on: &pane)
    pane.point(at: rows, top: top)
  }
}
