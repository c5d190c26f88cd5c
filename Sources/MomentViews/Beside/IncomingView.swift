import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What comes into a dense layer from the neurons before it, all of it at once, and the largest of it.
struct IncomingView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(54, UnitGrid.rows(for: incoming(moment)?.count ?? 0) + 1, widest: 60)
  }

  /// What comes in where it is no picture, and too much for rows; nil elsewhere.
  static func incoming(_ moment: Moment) -> [Float]? {
    guard let layer = moment.cursor.place.layer(in: moment.network),
      case .dense = moment.network.layers[layer],
      InputNames(moment.network, moment.arrangement, layer: layer).grid == nil,
      let incoming = moment.inputToLayer(layer), incoming.count > UnitGrid.mostRows
    else { return nil }
    return incoming
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let incoming = incoming(moment) else { return }
    UnitPicture(
      incoming, symbol: "x", scale: .fitting(incoming),
      cursor: moment.cursor.term.flatMap { $0 < incoming.count ? $0 : nil },
      write: { Numerals.value($0) }
    )
    .draw(on: &pane)
    // They are another layer's neurons, not the place's own.
    pane.spots.removeLast()
    guard pane.rowsLeft >= 5 else { return }
    pane.gap()
    drawLargest(incoming, from: moment.placeBelow, on: &pane)
  }

  /// The largest of it, in as many columns as there is room for.
  private static func drawLargest(
    _ incoming: [Float], from place: Place?, on pane: inout Pane
  ) {
    func table(_ units: ArraySlice<Int>) -> NumberTable {
      var table = NumberTable(gap: 1)
      table.words(pane.phrases.common.neuron, units.map(String.init), align: .right)
      table.numbers("x", units.map { Numerals.value(incoming[$0]) })
      return table
    }
    let (top, rows) = (pane.row, pane.rowsLeft - 1)
    let speaking = incoming.indicesOfLargest(incoming.nonzeroCount)
    let width = table(speaking[...]).width + 2
    let shown = speaking.prefix(max(1, (pane.rect.width + 2) / width) * rows)
    pane.isFolded = shown.count < speaking.count
    for (column, start) in stride(from: 0, to: shown.count, by: rows).enumerated() {
      pane.row = top
      let units = shown[start..<min(shown.count, start + rows)]
      table(units).draw(
        on: &pane, x: column * width,
        leadingTo: units.map { unit in place.map { Target(place: $0, unit: unit) } })
    }
    pane.row = top + 1 + min(rows, shown.count)
  }
}

extension Moment {
  /// The place whose numbers come into the dense layer that the cursor is about.
  fileprivate var placeBelow: Place? {
    cursor.place.layer(in: network).map { $0 == 0 ? .input : .forward(layer: $0 - 1) }
  }
}
