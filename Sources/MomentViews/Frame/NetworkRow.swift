import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// One row of the network: a layer, its mark, its width and what it holds.
struct NetworkRow {
  /// Where a click on it leads.
  let place: Place
  /// ✓ done in this pass, ▶ now, or a blank.
  let mark: String
  /// What it is called, the longest name first: "2nd dense", "dense2"; "leaky relu", "leaky".
  let names: [String]
  /// How many numbers leave it.
  let width: Int
  /// What it holds: its blame on the way back, else what leaves it in the pass that is shown; nil
  /// while not known.
  let values: [Float]?

  /// What the rows stand for, from the input to the loss.
  static func places(_ network: Sequential) -> [Place] {
    [.input] + network.layers.indices.map { .forward(layer: $0) } + [.loss]
  }

  /// The rows from the input to the loss.
  static func rows(_ moment: Moment, _ phrases: any FramePhrases) -> [NetworkRow] {
    let network = moment.network
    let isShown = moment.cursor.place.phase != .backward && !moment.shownInput.isEmpty
    let input = NetworkRow(
      place: .input, mark: mark(.input, moment), names: [phrases.input],
      width: network.inputs, values: isShown ? moment.shownInput : nil)
    let loss = NetworkRow(
      place: .loss, mark: mark(.loss, moment), names: [phrases.loss], width: 1,
      values: nil)
    return [input] + network.layers.indices.map { row(ofLayer: $0, moment, phrases) } + [loss]
  }

  private static func row(
    ofLayer layer: Int, _ moment: Moment, _ phrases: any FramePhrases
  ) -> NetworkRow {
    let network = moment.network
    let isBackward = moment.cursor.place.phase == .backward
    return NetworkRow(
      place: .forward(layer: layer), mark: mark(.forward(layer: layer), moment),
      names: phrases.names(ofLayer: layer, in: network),
      width: network.width(ofLayer: layer),
      values: isBackward ? moment.blame(ofLayer: layer) : moment.shownOutput(ofLayer: layer))
  }

  /// The name that fits `room` columns: the longest one, else the shortest, cut.
  func name(fitting room: Int) -> String {
    names.first { $0.columns <= room } ?? (names.last ?? "").cut(to: room)
  }

  /// Where a row stands in the pass that the cursor is in.
  private static func mark(_ place: Place, _ moment: Moment) -> String {
    let here = moment.cursor.place
    let layer = here.layer(in: moment.network)
    let own = place.layer(in: moment.network)
    if here == place || (own != nil && own == layer) { return "▶" }
    switch here.phase {
    case .forward, .loss: return moment.knows(place) ? "✓" : " "
    case .backward:
      guard let own else { return place == .loss ? "✓" : " " }
      let isFused = moment.takesLossFromLogits && own == moment.network.layers.count - 1
      return isFused || moment.knows(.blame(layer: own)) ? "✓" : " "
    case .update:
      guard let own else { return " " }
      return updated(own, moment) ? "✓" : " "
    case .again: return place == .loss ? "▶" : "✓"
    }
  }

  /// Whether all that a layer learns is updated.
  private static func updated(_ layer: Int, _ moment: Moment) -> Bool {
    let parameters = moment.network.parameters.indices.filter {
      moment.network.parameters[$0].layer == layer
    }
    return !parameters.isEmpty && parameters.allSatisfy { moment.knows(.update(parameter: $0)) }
  }
}
