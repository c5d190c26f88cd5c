import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// What would be otherwise: the real numbers of the place beside those of the same step supposed.
struct WhatIfView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let comparison = moment.comparison else { return }
    let suppositions = comparison.suppositions
    let words = suppositions.map { $0.whatIf.text(in: moment.network) }
    pane.head("what if " + words.joined(separator: ", "))
    let undo = pane.context.key("u", "undo")
    let takesBack = "\(undo) takes \(suppositions.count > 1 ? "the last" : "it") back"
    pane.line(
      firstThatFits: meanings(comparison).flatMap {
        ["\($0)      \(takesBack)", "\($0)   \(takesBack)"]
      })
    pane.gap()
    guard let rows = WhatIfRows(moment), !pane.context.isConcealed else {
      pane.line("?", pane.theme.faint)
      return
    }
    drawRows(rows, on: &pane)
    drawLosses(comparison, on: &pane)
    if pane.rowsLeft > 2 { pane.gap() }
    pane.prose(verdict(rows, comparison), pane.theme.faint)
  }

  /// What is compared with what, the longest form first: numbers are changed from their step on,
  /// settings hold for one step.
  private static func meanings(_ comparison: Moment.Comparison) -> [String] {
    let settings = comparison.suppositions.filter { !$0.whatIf.isInPlace }
    if settings.isEmpty {
      return [
        "the walk with what was changed, beside the one without", "with the change and without",
      ]
    }
    let short = "this one step, beside the real one"
    let isMixed = settings.count < comparison.suppositions.count
    if isMixed { return ["this one step with all of that, beside the real one", short] }
    let (real, other) = (comparison.real.sessionBefore, comparison.otherwise.sessionBefore)
    return real.parameters == other.parameters
      ? ["this one step from the same weights, beside the real one", short] : [short]
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
    var table = NumberTable(marked: rows.marked.flatMap(shown.firstIndex(of:)))
    table.words(rows.noun, shown.map(rows.name), align: .right)
    if let before = rows.before {
      table.numbers("before", written.map { $1.text(number(before[$0])) })
    }
    table.numbers("real", written.map { $1.text(number(rows.real[$0])) })
    table.numbers("what if", written.map { $1.text(number(rows.otherwise[$0])) })
    table.words("", changes.map { $0 > 0 ? "▲" : $0 < 0 ? "▼" : " " })
    table.numbers(
      "difference",
      zip(equations, digits).map { $0.result.value == 0 ? "" : $1.result($0) }
    ) { theme.number(Float(changes[$0])) }
    table.draw(on: &pane)
    let folded = rows.real.count - shown.count
    if folded > 0 {
      pane.line("  … \(Numerals.count(folded)) more, which differ less", theme.faint)
    }
  }

  /// The loss of the step, once it is known, and of the second look.
  private static func drawLosses(_ comparison: Moment.Comparison, on pane: inout Pane) {
    let (real, otherwise) = (comparison.real, comparison.otherwise)
    if let before = real.again, let after = otherwise.again {
      drawLoss("loss after", before.loss, after.loss, on: &pane)
    } else if let loss = real.batchLoss, let other = otherwise.batchLoss {
      drawLoss(real.rows > 1 ? "mean loss" : "loss", loss, other, on: &pane)
    }
  }

  private static func drawLoss(
    _ name: String, _ real: Float, _ otherwise: Float, on pane: inout Pane
  ) {
    let change = Double(otherwise) - Double(real)
    let mark = change > 0 ? "▲" : "▼"
    let equation = Equation(.value(otherwise) - .value(real), change, isSigned: true)
    let digits = EquationDigits(meeting: equation, decimals: 4)
    let (before, after) = (digits.operands.value(real), digits.operands.value(otherwise))
    pane.line([
      StyledText("\(name)   ", pane.theme.strong),
      StyledText("really \(before)   what if \(after)   "),
      StyledText(
        change == 0 ? "the same" : "\(mark) \(digits.result(equation))",
        change > 0 ? pane.theme.bad : pane.theme.good),
    ])
  }

  private static func verdict(_ rows: WhatIfRows, _ comparison: Moment.Comparison) -> String {
    guard rows.largest != nil else {
      return "Nothing differs here, to the last bit: the difference comes later, or not at all."
    }
    var sentences: [String] = []
    let (real, otherwise) = (comparison.real.sessionBefore, comparison.otherwise.sessionBefore)
    if real.optimizer != otherwise.optimizer, !otherwise.slots.isEmpty, real.slots.isEmpty {
      sentences.append("The other optimizer remembers nothing yet.")
    }
    if real.seed != otherwise.seed {
      sentences.append(
        real.parameters == otherwise.parameters
          ? "The seed draws other masks; the weights are the same."
          : "The seed draws other first weights and masks.")
    }
    return sentences.joined(separator: " ")
  }
}
