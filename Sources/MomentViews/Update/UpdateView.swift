import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// What moves, and by how much: the optimizer's formula with its numbers, before and after.
struct UpdateView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .update(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter),
      let after = moment.after(parameter: parameter)
    else { return }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    let before = moment.before(parameter: parameter)
    let table = UpdateTable(focus: focus, moment: moment)
    pane.head("\(Wording.layer(focus.slice.layer, in: moment.network)) · \(focus.counted)")
    pane.line(firstThatFits: formulas(focus.symbol, moment))
    pane.gap()
    pane.line(focus.words, pane.theme.strong)
    table.draw([focus.index], ["here"], on: &pane)
    drawClosing(focus, table, on: &pane)
    drawRule(focus, table, on: &pane)
    let summary = summary(
      of: zip(before, after).map { $0 != $1 }, focus, gradient, moment.optimizer)
    if table.isPlain || pane.rowsLeft >= 8 {
      pane.gap()
      drawLargest(focus, zip(after, before).map { $0 - $1 }, table, on: &pane)
      pane.gap()
    }
    guard !pane.context.isConcealed else { return }
    pane.prose(summary)
  }

  /// The move in symbols, the longest form first.
  private static func formulas(_ symbol: String, _ moment: Moment) -> [String] {
    let optimizer = moment.optimizer
    let rate = Numerals.setting(optimizer.learningRate(ofStep: moment.cursor.step))
    let move =
      optimizer.isPlain
      ? "\(symbol) ← \(symbol) − \(rate) × gradient" : OptimizerWords.move(symbol, optimizer)
    let idea = OptimizerWords.idea(optimizer)
    return OptimizerWords.names(optimizer).map { "\(move)      \($0): \(idea)" }
      + [move + "      \(optimizer.rule.name)", move]
  }

  /// The lines of the rule, and what plain SGD would have done.
  private static func drawRule(
    _ focus: WeightFocus, _ table: UpdateTable, on pane: inout Pane
  ) {
    guard let derivation = table.derivation(focus.index), !derivation.equations.isEmpty
    else { return }
    let comparison = derivation.isPlain ? 0 : 1
    let needed = 2 * derivation.equations.count + comparison + 3
    if pane.rowsLeft >= needed { pane.gap() }
    EquationLines(equations: derivation.equations).draw(
      on: &pane, room: pane.rowsLeft - comparison - 1)
    guard !derivation.isPlain, !pane.context.isConcealed else { return }
    let plain = Numerals.figures(derivation.plainMove)
    let sign = derivation.plainMove > 0 ? "+" : ""
    pane.line(
      firstThatFits: [
        "plain SGD would have moved it by −rate × gradient = \(sign)\(plain)",
        "plain SGD would have moved it by \(sign)\(plain)",
      ], pane.theme.faint)
  }

  private static func drawClosing(
    _ focus: WeightFocus, _ table: UpdateTable, on pane: inout Pane
  ) {
    guard !pane.context.isConcealed, let derivation = table.derivation(focus.index),
      let recorded = derivation.recorded, !derivation.closes
    else { return }
    if let slot = derivation.equations.first(where: { !$0.closes }), let kept = slot.recorded {
      pane.prose(
        "this gives \(slot.symbol) = \(Numerals.figures(slot.value)), the optimizer kept "
          + "\(Numerals.figures(kept)): they do not meet", pane.theme.bad)
    } else {
      pane.prose(
        "this gives \(Numerals.signed(derivation.total, decimals: 5)), the recorded "
          + "\(focus.symbol) is \(Numerals.signed(recorded, decimals: 5)): they do not meet",
        pane.theme.bad)
    }
  }

  /// The parameters that move most.
  private static func drawLargest(
    _ focus: WeightFocus, _ changes: [Float], _ table: UpdateTable, on pane: inout Pane
  ) {
    let rows = min(pane.rect.height > 24 ? 12 : 5, pane.rowsLeft - 5, changes.count)
    guard rows > 0, changes.count > 1 else { return }
    let largest = changes.indicesOfLargest(rows)
    pane.line("those that move most", pane.theme.strong)
    table.draw(largest, largest.map(focus.short), on: &pane)
  }

  private static func summary(
    of hasMoved: [Bool], _ focus: WeightFocus, _ gradient: [Float], _ optimizer: Optimizer
  ) -> String {
    let moved = Numerals.count(hasMoved.count { $0 })
    let start = "\(moved) of \(focus.counted(gradient.count)) moved."
    let zeros = gradient.count - gradient.nonzeroCount
    guard zeros > 0 else { return start }
    let have = "\(Numerals.count(zeros)) \(Wording.verb(zeros, "has", "have"))"
    let driven = zip(hasMoved, gradient).count { $0 && $1 == 0 }
    guard driven > 0 else { return "\(start) \(have) a gradient of exactly 0." }
    let these = driven == zeros ? Wording.verb(zeros, "it", "all of them") : Numerals.count(driven)
    return "\(start) \(have) a gradient of exactly 0, and \(these) still moved: "
      + "\(cause(optimizer)) moved \(Wording.verb(driven, "it", "them"))."
  }

  /// What moves a weight whose gradient is 0.
  private static func cause(_ optimizer: Optimizer) -> String {
    let rule = optimizer.rule
    let hasMomentum = rule.slotNames.contains("momentum")
    let kept = hasMomentum ? "the momentum that \(rule.name) keeps" : "what \(rule.name) keeps"
    guard optimizer.weightDecay != 0 else { return kept }
    return hasMomentum ? "\(kept) or weight decay" : "weight decay"
  }
}
