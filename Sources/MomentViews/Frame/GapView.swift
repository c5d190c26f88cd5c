import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// A place of a trace of which something is missing: what that is, and the numbers that are there.
enum GapView {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let gap = pane.language.phrases.narration.gap(of: moment) else { return }
    pane.prose(gap, pane.theme.strong)
    pane.gap()
    switch moment.cursor.place {
    case .forward(let layer):
      guard let values = moment.output(ofLayer: layer) ?? moment.mask(ofLayer: layer) else {
        return
      }
      draw(
        values, of: pane.phrases.common.layer(layer, in: moment.network), moment, on: &pane)
    case .blame(let layer):
      guard let values = moment.blame(ofLayer: layer) else { return }
      draw(
        values, of: pane.phrases.frame.blame(ofLayer: layer, in: moment.network), moment, on: &pane)
    case .gradient(let parameter):
      guard let values = moment.gradient(parameter: parameter) else { return }
      let focus = WeightFocus(moment, parameter: parameter, values: values)
      pane.head(pane.phrases.common.parameter(focus.slice, in: moment.network))
      pane.line(pane.phrases.frame.gradient(values[focus.index], of: focus.place))
    case .update(let parameter):
      guard let after = moment.after(parameter: parameter) else { return }
      let before = Array(moment.before(parameter: parameter))
      let focus = WeightFocus(
        moment, parameter: parameter, values: moment.changes(ofParameter: parameter) ?? [])
      let new = after[after.startIndex + focus.index]
      pane.head(pane.phrases.common.parameter(focus.slice, in: moment.network))
      pane.line(pane.phrases.frame.update(before[focus.index], new, of: focus.place))
    case .loss:
      guard let loss = moment.lossValue, let mean = moment.batchLoss else { return }
      pane.line(pane.phrases.frame.loss(ofThisRow: loss))
      if moment.rows > 1 { pane.line(pane.phrases.frame.mean(mean, ofRows: moment.rows)) }
    case .input, .again: break
    }
  }

  private static func draw(
    _ values: [Float], of name: String, _ moment: Moment, on pane: inout Pane
  ) {
    pane.head(name)
    UnitPicture(values, symbol: "", cursor: moment.unitInFocus)
      .draw(on: &pane, isConcealed: pane.context.isConcealed)
  }
}
