import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Some of a parameter's numbers before and after their update, and what moved them.
struct UpdateTable {
  let focus: WeightFocus
  let moment: Moment
  /// The norms of the cut, found once for all rows.
  private let clipping: ClippingDerivation?

  init(focus: WeightFocus, moment: Moment) {
    self.focus = focus
    self.moment = moment
    clipping = ClippingDerivation(moment, parameter: focus.parameter)
  }

  /// Whether the optimizer is plain SGD, whose whole formula is in the row.
  var isPlain: Bool { moment.optimizer.isPlain }

  /// How the number at an index of the parameter moves.
  func derivation(_ index: Int) -> UpdateDerivation? {
    UpdateDerivation(
      moment, parameter: focus.parameter, unit: index % focus.units,
      input: focus.slice.isKernel ? index / focus.units : nil, clipping: clipping)
  }

  /// Draws a row for each index, `names` at their left.
  func draw(_ indices: [Int], _ names: [String], on pane: inout Pane) {
    let derivations = indices.compactMap(derivation)
    guard derivations.count == indices.count else { return }
    let context = pane.context
    let afters = derivations.map { $0.recorded ?? Float($0.total) }
    let changes = zip(derivations, afters).map { Double($1) - Double($0.before) }
    let equations = zip(derivations, afters).map { lines(of: $0, $1) }
    let digits = EquationDigits.rows(equations, decimals: 5, isUniform: true)
    let rows = Array(zip(derivations, digits))
    let (columns, moves) = (pane.phrases.update.columns, pane.phrases.update.moves)
    var table = NumberTable(
      gap: 1, indent: 2, marked: context.isPlain ? nil : indices.firstIndex(of: focus.index))
    table.words("", names)
    table.numbers(columns.before, rows.map { $1.operands.signed($0.before) })
    addMoves(rows, to: &table, context)
    if moment.optimizer.weightDecay != 0 || isPlain {
      table.words("=", zip(equations, digits).map { context.isConcealed ? "=" : $1.sign($0[1]) })
    }
    table.numbers(
      columns.after, zip(afters, digits).map { context.revealed($1.operands.signed($0)) })
    table.words("", changes.map { context.isConcealed ? " " : $0 > 0 ? "▲" : $0 < 0 ? "▼" : " " })
    table.numbers(
      columns.change, zip(equations, digits).map { context.revealed($1.result($0[0])) },
      isOptional: true
    ) { context.isConcealed ? .plain : context.theme.number(Float(changes[$0])) }
    if !isPlain {
      table.numbers(
        moves.gradient, rows.map { $1.operands.signed($0.gradient) }, isOptional: true)
    }
    table.draw(on: &pane, leadingTo: indices.map(focus.target))
  }

  /// What a row says: that after less before is the change, and how it comes about.
  private func lines(of derivation: UpdateDerivation, _ after: Float) -> [Equation] {
    let before = Formula.signed(derivation.before)
    let change = Equation(
      .signed(after) - before, Double(after) - Double(derivation.before), isSigned: true)
    if isPlain {
      let move = before - .setting(derivation.learningRate) * .signed(derivation.gradient)
      return [change, Equation(move, is: .signed(after))]
    }
    guard moment.optimizer.weightDecay != 0 else { return [change] }
    let move = before + .signed(-derivation.decay) + .signed(derivation.move)
    return [change, Equation(move, is: .signed(after))]
  }

  /// Of plain SGD "− rate × gradient"; with weight decay its part and the step; else an arrow.
  private func addMoves(
    _ rows: [(UpdateDerivation, EquationDigits)], to table: inout NumberTable,
    _ context: ViewContext
  ) {
    if isPlain {
      table.words(
        "", rows.map { "− \($1.text(.setting($0.learningRate))) ×" })
      table.numbers(
        context.phrases.update.moves.gradient, rows.map { $1.operands.signed($0.gradient) })
    } else if moment.optimizer.weightDecay != 0 {
      table.numbers(context.phrases.update.moves.decay, rows.map { $1.operands.signed(-$0.decay) })
      table.numbers(
        context.phrases.update.moves.step,
        rows.map { context.revealed($1.operands.signed($0.move)) })
    } else {
      table.sign("→")
    }
  }
}
