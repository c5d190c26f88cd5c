import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// How numbers become probabilities: shift by the largest, exp, divide by the sum.
struct SoftmaxView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(58, 16, widest: 66) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let softmax = SoftmaxDerivation(moment, layer: layer)
    else { return }
    let count = softmax.logits.count
    let (phrases, isLogarithm) = (pane.phrases.softmax, softmax.isLogarithm)
    pane.head(phrases.title(ofLayer: layer, in: moment.network, isLogarithm: isLogarithm))
    let needed = layer == moment.network.layers.count - 1 ? moment.tellingOutputs : []
    let room = pane.rowsLeft - 1 - (pane.isTight ? 0 : 1) - 4
    // Where only one were left out, it stands in the line that would say so.
    let rows = OutputRows.shown(count, room: count == room + 1 ? count : room, needed: needed)
    let digits = digits(softmax, rows)
    let shift = digits.results.signed(softmax.maximum)
    pane.line(firstThatFits: phrases.formulas(largest: shift, isLogarithm: isLogarithm))
    pane.gap()
    drawRows(rows, softmax, digits, moment, on: &pane)
    drawSum(softmax, rows: rows.count, digits, on: &pane)
    drawVerdict(moment, softmax, on: &pane)
  }

  /// The digits with which every line and the column of exp are what the formulas say.
  private static func digits(_ softmax: SoftmaxDerivation, _ rows: [Int]) -> EquationDigits {
    let maximum = Formula.signed(softmax.maximum)
    let sum = Formula.value(softmax.sum)
    let lines = rows.flatMap { row -> [Equation] in
      let shifted = Formula.signed(softmax.shifted[row])
      let share =
        softmax.isLogarithm
        ? Equation(shifted - .signed(softmax.logSum), softmax.logarithms[row], isSigned: true)
        : Equation(.value(softmax.exponentials[row]) / sum, softmax.probabilities[row])
      return [
        Equation(.signed(softmax.logits[row]) - maximum, softmax.shifted[row], isSigned: true),
        Equation(.exp(shifted), softmax.exponentials[row]), share,
      ]
    }
    let column = Equation(.sum(rows.map { .value(softmax.exponentials[$0]) }), softmax.sum)
    return EquationDigits(
      for: [], columns: lines + (rows.count == softmax.logits.count ? [column] : []), atMost: 8)
  }

  private static func drawRows(
    _ rows: [Int], _ softmax: SoftmaxDerivation, _ digits: EquationDigits, _ moment: Moment,
    on pane: inout Pane
  ) {
    let context = pane.context
    let rounding = digits.results
    var table = NumberTable(marked: moment.chosenUnit.flatMap(rows.firstIndex(of:)))
    table.words(
      pane.phrases.common.outputs(moment.outputKind), pane.names(ofOutputs: rows, moment),
      align: .right)
    table.numbers("z", rows.map { rounding.signed(softmax.logits[$0]) }) {
      context.theme.number(softmax.logits[rows[$0]])
    }
    table.numbers("z − m", rows.map { rounding.signed(softmax.shifted[$0]) }, isOptional: true)
    // Beside log p, the marks need the room.
    if !softmax.isLogarithm || pane.rect.width >= 70 {
      table.numbers("exp", rows.map { context.revealed(rounding.value(softmax.exponentials[$0])) })
    }
    if softmax.isLogarithm {
      table.numbers(
        "log p", rows.map { context.revealed(rounding.signed(softmax.logarithms[$0])) })
    }
    table.numbers("p", rows.map { context.revealed(rounding.value(softmax.probabilities[$0])) })
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    pane.point(at: rows, top: top)
    let marks = pane.marks(ofOutputs: rows, moment)
    let markWidth = marks.map(\.columns).max() ?? 0
    let width = min(20, pane.rect.width - x - markWidth - 1)
    if width >= 4 { pane.barTitle(.unsigned(1), x: x, row: top - 1, width: width) }
    for (row, index) in rows.enumerated() {
      if width >= 4, !context.isConcealed {
        pane.bar(
          Float(softmax.probabilities[index]), .unsigned(1), x: x, row: top + row, width: width)
      }
      let markX = x + max(0, width + 1)
      pane.put(marks[row], x: markX, row: top + row - pane.row, style: pane.theme.strong)
    }
  }

  private static func drawSum(
    _ softmax: SoftmaxDerivation, rows: Int, _ digits: EquationDigits, on pane: inout Pane
  ) {
    pane.folded(softmax.logits.count, shown: rows)
    let sum = pane.context.revealed(digits.results.value(softmax.sum))
    if softmax.isLogarithm {
      let logarithm = pane.context.revealed(digits.results.signed(softmax.logSum))
      pane.line("  Σ exp(z − m) = \(sum)      log Σ = \(logarithm)")
    } else {
      pane.line("  Σ exp(z − m) = \(sum)      Σ p = 1 (100 %)")
    }
    guard !softmax.closes else { return }
    pane.contradict(pane.phrases.softmax.misses(isLogarithm: softmax.isLogarithm))
  }

  private static func drawVerdict(
    _ moment: Moment, _ softmax: SoftmaxDerivation, on pane: inout Pane
  ) {
    pane.gap()
    if pane.context.isConcealed { return }
    if let (digit, p) = moment.prediction, let label = moment.label,
      moment.output(ofLayer: moment.network.layers.count - 1) == softmax.recorded
    {
      pane.prose(
        pane.phrases.softmax.guess(digit, p: p, label: label, moment),
        moment.isRight.map { $0 ? pane.theme.good : pane.theme.bad } ?? pane.theme.text)
    }
    pane.prose(
      pane.phrases.softmax.remark(isLogarithm: softmax.isLogarithm), pane.theme.faint)
  }
}
