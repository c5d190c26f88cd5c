import CellCanvas
import NeuralCore
import TimeTravel

/// The lines below the outputs of a loss: how they come to one number, and what joins it there.
struct LossTotal {
  let derivation: LossDerivation
  let moment: Moment

  /// Draws the total, the sample weight, the batch's mean and the penalty, each where there is one.
  func draw(on pane: inout Pane) {
    let total = pane.context.revealed(Numerals.value(derivation.total))
    if let hinge = derivation.hinge {
      drawHinge(hinge, total, on: &pane)
    } else if let p = trueProbability {
      pane.line("  L = −log \(Numerals.value(p, decimals: 5)) = \(total)", pane.theme.strong)
    } else {
      pane.line("  L = \(total)", pane.theme.strong)
    }
    drawWeight(total, on: &pane)
    drawClosing(total, on: &pane)
    drawMean(on: &pane)
    drawPenalty(on: &pane)
  }

  /// p of the true class, where the loss is −log of it.
  private var trueProbability: Float? {
    guard moment.takesLossFromLogits, moment.loss.isPlainCrossentropy, let label = moment.label,
      derivation.parts.count > label
    else { return nil }
    return derivation.parts[label].answer
  }

  private func drawHinge(
    _ hinge: LossDerivation.HingePieces, _ total: String, on pane: inout Pane
  ) {
    let (right, wrong) = (Numerals.value(hinge.right), Numerals.value(hinge.rivalValue))
    pane.line("  right: \(right)      loudest wrong: \(moment.outputNoun) \(hinge.rival), \(wrong)")
    pane.line(
      "  L = max(0, 1 + \(bracketed(wrong)) − \(bracketed(right))) = \(total)", pane.theme.strong)
  }

  private func bracketed(_ number: String) -> String {
    number.hasPrefix(Numerals.minus) ? "(\(number))" : number
  }

  private func drawWeight(_ total: String, on pane: inout Pane) {
    guard derivation.sampleWeight != 1 else { return }
    let weight = Numerals.setting(derivation.sampleWeight)
    let weighted = derivation.total * Double(derivation.sampleWeight)
    let shown = pane.context.revealed(Numerals.value(weighted))
    pane.line("  this example counts \(weight) times: \(total) → \(shown)")
  }

  private func drawClosing(_ total: String, on pane: inout Pane) {
    guard !derivation.closes, let recorded = derivation.recorded, !pane.context.isConcealed
    else { return }
    pane.prose(
      "the parts add up to \(total), the recorded loss is \(Numerals.value(recorded)): "
        + "they do not meet", pane.theme.bad)
  }

  private func drawMean(on pane: inout Pane) {
    guard moment.rows > 1, let mean = moment.batchLoss else { return }
    pane.line(
      "  row \(moment.cursor.row + 1) of \(moment.rows); mean over the batch: "
        + pane.context.revealed(Numerals.value(mean)))
  }

  /// What large weights cost is a term of its own, beside the loss.
  private func drawPenalty(on pane: inout Pane) {
    guard let penalty = moment.penalty, penalty != 0, let loss = moment.batchLoss else { return }
    let shown = pane.context.revealed(Numerals.value(loss))
    let whole = pane.context.revealed(Numerals.value(Double(loss) + Double(penalty)))
    let cost = Numerals.value(penalty)
    pane.line(firstThatFits: [
      "  loss \(shown) + penalty \(cost) for large weights = \(whole)",
      "  loss \(shown) + penalty \(cost) = \(whole)",
    ])
  }
}
