import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// Whether the chain rule is right about a weight: nudge it to both sides, and see the loss move.
struct GradientCheckView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .gradient(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter)
    else { return }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    guard
      let nudged = NudgeDerivation(
        moment, parameter: parameter, unit: focus.unit, input: focus.input)
    else { return }
    pane.head("\(Wording.layer(focus.slice.layer, in: moment.network)) · \(focus.counted)")
    let formula = "∂L/∂\(focus.symbol) ≈ (L⁺ − L⁻) / 2h"
    pane.line(firstThatFits: [
      "\(formula)      nudge it by h, see the loss move", "\(formula)      see the loss move",
      formula,
    ])
    pane.gap()
    pane.line(focus.words, pane.theme.strong)
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
    var table = NumberTable()
    table.words("", ["nudged up", "as it is", "nudged down", ""])
    table.numbers(focus.symbol, weights.map { Numerals.signed($0, decimals: 6) } + [""])
    table.words("", ["L⁺", "", "L⁻", "L⁺ − L⁻" + (isSure ? "" : " ≈")], align: .right)
    table.numbers("loss", [shared, "", shared, ""])
    table.numbers("and", [beyond(check.lossAbove), "", beyond(check.lossBelow), rise]) {
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
    table.words("", ["by trying", "by the chain rule"])
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
    let check = nudged.check
    guard !pane.context.isConcealed else { return }
    if nudged.isStill, check.analyticSlope == 0 {
      pane.prose(
        "✓ They agree: nudging it changes no digit of the loss, and the chain rule says 0.",
        pane.theme.good)
    } else if check.agrees {
      pane.prose("✓ They agree: what the chain rule says is what the loss does.", pane.theme.good)
    } else if check.hasCorner {
      pane.prose(
        "✗ They are \(Numerals.figures(check.gap)) apart, but neither is wrong: the nudges lie on two "
          + "sides of a corner (ReLU at 0, a hinge, a clip, a size |x|). Upwards alone the slope is "
          + "\(Numerals.gradient(check.slopeAbove)), downwards \(Numerals.gradient(check.slopeBelow)).",
        pane.theme.bad)
    } else {
      pane.prose(
        "✗ They are \(Numerals.figures(check.gap)) apart, and the loss has no corner between the two: "
          + "one of them is wrong.", pane.theme.bad)
    }
    pane.prose(
      nudged.written.closes
        ? "Both losses are \(Numerals.value(nudged.shared)) and a little: their difference is in that."
        : "The losses are so equal that nine digits do not show how they differ: what is left is "
          + "the rounding of the sixteen that they have.", pane.theme.faint)
    let rows = moment.rows > 1 ? "the mean loss of \(moment.rows) rows" : "this example's loss"
    let penalty = moment.penalty ?? 0 == 0 ? "" : " with what large weights cost"
    let masks = moment.network.layers.contains { $0.kind == "dropout" }
    pane.prose(
      "L is \(rows)\(penalty), worked out in double precision"
        + (masks ? " with the dropout masks of this step." : "."), pane.theme.faint)
    pane.prose(
      "It takes two forward passes for one weight. The chain rule finds all "
        + "\(Wording.counted(moment.network.parameterCount, "gradient")) in one pass back.",
      pane.theme.faint)
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
