import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Who sits this step out, and why the others are louder.
struct DropoutView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(UnitPicture.width(ofUnits: moment), 16, widest: 60)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      case .dropout(let rate) = moment.network.layers[layer],
      let mask = moment.mask(ofLayer: layer), let before = moment.inputToLayer(layer),
      let after = moment.output(ofLayer: layer)
    else { return }
    let kept = mask.nonzeroCount
    guard !pane.context.isConcealed else {
      drawConcealed(layer, rate, moment, on: &pane)
      return
    }
    let phrases = pane.phrases.dropout
    let origin = moment.sessionBefore.maskOrigin(ofLayer: layer)
    pane.head(phrases.title(ofLayer: layer, rate: rate, origin, in: moment.network))
    pane.line(
      firstThatFits: phrases.counts(
        kept: kept, dropped: mask.count - kept, rate: rate, origin))
    pane.gap()
    let unit = moment.unitInFocus ?? 0
    MaskPicture(mask, cursor: unit).draw(on: &pane)
    pane.gap()
    drawTable(unit, before, mask, after, on: &pane)
    pane.gap()
    pane.prose(phrases.fate(of: unit, isKept: mask[unit] != 0, rate: rate, origin))
    pane.prose(phrases.otherwise(origin, rate: rate), pane.theme.faint)
  }

  /// What may be seen while a question is open: what goes in, nothing of the mask.
  static func drawConcealed(
    _ layer: Int, _ rate: Float, _ moment: Moment, on pane: inout Pane
  ) {
    let (network, phrases) = (moment.network, pane.phrases.dropout)
    pane.head(phrases.hiddenTitle(ofLayer: layer, rate: rate, in: network))
    pane.line(phrases.hiddenCounts(of: network.width(ofLayer: layer)))
    pane.gap()
    pane.line(phrases.hidden, pane.theme.faint)
  }

  /// The neurons around the cursor: before × mask = after.
  private static func drawTable(
    _ unit: Int, _ before: [Float], _ mask: [Float], _ after: [Float], on pane: inout Pane
  ) {
    let most = !pane.isTall ? 3 : pane.context.isAlone ? mask.count : 9
    let wanted = max(1, min(most, pane.rowsLeft - (pane.isTall ? 5 : 3), mask.count))
    pane.isFolded = wanted < mask.count
    let start = min(max(0, unit - wanted / 2), mask.count - wanted)
    let units = Array(start..<start + wanted)
    let equations = units.map {
      Equation(.value(before[$0]) * .setting(mask[$0]), after[$0])
    }
    let digits = EquationDigits(for: equations, atMost: 8)
    let (phrases, columns) = (pane.phrases.dropout, pane.phrases.dropout.columns)
    var table = NumberTable(marked: units.firstIndex(of: unit))
    table.words(pane.phrases.common.neuron, units.map(String.init), align: .right)
    table.numbers(columns.before, units.map { digits.operands.value(before[$0]) })
    table.sign("×")
    table.numbers(columns.mask, units.map { digits.text(.setting(mask[$0])) })
    table.sign("=")
    table.numbers(columns.after, equations.map { digits.result($0) })
    table.words("", units.map { mask[$0] == 0 ? phrases.dropped : "" }, style: pane.theme.faint)
    table.draw(on: &pane, leadingTo: units.map { Target(unit: $0) })
  }
}
