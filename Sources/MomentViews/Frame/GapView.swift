import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// A place of a trace of which something is missing: what that is, and the numbers that are there.
struct GapView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let gap = moment.gap else { return }
    pane.prose(gap, pane.theme.strong)
    pane.gap()
    switch moment.cursor.place {
    case .forward(let layer):
      guard let values = moment.output(ofLayer: layer) ?? moment.mask(ofLayer: layer) else {
        return
      }
      draw(values, of: Wording.layer(layer, in: moment.network), moment, on: &pane)
    case .blame(let layer):
      guard let values = moment.blame(ofLayer: layer) else { return }
      draw(values, of: "blame of \(Wording.layer(layer, in: moment.network))", moment, on: &pane)
    case .gradient(let parameter):
      guard let values = moment.gradient(parameter: parameter) else { return }
      let focus = WeightFocus(moment, parameter: parameter, values: values)
      pane.head("\(Wording.layer(focus.slice.layer, in: moment.network)) · \(focus.counted)")
      pane.line("\(focus.words): \(Numerals.gradient(values[focus.index]))")
    case .update(let parameter):
      guard let after = moment.after(parameter: parameter) else { return }
      let before = Array(moment.before(parameter: parameter))
      let focus = WeightFocus(
        moment, parameter: parameter, values: zip(after, before).map { $0 - $1 })
      let new = after[after.startIndex + focus.index]
      pane.head("\(Wording.layer(focus.slice.layer, in: moment.network)) · \(focus.counted)")
      pane.line(
        "\(focus.words): \(Numerals.signed(before[focus.index])) → \(Numerals.signed(new))")
    case .loss:
      guard let loss = moment.lossValue, let mean = moment.batchLoss else { return }
      pane.line("loss of this row: \(Numerals.value(loss))")
      if moment.rows > 1 { pane.line("mean of \(moment.rows) rows: \(Numerals.value(mean))") }
    case .input, .again: break
    }
  }

  private static func draw(
    _ values: [Float], of name: String, _ moment: Moment, on pane: inout Pane
  ) {
    pane.head(name)
    UnitPicture(values, symbol: "", cursor: moment.cursor.unit ?? moment.loudestUnit)
      .draw(on: &pane, isConcealed: pane.context.isConcealed)
  }
}
