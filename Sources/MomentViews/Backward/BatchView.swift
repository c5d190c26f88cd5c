import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What the examples of a batch say together: a line for each row, and the mean as a mean.
struct BatchView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(54, 16, widest: 64) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let batch = BatchDerivation(moment) else { return }
    if case .gradient(let parameter) = moment.cursor.place {
      drawGradient(parameter, batch, moment, on: &pane)
    } else {
      drawLoss(batch, moment, on: &pane)
    }
  }

  /// The rows of the batch that are shown: all, or as many as there is room for around the focus.
  private static func shown(_ count: Int, focus: Int, room: Int) -> Range<Int> {
    let room = max(1, min(room, count))
    let start = min(max(0, focus - room / 2), count - room)
    return start..<start + room
  }

  /// Row, example and label, which every table begins with.
  private static func table(
    _ rows: ArraySlice<BatchDerivation.Row>, _ moment: Moment, on pane: Pane
  ) -> NumberTable {
    let columns = pane.phrases.batch.columns
    var table = NumberTable(marked: moment.cursor.row - rows.startIndex)
    table.words(columns.row, rows.map { "\($0.row + 1)" }, align: .right)
    table.words(
      columns.example, rows.map { Numerals.count($0.example) }, align: .right, isOptional: true)
    if rows.contains(where: { $0.label != nil }) {
      table.words(
        columns.label, rows.map { $0.label.map { pane.name(ofClass: $0, moment) } ?? "" },
        align: .right)
    }
    return table
  }

  /// What the rows that are not shown add.
  private static func drawFolded(
    _ terms: [Double], _ shown: Range<Int>, _ write: (Double) -> String, on pane: inout Pane
  ) {
    guard shown.count < terms.count else { return }
    let number = pane.context.revealed(write(rest(of: terms, but: shown)))
    pane.line(
      "  " + pane.phrases.batch.more(terms.count - shown.count, adding: number), pane.theme.faint)
  }

  private static func rest(of terms: [Double], but shown: Range<Int>) -> Double {
    (terms[..<shown.lowerBound] + terms[shown.upperBound...]).reduce(0, +)
  }

  /// The column as it is shown, the rest below it: it gives the sum.
  private static func column(_ terms: [Double], _ shown: Range<Int>) -> Equation {
    let rest = shown.count < terms.count ? [rest(of: terms, but: shown)] : []
    return Equation(
      .sum((terms[shown] + rest).map { .signed($0) }), terms.reduce(0, +), isSigned: true)
  }
}

// MARK: - The loss

extension BatchView {
  private static func drawLoss(
    _ batch: BatchDerivation, _ moment: Moment, on pane: inout Pane
  ) {
    let (context, count) = (pane.context, batch.rows.count)
    let (phrases, columns) = (pane.phrases.batch, pane.phrases.batch.lossColumns)
    pane.head(phrases.title(rows: count))
    pane.line(firstThatFits: phrases.formulas)
    pane.gap()
    let shown = shown(count, focus: moment.cursor.row, room: pane.rowsLeft - 7)
    let rows = batch.rows[shown]
    let losses = batch.rows.map { Double($0.loss) }
    let mean = Equation(.value(batch.sum) / .count(count), batch.mean)
    let digits = EquationDigits(for: [], columns: [column(losses, shown), mean])
    var table = table(rows, moment, on: pane)
    if rows.contains(where: { $0.answer != nil }) {
      table.words(
        columns.answer,
        rows.map { context.revealed($0.answer.map { pane.name(ofClass: $0, moment) } ?? "") },
        align: .right)
    }
    if rows.contains(where: { $0.truth != nil }) {
      table.numbers(
        moment.network.outputs == 1 ? pane.phrases.common.probabilityOfOne : columns.truth,
        rows.map { context.revealed($0.truth.map { Numerals.probability($0) } ?? "") }
      )
    }
    table.numbers(columns.loss, rows.map { context.revealed(digits.results.value($0.loss)) })
    table.words(
      "",
      rows.map {
        context.isConcealed ? "" : $0.isRight.map(phrases.mark) ?? ""
      })
    table.draw(on: &pane, leadingTo: rows.map { Target(row: $0.row) })
    drawFolded(losses, shown, { digits.results.value($0) }, on: &pane)
    let sum = context.revealed(digits.results.value(batch.sum))
    let written = context.isConcealed ? "? / \(count) = ?" : digits.line(mean)
    pane.line("  Σ = \(sum)      Σ / N = \(written)", context.theme.strong)
    guard !context.isConcealed else { return }
    pane.gap()
    drawSummary(batch, on: &pane)
  }

