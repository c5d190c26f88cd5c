import CellCanvas
import TimeTravel

/// How the numbers of the last layer become probabilities: shift, exp, divide.
struct SoftmaxView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let softmax = SoftmaxDerivation(moment, layer: layer)
    else { return }
    let count = softmax.logits.count
    pane.head("softmax · \(count) numbers become \(count) probabilities")
    pane.line(firstThatFits: [
      "p_k = exp(z_k − m) / Σ exp(z_i − m)      m: the largest z", "p_k = exp(z_k − m) / Σ",
    ])
    pane.gap()
    let context = pane.context
    let rows = softmax.logits.indices
    var table = NumberTable(marked: moment.cursor.unit ?? moment.label)
    table.words("k", rows.map(String.init), align: .right)
    table.numbers("z", rows.map { context.revealed(Numerals.signed(softmax.logits[$0])) })
    table.numbers(
      "z − m", rows.map { context.revealed(Numerals.signed(softmax.shifted[$0])) },
      isOptional: true)
    table.numbers(
      "exp", rows.map { context.revealed(Numerals.value(softmax.exponentials[$0])) },
      isOptional: true)
    table.numbers("p", rows.map { context.revealed(Numerals.value(softmax.probabilities[$0])) })
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    let width = min(20, pane.rect.width - x)
    if !context.isConcealed, width >= 4 {
      for row in rows {
        pane.bar(
          Float(softmax.probabilities[row]), .unsigned(1), x: x, row: top + row - pane.row,
          width: width)
      }
    }
    drawSums(softmax, moment, on: &pane)
  }

  private static func drawSums(
    _ softmax: SoftmaxDerivation, _ moment: Moment, on pane: inout Pane
  ) {
    let context = pane.context
    let total = softmax.probabilities.reduce(0, +)
    pane.line(
      "  m = \(context.revealed(Numerals.signed(softmax.maximum)))   "
        + "Σ exp = \(context.revealed(Numerals.value(softmax.sum)))   "
        + "Σ p = \(context.revealed(Numerals.value(total)))")
    guard !context.isConcealed else { return }
    if !softmax.closes {
      pane.prose("these are not the p that the network recorded: they do not meet", pane.theme.bad)
    }
    pane.gap()
    pane.prose(
      "Taking m away first changes no quotient, and exp cannot overflow. The digit with the largest "
        + "p is the network's answer; ▶ marks the label.", pane.theme.faint)
  }
}
