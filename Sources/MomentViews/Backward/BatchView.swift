import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// What the examples of a batch say together: a line for each row, and the mean as a mean.
struct BatchView: View {
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
    _ rows: ArraySlice<BatchDerivation.Row>, _ moment: Moment
  ) -> NumberTable {
    var table = NumberTable(marked: moment.cursor.row - rows.startIndex)
    table.words("row", rows.map { "\($0.row + 1)" }, align: .right)
    table.words(
      "example", rows.map { Numerals.count($0.example) }, align: .right, isOptional: true)
    if rows.contains(where: { $0.label != nil }) {
      table.words("it is", rows.map { $0.label.map(String.init) ?? "" }, align: .right)
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
      "  … \(Numerals.count(terms.count - shown.count)) more rows: \(number)", pane.theme.faint)
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
    pane.head("loss · \(count) rows, each an example of its own")
    pane.line(firstThatFits: [
      "L = Σ loss / N      the mean over the N rows of the batch",
      "L = Σ loss / N      the mean over the N rows", "L = Σ loss / N",
    ])
    pane.gap()
    let shown = shown(count, focus: moment.cursor.row, room: pane.rowsLeft - 7)
    let rows = batch.rows[shown]
    let losses = batch.rows.map { Double($0.loss) }
    let mean = Equation(.value(batch.sum) / .count(count), batch.mean)
    let digits = EquationDigits(for: [], columns: [column(losses, shown), mean])
    var table = table(rows, moment)
    if rows.contains(where: { $0.answer != nil }) {
      table.words(
        "answer", rows.map { context.revealed($0.answer.map(String.init) ?? "") }, align: .right)
    }
    if rows.contains(where: { $0.truth != nil }) {
      table.numbers(
        moment.network.outputs == 1 ? "p of 1" : "p of truth",
        rows.map { context.revealed($0.truth.map { Numerals.probability($0) } ?? "") }
      )
    }
    table.numbers("loss", rows.map { context.revealed(digits.results.value($0.loss)) })
    table.words("", rows.map { context.isConcealed ? "" : mark($0) })
    table.draw(on: &pane)
    drawFolded(losses, shown, { digits.results.value($0) }, on: &pane)
    let sum = context.revealed(digits.results.value(batch.sum))
    let written = context.isConcealed ? "? / \(count) = ?" : digits.line(mean)
    pane.line("  Σ = \(sum)      Σ / N = \(written)", context.theme.strong)
    guard !context.isConcealed else { return }
    pane.gap()
    drawSummary(batch, on: &pane)
  }

  private static func mark(_ row: BatchDerivation.Row) -> String {
    row.isRight.map { $0 ? "✓ right" : "✗ wrong" } ?? ""
  }

  private static func drawSummary(_ batch: BatchDerivation, on pane: inout Pane) {
    let count = batch.rows.count
    if batch.rows.contains(where: { $0.isRight != nil }) {
      pane.line("\(batch.rightCount) of \(count) right")
    }
    guard let worst = batch.rows.max(by: { $0.loss < $1.loss }), batch.sum > 0 else { return }
    let share = Numerals.percent(Float(Double(worst.loss) / batch.sum))
    pane.prose(
      "The largest loss is row \(worst.row + 1)'s: \(share) of the sum. Every row counts 1/\(count) "
        + "of its own loss in the step.", pane.theme.faint)
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
    pane.head("\(Wording.layer(focus.slice.layer, in: moment.network)) · \(count) rows")
    pane.line(firstThatFits: [
      "∂L/∂\(focus.symbol) = Σ δ × x      each δ is 1/\(count) of what the row alone would have",
      "∂L/∂\(focus.symbol) = Σ δ × x      δ: 1/\(count) of the row's own",
    ])
    pane.gap()
    pane.line(focus.words, pane.theme.strong)
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
    var table = table(rows, moment)
    table.numbers("δ", parts.map { digits.operands.signed($0.blame) })
    table.sign("×")
    table.numbers(
      focus.slice.isKernel ? "x" : "1",
      parts.map { focus.slice.isKernel ? digits.operands.value($0.input) : "1" })
    table.sign("=")
    table.numbers("share", products.map { context.revealed(digits.results.signed($0)) }) {
      context.isConcealed ? .plain : context.theme.number(Float(products[$0]))
    }
    table.numbers(
      "row alone", products.map { context.revealed(digits.operands.signed(count * $0)) },
      isOptional: true)
    table.draw(on: &pane)
  }

  /// The sum of the shares, which is the mean of what the rows alone would have.
  private static func drawMean(
    _ derivation: GradientDerivation, _ mean: Equation, _ digits: EquationDigits,
    on pane: inout Pane
  ) {
    let (context, count) = (pane.context, derivation.parts.count)
    let sum = context.revealed(digits.results.signed(derivation.sum))
    let written = context.isConcealed ? "? / \(count) = ?" : digits.line(mean)
    pane.line("  Σ share = \(sum)", context.theme.strong)
    pane.line("  Σ row alone / N = \(written)", context.theme.strong)
    if let penalty = derivation.penalty {
      pane.line(
        "  and what its size costs: \(Numerals.gradient(penalty.total)), once for all rows")
    }
    guard !context.isConcealed else { return }
    pane.gap()
    let down = derivation.parts.count { $0.product < 0 }
    let up = derivation.parts.count { $0.product > 0 }
    let rest = count - down - up
    pane.prose(
      "\(down) of \(Wording.counted(count, "row")) would have it grow, \(up) shrink"
        + (rest == 0 ? "." : "; \(Wording.counted(rest, "has", "have")) no say."))
  }
}