  private static func drawSummary(_ batch: BatchDerivation, on pane: inout Pane) {
    let (count, phrases) = (batch.rows.count, pane.phrases.batch)
    if batch.rows.contains(where: { $0.isRight != nil }) {
      pane.line(phrases.right(batch.rightCount, of: count))
    }
    guard let worst = batch.rows.max(by: { $0.loss < $1.loss }), batch.sum > 0 else { return }
    let share = Float(Double(worst.loss) / batch.sum)
    pane.prose(phrases.worst(row: worst.row, share: share, of: count), pane.theme.faint)
  }
}

// MARK: - The gradient of one weight

extension BatchView {
  private static func drawGradient(
    _ parameter: Int, _ batch: BatchDerivation, _ moment: Moment, on pane: inout Pane
  ) {
    guard let gradient = moment.gradient(parameter: parameter) else { return }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    guard
      let derivation = GradientDerivation(
        moment, parameter: parameter, unit: focus.unit, input: focus.input)
    else { return }
    let count = batch.rows.count
    let phrases = pane.phrases.batch
    pane.head(phrases.title(ofLayer: focus.slice.layer, in: moment.network, rows: count))
    pane.line(firstThatFits: phrases.formulas(symbol: focus.symbol, rows: count))
    pane.gap()
    pane.line(pane.phrases.common.weight(focus.place), pane.theme.strong)
    let shown = shown(count, focus: moment.cursor.row, room: pane.rowsLeft - 8)
    let products = derivation.parts.map(\.product)
    let alone = derivation.sum * Double(count)
    let mean = Equation(.signed(alone) / .count(count), derivation.sum, isSigned: true)
    let digits = EquationDigits(
      for: derivation.parts[shown].map {
        Equation(.signed($0.blame) * .value($0.input), $0.product, isSigned: true)
      } + [mean], columns: [column(products, shown)], decimals: 5)
    drawShares(derivation.parts[shown], batch.rows[shown], focus, digits, moment, on: &pane)
    drawFolded(products, shown, { digits.results.signed($0) }, on: &pane)
    drawMean(derivation, mean, digits, on: &pane)
  }

  private static func drawShares(
    _ parts: ArraySlice<GradientDerivation.Part>, _ rows: ArraySlice<BatchDerivation.Row>,
    _ focus: WeightFocus, _ digits: EquationDigits, _ moment: Moment, on pane: inout Pane
  ) {
    let (context, count) = (pane.context, Double(moment.rows))
    let products = parts.map(\.product)
    let columns = pane.phrases.batch.shareColumns
    var table = table(rows, moment, on: pane)
    table.numbers("δ", parts.map { digits.operands.signed($0.blame) })
    table.sign("×")
    table.numbers(
      focus.slice.isKernel ? "x" : "1",
      parts.map { focus.slice.isKernel ? digits.operands.value($0.input) : "1" })
    table.sign("=")
    table.numbers(columns.share, products.map { context.revealed(digits.results.signed($0)) }) {
      context.isConcealed ? .plain : context.theme.number(Float(products[$0]))
    }
    table.numbers(
      columns.alone, products.map { context.revealed(digits.operands.signed(count * $0)) },
      isOptional: true)
    table.draw(on: &pane, leadingTo: rows.map { Target(row: $0.row) })
  }

  /// The sum of the shares, which is the mean of what the rows alone would have.
  private static func drawMean(
    _ derivation: GradientDerivation, _ mean: Equation, _ digits: EquationDigits,
    on pane: inout Pane
  ) {
    let (context, count) = (pane.context, derivation.parts.count)
    let sum = context.revealed(digits.results.signed(derivation.sum))
    let written = context.isConcealed ? "? / \(count) = ?" : digits.line(mean)
    let phrases = pane.phrases.batch
    pane.line("  " + phrases.sum(sum), context.theme.strong)
    pane.line("  " + phrases.mean(written), context.theme.strong)
    if let penalty = derivation.penalty { pane.line("  " + phrases.penalty(penalty.total)) }
    guard !context.isConcealed else { return }
    pane.gap()
    let down = derivation.parts.count { $0.product < 0 }
    let up = derivation.parts.count { $0.product > 0 }
    pane.prose(phrases.votes(grow: down, shrink: up, of: count))
  }
}
