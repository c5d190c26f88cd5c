import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// How wrong the answer was, in one number.
struct LossView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(50, 16, widest: 62) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let derivation = LossDerivation(moment) else { return }
    pane.head(pane.phrases.loss.title(pane.language.phrases.losses.name(moment.loss)))
    let account = LossAccount(derivation, moment)
    pane.line(firstThatFits: pane.language.phrases.losses.formulas(moment.loss, account))
    pane.gap()
    let rows = OutputRows.shown(
      derivation.parts.count, room: pane.rowsLeft - linesBelow(derivation, moment),
      needed: moment.tellingOutputs + (derivation.hinge?.rivals ?? []))
    drawRows(rows, derivation, account, moment, on: &pane)
    LossTotal(derivation: derivation, account: account, moment: moment).draw(on: &pane)
    if !pane.context.isConcealed { drawMeaning(derivation, account, moment, on: &pane) }
  }

  /// How many lines must find room below the rows.
  private static func linesBelow(_ derivation: LossDerivation, _ moment: Moment) -> Int {
    3 + (moment.rows > 1 ? 1 : 0) + (derivation.hinge == nil ? 0 : 1)
      + (moment.penalty ?? 0 == 0 ? 0 : 1) + (derivation.sampleWeight == 1 ? 0 : 1)
      + (derivation.targetRule == .asGiven ? 0 : 1)
  }

  private static func drawRows(
    _ rows: [Int], _ derivation: LossDerivation, _ account: LossAccount, _ moment: Moment,
    on pane: inout Pane
  ) {
    let parts = rows.map { derivation.parts[$0] }
    let context = pane.context
    let digits = derivation.digits(rows, account)
    var table = NumberTable()
    table.words(
      pane.phrases.common.outputs(moment.outputKind), pane.names(ofOutputs: rows, moment),
      align: .right)
    table.numbers("p", parts.map { digits.operands.value($0.answer) })
    table.numbers("t", parts.map { digits.text(.setting($0.target)) })
    if derivation.isSum {
      table.numbers(
        pane.language.phrases.losses.part(moment.loss, account, outputs: derivation.parts.count),
        parts.map { context.revealed(digits.results.value($0.loss)) })
    }
    table.words("", pane.marks(ofOutputs: rows, moment), style: context.theme.strong)
    table.draw(on: &pane, leadingTo: rows.map { moment.network.answer(ofOutput: $0) })
    pane.folded(derivation.parts.count, shown: rows.count)
  }

  /// What the number means: the loss of a guess, and mean squared error for comparison.
  private static func drawMeaning(
    _ derivation: LossDerivation, _ account: LossAccount, _ moment: Moment, on pane: inout Pane
  ) {
    let count = derivation.parts.count
    if pane.rowsLeft > 4 { pane.gap() }
    pane.prose(pane.language.phrases.losses.remark(derivation, account))
    pane.prose(
      pane.language.phrases.losses.rule(
        derivation.targetRule, label: moment.label, moment.arrangement),
      pane.theme.faint)
    if moment.loss.isPlainCrossentropy, account.truth != nil {
      let guess = Numerals.value(logarithm(Double(count)))
      pane.prose(pane.phrases.loss.guessing(outputs: count, costs: guess))
      drawSquares(derivation, moment, on: &pane)
      if pane.context.isAlone, CurveView.isKnown(moment) {
        drawCurve(moment, on: &pane)
      }
    } else {
      pane.prose(pane.language.phrases.losses.least(moment.loss, account))
      drawSquares(derivation, moment, on: &pane)
    }
  }

  /// −log p over p below the table, where no other view stands in the box.
  private static func drawCurve(_ moment: Moment, on pane: inout Pane) {
    guard pane.rowsLeft >= 9 else { return }
    pane.row += 1
    CurveView.draw(moment, on: &pane)
  }

  /// Mean squared error, which most people know, for comparison.
  private static func drawSquares(
    _ derivation: LossDerivation, _ moment: Moment, on pane: inout Pane
  ) {
    if moment.loss == .meanSquaredError || moment.loss == .halfSquaredError { return }
    let squares = zip(derivation.parts, moment.target).map { Double($0.answer - $1) }
      .map { $0 * $0 }
    let mean = squares.reduce(0, +) / Double(max(1, squares.count))
    pane.prose(pane.phrases.loss.squares(mean), pane.theme.faint)
  }
}

extension Loss {
  /// Whether it is −log p of the true class and nothing else.
  var isPlainCrossentropy: Bool {
    self == .categoricalCrossentropy() || self == .sparseCategoricalCrossentropy
  }
}
