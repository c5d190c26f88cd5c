import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// What moves, and by how much: the optimizer's formula with its numbers, before and after.
struct UpdateView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    guard case .update(let parameter) = moment.cursor.place,
      !moment.network.parameters[parameter].isKernel
    else { return ViewRoom(54, 16, widest: 64) }
    // A few biases are all told.
    let count = moment.network.parameters[parameter].count
    return ViewRoom(54, 12 + UnitGrid.rows(for: count), widest: 64)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .update(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter),
      let after = moment.after(parameter: parameter)
    else { return }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    let before = moment.before(parameter: parameter)
    let table = UpdateTable(focus: focus, moment: moment)
    let phrases = pane.phrases.update
    pane.head(pane.phrases.common.parameter(focus.slice, in: moment.network))
    pane.line(
      firstThatFits: phrases.formulas(
        symbol: focus.symbol, moment.optimizer,
        rate: moment.optimizer.learningRate(ofStep: moment.cursor.step),
        names: OptimizerNames.forms(moment.optimizer)))
    pane.gap()
    pane.line(pane.phrases.common.weight(focus.place), pane.theme.strong)
    table.draw([focus.index], [phrases.here], on: &pane)
    drawClosing(focus, table, on: &pane)
    drawRule(focus, table, on: &pane)
    if table.isPlain || pane.rowsLeft >= 8 {
      pane.gap()
      drawLargest(focus, moment.changes(ofParameter: parameter) ?? [], table, on: &pane)
      pane.gap()
    }
    guard !pane.context.isConcealed else { return }
    pane.prose(
      phrases.summary(MoveCounts(before, after, gradient), of: focus.slice, moment.optimizer))
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
    pane.line(
      firstThatFits: pane.phrases.update.plainMove(derivation.plainMove), pane.theme.faint)
  }

  private static func drawClosing(
    _ focus: WeightFocus, _ table: UpdateTable, on pane: inout Pane
  ) {
    guard !pane.context.isConcealed, let derivation = table.derivation(focus.index),
      let recorded = derivation.recorded, !derivation.closes
    else { return }
    if let slot = derivation.equations.first(where: { !$0.closes }), let kept = slot.recorded {
      pane.contradict(pane.phrases.update.misses(slot.symbol, slot.value, kept: kept))
    } else {
      pane.contradict(
        pane.phrases.update.misses(
          derivation.total, recorded: recorded, symbol: focus.symbol))
    }
  }

  /// The parameters that move most.
  private static func drawLargest(
    _ focus: WeightFocus, _ changes: [Float], _ table: UpdateTable, on pane: inout Pane
  ) {
    let rows = min(pane.isTall ? pane.rowsLeft - 6 : 5, pane.rowsLeft - 5, changes.count)
    guard rows > 0, changes.count > 1 else { return }
    pane.isFolded = rows < changes.count
    let largest = changes.indicesOfLargest(rows)
    let phrases = pane.phrases.update
    pane.line(rows < changes.count ? phrases.mostMoved : phrases.allMoved, pane.theme.strong)
    table.draw(largest, largest.map(focus.short), on: &pane)
  }
}
