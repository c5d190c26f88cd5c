import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Whether the chain rule is right about a weight: nudge it to both sides, and see the loss move.
struct GradientCheckView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(52, 15, widest: 60) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .gradient(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter)
    else { return }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    guard
      let nudged = NudgeDerivation(
        moment, parameter: parameter, unit: focus.unit, input: focus.input)
    else { return }
    pane.head(pane.phrases.common.parameter(focus.slice, in: moment.network))
    pane.line(firstThatFits: pane.phrases.gradient.checkFormulas(symbol: focus.symbol))
    pane.gap()
    pane.line(pane.phrases.common.weight(focus.place), pane.theme.strong)
    drawLosses(nudged, focus, on: &pane)
    drawSlopes(nudged, focus, on: &pane)
    pane.gap()
    drawMeaning(nudged, moment, on: &pane)
  }

  /// The weight and the loss on both sides, and how far the loss rises between them.
  private static func drawLosses(
    _ nudged: NudgeDerivation, _ focus: WeightFocus, on pane: inout Pane
  ) {
    let context = pane.context
    let weights = [nudged.weightAbove, Double(nudged.weight), nudged.weightBelow]
    let check = nudged.check
    let written = nudged.written
    func beyond(_ loss: Double) -> String {
      context.revealed(written.losses.operands.signed(loss - nudged.shared))
    }
    let shared = context.revealed(Numerals.value(nudged.shared))
    let rise = context.revealed(written.slope.operands.signed(nudged.rise))
    let isSure = context.isConcealed || written.closes
    let (nudges, columns) = (pane.phrases.gradient.nudges, pane.phrases.gradient.lossColumns)
    var table = NumberTable()
    table.words("", [nudges.up, nudges.none, nudges.down, ""])
    table.numbers(focus.symbol, weights.map { Numerals.signed($0, decimals: 6) } + [""])
    table.words("", ["L⁺", "", "L⁻", "L⁺ − L⁻" + (isSure ? "" : " ≈")], align: .right)
    table.numbers(columns.shared, [shared, "", shared, ""])
    table.numbers(columns.rest, [beyond(check.lossAbove), "", beyond(check.lossBelow), rise]) {
      $0 == 3 && !context.isConcealed ? context.theme.number(Float(nudged.rise)) : .plain
    }
    table.draw(on: &pane)
  }

  /// The slope by trying above the slope by the chain rule, and whether they agree.
  private static func drawSlopes(
    _ nudged: NudgeDerivation, _ focus: WeightFocus, on pane: inout Pane
  ) {
    let (context, check) = (pane.context, nudged.check)
    let (equation, digits) = (nudged.slopeEquation, nudged.written.slope)
    pane.gap()
    var table = NumberTable()
    let ways = pane.phrases.gradient.ways
    table.words("", [ways.trying, ways.chainRule])
    table.words(
      "", [context.revealed(digits.text(equation.left)), "δ × x"], align: .right)
    table.words("=", [context.isConcealed ? "=" : digits.sign(equation), "="])
    table.numbers(
      "∂L/∂\(focus.symbol)",
      [nudged.slope, check.analyticSlope].map {
        context.revealed(digits.results.signed($0))
      }
    ) { row in
      context.isConcealed
        ? .plain
        : context.theme.number(Float(row == 0 ? nudged.slope : check.analyticSlope))
    }
    table.draw(on: &pane)
  }

  private static func drawMeaning(
    _ nudged: NudgeDerivation, _ moment: Moment, on pane: inout Pane
  ) {
    guard !pane.context.isConcealed else { return }
    let (phrases, theme) = (pane.phrases.gradient, pane.theme)
    pane.prose(phrases.verdict(nudged), nudged.check.agrees ? theme.good : theme.bad)
    pane.prose(
      phrases.difference(shared: nudged.shared, closes: nudged.written.closes), theme.faint)
    pane.prose(
      phrases.tried(
        rows: moment.rows, hasPenalty: moment.penalty ?? 0 != 0,
        hasMasks: moment.hasDropout && !moment.sessionBefore.isLooking), theme.faint)
    pane.prose(phrases.cost(ofGradients: moment.network.parameterCount), theme.faint)
  }
}

extension NudgeDerivation {
  /// (L⁺ − L⁻) / 2h with the difference of the losses in it.
  fileprivate var slopeEquation: Equation {
    Equation(.signed(rise) / .setting(2 * nudge), slope, isSigned: true)
  }

  /// What both losses have in common, to four decimals.
  fileprivate var shared: Double {
    let scaled = (check.lossAbove * 10_000).rounded()
    return scaled.isFinite ? scaled / 10_000 : check.lossAbove
  }

  /// The digits of the two losses, those of the slope, and whether the losses give the difference.
  fileprivate var written: (losses: EquationDigits, slope: EquationDigits, closes: Bool) {
    let slope = EquationDigits(for: [slopeEquation], decimals: 5)
    let difference = Equation(
      .signed(check.lossAbove - shared) - .signed(check.lossBelow - shared), is: .signed(rise))
    let digits = (0...7).lazy.map { EquationDigits(decimals: 4, finerBy: $0) }
    let losses = digits.first { $0.meets(difference, slope.operands) }
    return (losses ?? EquationDigits(), slope, losses != nil)
  }
}
