import CellCanvas
import Notation
import Phrases
import TimeTravel

/// The blame of the outputs of softmax with a cross-entropy: p − t, as bars.
enum OutputBlame {
  static func draw(
    _ moment: Moment, _ blame: [Float], _ answer: BlameDerivation.Answer, on pane: inout Pane
  ) {
    guard let loss = LossDerivation(moment), case .blame(let layer) = moment.cursor.place
    else { return }
    let divided = answer.symbols
    let phrases = pane.phrases.blame
    pane.head(phrases.outputsTitle(ofLayer: layer, in: moment.network))
    pane.line(firstThatFits: phrases.outputsFormulas(divided))
    pane.gap()
    let rows = OutputRows.shown(
      blame.count, room: pane.rowsLeft - 4, needed: moment.tellingOutputs)
    drawRows(rows, loss.parts, blame, answer, moment, on: &pane)
    pane.folded(blame.count, shown: rows.count)
    guard !pane.context.isConcealed else { return }
    pane.gap()
    pane.prose(phrases.signs)
    pane.prose(
      pane.language.phrases.losses.rule(loss.targetRule, label: moment.label, moment.arrangement),
      pane.theme.faint)
    if answer.targetSum != 1 {
      pane.prose(phrases.targets(addUpTo: answer.targetSum), pane.theme.faint)
    }
    if answer.sampleWeight != 1 {
      pane.prose(phrases.weight(answer.sampleWeight), pane.theme.faint)
    }
    if moment.rows > 1 {
      pane.prose(phrases.divided(byRows: moment.rows), pane.theme.faint)
    }
  }

  private static func drawRows(
    _ rows: [Int], _ parts: [LossDerivation.Part], _ blame: [Float],
    _ answer: BlameDerivation.Answer, _ moment: Moment, on pane: inout Pane
  ) {
    let context = pane.context
    let equations = rows.map {
      Equation(
        answer.formula(p: parts[$0].answer, t: parts[$0].target), blame[$0], isSigned: true)
    }
    let digits = EquationDigits.rows(equations.map { [$0] })
    let lines = zip(equations, digits)
    var table = NumberTable(marked: moment.chosenUnit.flatMap(rows.firstIndex(of:)))
    table.words(
      pane.phrases.common.outputs(moment.outputKind), pane.names(ofOutputs: rows, moment),
      align: .right)
    table.words(answer.symbols, lines.map { $1.text($0.left) }, align: .right)
    table.words("=", lines.map { context.isConcealed ? "=" : $1.sign($0) })
    table.numbers("δ", lines.map { context.revealed($1.result($0)) }) {
      context.isConcealed ? .plain : context.theme.number(blame[rows[$0]])
    }
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    drawBars(rows, blame, moment, x: x, top: top, on: &pane)
  }

  /// A bar for each of these rows, and what stands beside them.
  static func drawBars(
    _ rows: [Int], _ blame: [Float], _ moment: Moment, x: Int, top: Int, on pane: inout Pane
  ) {
    let marks = pane.marks(ofOutputs: rows, moment)
    let markWidth = marks.map(\.columns).max() ?? 0
    let width = min(25, pane.rect.width - x - markWidth - 1)
    let scale = Scale.signed(fitting: blame)
    if !pane.context.isConcealed { pane.barTitle(scale, x: x, row: top - 1, width: width) }
    for (row, index) in rows.enumerated() {
      if width >= 5, !pane.context.isConcealed {
        pane.bar(blame[index], scale, x: x, row: top + row, width: width)
      }
      pane.put(
        marks[row], x: x + max(0, width + 1), row: top + row - pane.row, style: pane.theme.strong)
    }
    pane.point(at: rows, top: top)
  }
}
