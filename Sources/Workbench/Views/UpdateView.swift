import CellCanvas
import NeuralCore
import TimeTravel

/// What moves, and by how much: before − learning rate × gradient = after.
struct UpdateView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .update(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter),
      let after = moment.after(parameter: parameter)
    else { return }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    let rate = Numerals.setting(moment.optimizer.learningRate(ofStep: moment.cursor.step))
    pane.head("\(Wording.layer(focus.slice.layer, in: moment.network)) · \(focus.counted)")
    pane.line(firstThatFits: [
      "\(focus.symbol) ← \(focus.symbol) − \(rate) × gradient      \(moment.optimizer): against the slope",
      "\(focus.symbol) ← \(focus.symbol) − \(rate) × gradient",
    ])
    pane.gap()
    pane.line(focus.words, pane.theme.strong)
    let before = moment.before(parameter: parameter)
    drawTable([focus.index], ["here"], focus, moment, on: &pane)
    drawClosing(focus, moment, on: &pane)
    pane.gap()
    drawLargest(focus, gradient, moment, on: &pane)
    pane.gap()
    let moved = zip(before, after).count { $0 != $1 }
    guard !pane.context.isConcealed else { return }
    pane.prose(summary(moved: moved, focus, gradient))
  }

  /// before − rate × gradient = after, and the change, for the parameters at `indices`.
  private static func drawTable(
    _ indices: [Int], _ names: [String], _ focus: WeightFocus, _ moment: Moment,
    on pane: inout Pane
  ) {
    let derivations = indices.compactMap {
      UpdateDerivation(
        moment, parameter: focus.parameter, unit: $0 % focus.units,
        input: focus.slice.isKernel ? $0 / focus.units : nil)
    }
    guard derivations.count == indices.count else { return }
    let rate = Numerals.setting(moment.optimizer.learningRate(ofStep: moment.cursor.step))
    let context = pane.context
    let pairs = derivations.map { Numerals.pair($0.before, $0.recorded ?? Float($0.total)) }
    let changes = derivations.map { Double($0.recorded ?? Float($0.total)) - Double($0.before) }
    var table = NumberTable(gap: 1, indent: 0)
    table.words("", names)
    table.numbers("before", pairs.map(\.before))
    table.words("", names.map { _ in "− \(rate) ×" })
    table.numbers("gradient", derivations.map { Numerals.gradient($0.gradient) })
    table.sign("=")
    table.numbers("after", pairs.map { context.revealed($0.after) })
    table.words("", changes.map { context.isConcealed ? " " : $0 > 0 ? "▲" : $0 < 0 ? "▼" : " " })
    table.numbers("change", pairs.map { context.revealed($0.change) }, isOptional: true) {
      context.isConcealed ? .plain : context.theme.number(Float(changes[$0]))
    }
    table.draw(on: &pane)
  }

  private static func drawClosing(_ focus: WeightFocus, _ moment: Moment, on pane: inout Pane) {
    guard !pane.context.isConcealed,
      let derivation = UpdateDerivation(
        moment, parameter: focus.parameter, unit: focus.unit, input: focus.input),
      let recorded = derivation.recorded, !derivation.closes
    else { return }
    pane.prose(
      "this gives \(Numerals.signed(derivation.total, decimals: 5)), the recorded "
        + "\(focus.symbol) is \(Numerals.signed(recorded, decimals: 5)): they do not meet",
      pane.theme.bad)
  }

  /// The parameters that move most.
  private static func drawLargest(
    _ focus: WeightFocus, _ gradient: [Float], _ moment: Moment, on pane: inout Pane
  ) {
    let rows = min(pane.rect.height > 24 ? 12 : 5, pane.rowsLeft - 5, gradient.count)
    guard rows > 0, gradient.count > 1 else { return }
    let largest = gradient.indicesOfLargest(rows)
    pane.line("those that move most", pane.theme.strong)
    drawTable(largest, largest.map(focus.short), focus, moment, on: &pane)
  }

  private static func summary(moved: Int, _ focus: WeightFocus, _ gradient: [Float]) -> String {
    let noun = focus.slice.isKernel ? "weights" : "biases"
    let zeros = gradient.count - gradient.nonzeroCount
    let rest = zeros == 0 ? "" : " \(Numerals.count(zeros)) have a gradient of exactly 0."
    return "\(Numerals.count(moved)) of \(Numerals.count(gradient.count)) \(noun) moved.\(rest)"
  }
}
