import CellCanvas
import NeuralCore
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
    let pairs = derivations.map { Numerals.pair($0.before, $0.recorded ?? Float($0.total)) }
    let changes = derivations.map { Double($0.recorded ?? Float($0.total)) - Double($0.before) }
    var table = NumberTable(gap: 1, indent: 0)
    table.words("", names)
    table.numbers("before", pairs.map(\.before))
    addMoves(derivations, pairs, to: &table, context)
    table.numbers("after", pairs.map { context.revealed($0.after) })
    table.words("", changes.map { context.isConcealed ? " " : $0 > 0 ? "▲" : $0 < 0 ? "▼" : " " })
    table.numbers("change", pairs.map { context.revealed($0.change) }, isOptional: true) {
      context.isConcealed ? .plain : context.theme.number(Float(changes[$0]))
    }
    if !isPlain {
      table.numbers(
        "gradient", derivations.map { Numerals.gradient($0.gradient) }, isOptional: true)
    }
    table.draw(on: &pane)
  }

  /// Of plain SGD "− rate × gradient ="; with weight decay its part and the step; else an arrow.
  private func addMoves(
    _ derivations: [UpdateDerivation], _ pairs: [Numerals.Pair], to table: inout NumberTable,
    _ context: ViewContext
  ) {
    if isPlain {
      let rate = Numerals.setting(moment.optimizer.learningRate(ofStep: moment.cursor.step))
      table.words("", derivations.map { _ in "− \(rate) ×" })
      table.numbers("gradient", derivations.map { Numerals.gradient($0.gradient) })
      table.sign("=")
    } else if moment.optimizer.weightDecay != 0 {
      let rows = zip(derivations, pairs)
      table.numbers(
        "decay", rows.map { Numerals.signed(-$0.decay, decimals: $1.decimals) })
      table.numbers(
        "step", rows.map { context.revealed(Numerals.signed($0.move, decimals: $1.decimals)) })
      table.sign("=")
    } else {
      table.sign("→")
    }
  }
}
