import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Did it help: the same example through the new weights, beside the old answer.
struct AgainView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(58, 18, widest: 66) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let again = moment.again else { return }
    pane.head(pane.phrases.again.title(again))
    pane.line(firstThatFits: pane.phrases.again.sides(hasDropout: moment.hasDropout))
    pane.gap()
    let answer = again.target.count > 1 ? Moment.label(of: again.target) : nil
    let closing = again.lossWithMasks == nil ? 3 : 4
    let rows = OutputRows.shown(
      again.before.count, room: pane.rowsLeft - closing, needed: [answer].compactMap { $0 })
    drawRows(rows, again, answer, moment, on: &pane)
    pane.folded(again.before.count, shown: rows.count)
    if pane.rowsLeft > closing + 1 { pane.gap() }
    drawLoss(again, on: &pane)
    drawLossWithMasks(again, on: &pane)
    if !pane.context.isConcealed { drawSummary(moment, on: &pane) }
  }

  private static func drawRows(
    _ rows: [Int], _ again: Moment.Again, _ answer: Int?, _ moment: Moment, on pane: inout Pane
  ) {
    let context = pane.context
    let barWidth = pane.rect.width >= 86 ? 12 : pane.rect.width >= 60 ? 7 : 5
    let blank = rows.map { _ in String(repeating: " ", count: barWidth) }
    let changes = rows.map { Double(again.probabilities[$0]) - Double(again.before[$0]) }
    let equations = zip(rows, changes).map { row, change in
      Equation(
        .value(again.probabilities[row]) - .value(again.before[row]), change, isSigned: true)
    }
    let digits = EquationDigits.rows(equations.map { [$0] }, isUniform: true)
    let written = Array(zip(rows, digits))
    let (phrases, columns) = (pane.phrases.again, pane.phrases.again.columns)
    var table = NumberTable(gap: 1)
    table.words(
      pane.phrases.common.outputs(moment.outputKind), pane.names(ofOutputs: rows, moment),
      align: .right)
    table.numbers(" " + columns.before, written.map { $1.operands.value(again.before[$0]) })
    let first = table.width + 1
    table.words("", blank)
    table.numbers(
      "  " + columns.after,
      written.map { context.revealed($1.operands.value(again.probabilities[$0])) })
    let second = table.width + 1
    table.words("", blank)
    table.words("", changes.map { context.isConcealed ? " " : $0 > 0 ? "▲" : $0 < 0 ? "▼" : " " })
    table.numbers(columns.change, zip(digits, equations).map { context.revealed($0.result($1)) }) {
      context.isConcealed ? .plain : context.theme.number(Float(changes[$0]))
    }
    table.words(
      "", rows.map { $0 == answer ? phrases.rightOutput($0, moment) : "" },
      style: context.theme.strong, isOptional: true
    )
    let top = pane.row + 1
    table.draw(on: &pane, leadingTo: rows.map { moment.network.answer(ofOutput: $0) })
    for (row, index) in rows.enumerated() {
      drawBar(again.before[index], again, x: first, row: top + row, width: barWidth, on: &pane)
      guard !context.isConcealed else { continue }
      drawBar(
        again.probabilities[index], again, x: second, row: top + row, width: barWidth, on: &pane)
    }
  }

  private static func drawBar(
    _ value: Float, _ again: Moment.Again, x: Int, row: Int, width: Int, on pane: inout Pane
  ) {
    let all = again.before + again.probabilities
    let isSigned = all.contains { $0 < 0 }
    let limit = max(1, all.map(abs).max() ?? 1)
    pane.bar(value, isSigned ? .signed(limit) : .unsigned(limit), x: x, row: row, width: width)
  }

  private static func drawLoss(_ again: Moment.Again, on pane: inout Pane) {
    let (context, phrases) = (pane.context, pane.phrases.again)
    guard !context.isConcealed else {
      pane.line("\(phrases.loss)   \(Numerals.value(again.lossBefore)) → ?", context.theme.strong)
      return
    }
    let change = Double(again.loss) - Double(again.lossBefore)
    let mark = change > 0 ? "▲" : change < 0 ? "▼" : " "
    let equation = equation(of: again)
    let digits = EquationDigits(meeting: equation, decimals: 4)
    let (before, after) = (
      digits.operands.value(again.lossBefore), digits.operands.value(again.loss)
    )
    pane.line([
      StyledText("\(phrases.loss)   ", context.theme.strong),
      StyledText("\(before) → \(after)   ", context.theme.strong),
      StyledText(
        "\(mark) \(digits.result(equation))   \(phrases.meaning(of: change))",
        change < 0 ? context.theme.good : context.theme.bad),
    ])
  }

  /// Loss after less loss before, from which both get their digits.
  private static func equation(of again: Moment.Again) -> Equation {
    let change = Double(again.loss) - Double(again.lossBefore)
    return Equation(.value(again.loss) - .value(again.lossBefore), change, isSigned: true)
  }

  /// The loss that the step had: why the one without dropout is another.
  private static func drawLossWithMasks(_ again: Moment.Again, on pane: inout Pane) {
    guard let loss = again.lossWithMasks else { return }
    let digits = EquationDigits(meeting: equation(of: again), decimals: 4).operands
    let (with, without) = (digits.value(loss), digits.value(again.lossBefore))
    pane.line(
      firstThatFits: pane.phrases.again.withMasks(with, without: without), pane.theme.faint)
  }

  /// How many numbers the step moved.
  private static func drawSummary(_ moment: Moment, on pane: inout Pane) {
    let moved = moment.network.parameters.indices.reduce(0) { count, parameter in
      guard let after = moment.after(parameter: parameter) else { return count }
      return count + zip(moment.before(parameter: parameter), after).count { $0 != $1 }
    }
    let hasOthers = moment.exampleCount > 1 && pane.context.takesOthers
    pane.prose(
      pane.phrases.again.moved(
        moved, of: moment.network.parameterCount,
        key: hasOthers ? pane.context.key("n", .example) : nil), pane.theme.faint)
  }
}
