import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// How the loss changes with each weight: blame × what came in.
struct GradientView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(54, 20, widest: 64) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .gradient(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter)
    else { return }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    let isKernel = focus.slice.isKernel
    pane.head(pane.phrases.common.parameter(focus.slice, in: moment.network))
    let penalty = moment.network.regularizer(ofParameter: parameter)?.slopeWords(focus.symbol) ?? ""
    pane.line(
      firstThatFits: pane.phrases.gradient.formulas(isKernel: isKernel, penalty: penalty))
    pane.gap()
    drawFactors(focus, moment, on: &pane)
    pane.gap()
    drawSummary(focus, gradient, on: &pane)
    if isKernel {
      KernelPicture(focus: focus, values: gradient).draw(on: &pane)
    } else {
      UnitPicture(
        gradient, symbol: "∂L/∂b", cursor: focus.unit, write: { Numerals.gradient($0) }
      )
      .draw(on: &pane, isConcealed: pane.context.isConcealed)
    }
  }

  /// δ × x = gradient for the weight under the cursor, one line for each row of the batch.
  private static func drawFactors(
    _ focus: WeightFocus, _ moment: Moment, on pane: inout Pane
  ) {
    guard
      let derivation = GradientDerivation(
        moment, parameter: focus.parameter, unit: focus.unit, input: focus.input)
    else { return }
    let context = pane.context
    let phrases = pane.phrases.gradient
    let nudged = nudged(focus, moment, context)
    let words = pane.phrases.common.weight(focus.place)
    let isBeside = words.columns + nudged.columns + 2 <= pane.rect.width
    if isBeside {
      pane.put(nudged, x: pane.rect.width - nudged.columns, style: context.theme.faint)
    }
    pane.line(words, context.theme.strong)
    let parts = derivation.parts.prefix(max(1, min(5, pane.rowsLeft - 6)))
    let isBatch = derivation.parts.count > 1
    var table = NumberTable(marked: isBatch ? moment.cursor.row : nil)
    if isBatch { table.words(phrases.row, parts.map { "\($0.row + 1)" }, align: .right) }
    let digits = digits(parts, of: derivation)
    table.numbers(
      phrases.blame(ofNeuron: focus.unit), parts.map { digits.operands.signed($0.blame) })
    table.sign("×")
    table.numbers(
      focus.slice.isKernel ? "x" : "1",
      parts.map { focus.slice.isKernel ? digits.operands.value($0.input) : "1" })
    table.sign("=")
    table.numbers(
      isBatch || derivation.penalty != nil ? phrases.product : "∂L/∂\(focus.symbol)",
      parts.map { context.revealed(digits.results.signed($0.product)) }
    ) { context.isConcealed ? .plain : context.theme.number(Float(parts[$0].product)) }
    table.draw(on: &pane, leadingTo: isBatch ? parts.map { Target(row: $0.row) } : [])
    let hidden = derivation.parts.count - parts.count
    let total = context.revealed(digits.results.signed(derivation.total))
    if let penalty = derivation.penalty {
      let sum = context.revealed(digits.results.signed(derivation.sum))
      if isBatch { pane.line("  " + phrases.rowsBefore(phrases.sum(sum), hidden)) }
      pane.line("  " + phrases.size(digits.line(penalty.equation)), context.theme.faint)
      let cost = digits.results.signed(penalty.total)
      pane.line(
        "  ∂L/∂\(focus.symbol) = \(sum) \(joined(cost)) = \(total)", context.theme.strong)
    } else if isBatch {
      let sum = phrases.sum(isGradientOf: focus.symbol, total)
      pane.line("  " + phrases.rowsBefore(sum, hidden), context.theme.strong)
    }
    if !isBeside, pane.rowsLeft > rowsOfPictures {
      pane.line("  \(nudged)", context.theme.faint)
    }
    if let remnant = derivation.remnant, !context.isConcealed {
      pane.prose(pane.language.phrases.narration.remnant(remnant))
    }
    guard !derivation.closes, let recorded = derivation.recorded, !context.isConcealed
    else { return }
    pane.contradict(phrases.misses(total, recorded: recorded))
  }

  /// What the loss does when the weight is nudged: "nudged: −0.03014 ✓"; empty where it is not tried.
  private static func nudged(
    _ focus: WeightFocus, _ moment: Moment, _ context: ViewContext
  ) -> String {
    guard !context.isConcealed, moment.rows <= mostRowsNudged,
      let nudged = NudgeDerivation(
        moment, parameter: focus.parameter, unit: focus.unit, input: focus.input)
    else { return "" }
    return context.phrases.gradient.nudged(
      nudged.slope, agrees: nudged.check.agrees, hasCorner: nudged.check.hasCorner)
  }

  /// Two forward passes in double precision are not felt up to here; of more rows the check is a
  /// view of its own.
  private static let mostRowsNudged = 32

  /// What the pictures below take: 14 rows of cells with a title, a legend, and a sentence above.
  private static let rowsOfPictures = 19

  /// A term of a sum with its sign before it: "+ 0.00071".
  private static func joined(_ number: String) -> String {
    guard number.hasPrefix("+") || number.hasPrefix(Numerals.minus) else { return "+ \(number)" }
    return "\(number.prefix(1)) \(number.dropFirst())"
  }

  /// The digits with which every product is one, and the products that are shown give their sum.
  private static func digits(
    _ parts: ArraySlice<GradientDerivation.Part>, of derivation: GradientDerivation
  ) -> EquationDigits {
    let products = parts.map {
      Equation(.signed($0.blame) * .value($0.input), $0.product, isSigned: true)
    }
    let column = Equation(
      .sum(parts.map { .signed($0.product) }), derivation.sum, isSigned: true)
    guard let penalty = derivation.penalty else {
      return EquationDigits(
        for: products, columns: parts.count == derivation.parts.count ? [column] : [], decimals: 5)
    }
    let whole = Equation(
      .signed(derivation.sum) + .signed(penalty.total), derivation.total, isSigned: true)
    return EquationDigits(
      for: products + [penalty.equation],
      columns: [whole] + (parts.count == derivation.parts.count ? [column] : []), decimals: 5)
  }

  private static func drawSummary(
    _ focus: WeightFocus, _ gradient: [Float], on pane: inout Pane
  ) {
    guard !pane.context.isConcealed else { return }
    let zeros = gradient.count - gradient.nonzeroCount
    guard zeros > 0 else { return }
    pane.prose(pane.phrases.gradient.zero(zeros, of: focus.slice))
  }
}

extension Regularizer {
  /// What it adds to a gradient, in symbols: " + 2·0.01·w".
  fileprivate func slopeWords(_ symbol: String) -> String {
    (l1 == 0 ? "" : " + \(Numerals.setting(l1))·sign(\(symbol))")
      + (l2 == 0 ? "" : " + 2·\(Numerals.setting(l2))·\(symbol)")
  }
}

extension GradientDerivation.Penalty {
  /// The regulariser's part with its numbers: "−1 × 0.001 + 2 × 0.01 × (−0.07120) = −0.00242".
  fileprivate var equation: Equation {
    let sign = Formula.count(weight > 0 ? 1 : weight < 0 ? -1 : 0)
    let parts =
      (regularizer.l1 == 0 ? [] : [sign * .setting(regularizer.l1)])
      + (regularizer.l2 == 0 ? [] : [.count(2) * .setting(regularizer.l2) * .signed(weight)])
    return Equation(.sum(parts), total, isSigned: true)
  }
}
