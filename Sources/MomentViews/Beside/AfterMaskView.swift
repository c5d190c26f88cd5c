import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What leaves a dropout layer, neuron by neuron in rows as those of its mask.
struct AfterMaskView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    let units = moment.network.width(ofLayer: moment.cursor.place.layer(in: moment.network) ?? 0)
    return ViewRoom(
      UnitPicture.width(ofUnits: moment), UnitGrid.rows(for: units) + 1, widest: 60)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place, let after = moment.output(ofLayer: layer)
    else { return }
    UnitPicture(
      after, symbol: "a", scale: .fitting(after), cursor: moment.unitInFocus,
      write: { Numerals.value($0) }
    )
    .draw(on: &pane, isConcealed: pane.context.isConcealed)
  }
}
