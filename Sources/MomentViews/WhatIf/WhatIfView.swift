import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What would be otherwise: the real numbers of the place beside those of the same step supposed.
struct WhatIfView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(70, 16) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let comparison = moment.comparison else { return }
    let suppositions = comparison.suppositions
    let phrases = pane.phrases.whatIf
    pane.head(phrases.title(suppositions.map { $0.whatIf.text(in: moment.network) }))
    pane.line(
      firstThatFits: phrases.meanings(
        sides(comparison), key: pane.context.key("u", .undo), isOne: suppositions.count == 1))
    pane.gap()
    guard let rows = WhatIfRows(moment), !pane.context.isConcealed else {
      pane.line("?", pane.theme.faint)
      return
    }
    drawRows(rows, on: &pane)
    drawLosses(comparison, on: &pane)
    if pane.rowsLeft > 2 { pane.gap() }
    pane.prose(verdict(rows, comparison, phrases), pane.theme.faint)
  }

  /// What is compared with what: numbers are changed from their step on, settings hold for one step.
  private static func sides(_ comparison: Moment.Comparison) -> ComparedSides {
    let settings = comparison.suppositions.filter { !$0.whatIf.isInPlace }
    if settings.isEmpty { return .walks }
    if settings.count < comparison.suppositions.count { return .stepWithAll }
    let (real, other) = (comparison.real.sessionBefore, comparison.otherwise.sessionBefore)
    return real.parameters == other.parameters ? .stepFromSameWeights : .step
  }

  private static func drawRows(_ rows: WhatIfRows, on pane: inout Pane) {
    let theme = pane.theme
    // Titles, the loss and a sentence want their rows, and so does what is folded.
    let shown = rows.shown(room: pane.rowsLeft - (rows.real.count <= pane.rowsLeft - 4 ? 4 : 6))
    let decimals = rows.decimals
    let isSigned = (rows.real + rows.otherwise + (rows.before ?? [])).contains { $0 < 0 }
    func number(_ value: Float) -> Formula { isSigned ? .signed(value) : .value(value) }
    let changes = shown.map { Double(rows.otherwise[$0]) - Double(rows.real[$0]) }
    let equations = zip(shown, changes).map { row, change in
      Equation(number(rows.otherwise[row]) - number(rows.real[row]), change, isSigned: true)
    }
    let digits = EquationDigits.rows(equations.map { [$0] }, decimals: decimals, isUniform: true)
    let written = Array(zip(shown, digits))
    let (phrases, columns) = (pane.phrases.whatIf, pane.phrases.whatIf.columns)
    var table = NumberTable(marked: rows.marked.flatMap(shown.firstIndex(of:)))
    table.words(phrases.noun(rows.noun), shown.map(rows.name), align: .right)
    if let before = rows.before {
      table.numbers(columns.before, written.map { $1.text(number(before[$0])) })
    }
    table.numbers(columns.real, written.map { $1.text(number(rows.real[$0])) })
    table.numbers(columns.otherwise, written.map { $1.text(number(rows.otherwise[$0])) })
    table.words("", changes.map { $0 > 0 ? "▲" : $0 < 0 ? "▼" : " " })
    table.numbers(
      columns.difference,
      zip(equations, digits).map { $0.result.value == 0 ? "" : $1.result($0) }
    ) { theme.number(Float(changes[$0])) }
    table.draw(on: &pane)
    let folded = rows.real.count - shown.count
    if folded > 0 {
      pane.line("  " + phrases.more(folded), theme.faint)
    }
  }

  /// The loss of the step, once it is known, and of the second look.
  private static func drawLosses(_ comparison: Moment.Comparison, on pane: inout Pane) {
    let (real, otherwise) = (comparison.real, comparison.otherwise)
    if let before = real.again, let after = otherwise.again {
      drawLoss(.after, before.loss, after.loss, on: &pane)
    } else if let loss = real.batchLoss, let other = otherwise.batchLoss {
      drawLoss(real.rows > 1 ? .mean : .single, loss, other, on: &pane)
    }
  }

  private static func drawLoss(
    _ kind: ComparedLoss, _ real: Float, _ otherwise: Float, on pane: inout Pane
  ) {
    let change = Double(otherwise) - Double(real)
    let mark = change > 0 ? "▲" : "▼"
    let equation = Equation(.value(otherwise) - .value(real), change, isSigned: true)
    let digits = EquationDigits(meeting: equation, decimals: 4)
    let (before, after) = (digits.operands.value(real), digits.operands.value(otherwise))
    let phrases = pane.phrases.whatIf
    pane.line([
      StyledText("\(phrases.loss(kind))   ", pane.theme.strong),
      StyledText(phrases.sides(real: before, otherwise: after) + "   "),
      StyledText(
        change == 0 ? phrases.same : "\(mark) \(digits.result(equation))",
        change > 0 ? pane.theme.bad : pane.theme.good),
    ])
  }

  private static func verdict(
    _ rows: WhatIfRows, _ comparison: Moment.Comparison, _ phrases: any WhatIfViewPhrases
  ) -> String {
    guard rows.largest != nil else { return phrases.nothing }
    var sentences: [String] = []
    let (real, otherwise) = (comparison.real.sessionBefore, comparison.otherwise.sessionBefore)
    if real.optimizer != otherwise.optimizer, !otherwise.slots.isEmpty, real.slots.isEmpty {
      sentences.append(phrases.forgetful)
    }
    if real.seed != otherwise.seed {
      sentences.append(
        phrases.seed(changesWeights: real.parameters != otherwise.parameters))
    }
    return sentences.joined(separator: " ")
  }
}
