import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// The lines below the outputs of a loss: how they come to one number, and what joins it there.
struct LossTotal {
  let derivation: LossDerivation
  let account: LossAccount
  let moment: Moment

  /// Draws the total, the sample weight, the batch's mean and the penalty, each where there is one.
  func draw(on pane: inout Pane) {
    let total = pane.context.revealed(Numerals.value(derivation.total))
    drawEquation(total, on: &pane)
    drawWeight(total, on: &pane)
    drawClosing(total, on: &pane)
    drawMean(on: &pane)
    drawPenalty(on: &pane)
  }

  /// The loss with its numbers, where it is one formula; else what its parts add up to.
  private func drawEquation(_ total: String, on pane: inout Pane) {
    guard let equation = account.equation else {
      return pane.line("  L = \(total)", pane.theme.strong)
    }
    let digits = EquationDigits(for: [equation], isUniform: derivation.hinge != nil)
    if let hinge = derivation.hinge {
      let (right, rival) = (
        digits.operands.value(hinge.right), digits.operands.value(hinge.rivalValue)
      )
      pane.line(
        "  "
          + pane.language.phrases.losses.sides(
            hinge, account, noun: pane.phrases.common.outputs(moment.outputKind),
            moment.arrangement, right: right, rival: rival))
    }
    let written =
      pane.context.isConcealed ? "\(digits.text(equation.left)) = ?" : digits.line(equation)
    pane.line("  L = \(written)", pane.theme.strong)
  }

  private func drawWeight(_ total: String, on pane: inout Pane) {
    guard derivation.sampleWeight != 1 else { return }
    let weight = Formula.setting(derivation.sampleWeight)
    let weighted = Equation(
      weight * .value(derivation.total), derivation.total * Double(derivation.sampleWeight))
    let digits = EquationDigits(for: [weighted])
    let written =
      pane.context.isConcealed ? "\(digits.text(weight)) × ? = ?" : digits.line(weighted)
    pane.line("  " + pane.phrases.loss.weight(digits.text(weight), written))
  }

  private func drawClosing(_ total: String, on pane: inout Pane) {
    guard !derivation.closes, let recorded = derivation.recorded, !pane.context.isConcealed
    else { return }
    pane.contradict(pane.phrases.loss.misses(total, recorded: recorded))
  }

  private func drawMean(on pane: inout Pane) {
    guard moment.rows > 1, let mean = moment.batchLoss else { return }
    let written = pane.context.revealed(Numerals.value(mean))
    pane.line(
      "  " + pane.phrases.loss.row(moment.cursor.row, of: moment.rows, mean: written))
  }

  /// What large weights cost is a term of its own, beside the loss.
  private func drawPenalty(on pane: inout Pane) {
    guard let penalty = moment.penalty, penalty != 0, let loss = moment.batchLoss else { return }
    let sum = Equation(.value(loss) + .value(penalty), Double(loss) + Double(penalty))
    let digits = EquationDigits(meeting: sum, decimals: 4)
    let shown = pane.context.revealed(digits.operands.value(loss))
    let whole = pane.context.revealed(digits.result(sum))
    let cost = digits.operands.value(penalty)
    let forms = pane.phrases.loss.penalty(loss: shown, penalty: cost, whole: whole)
    pane.line(firstThatFits: forms.map { "  " + $0 })
  }
}
