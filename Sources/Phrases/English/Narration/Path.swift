import NeuralCore
import Notation
import TimeTravel

/// Where one stands, part by part: from the phase of the step down to a term.
///
/// The top line has a view below it that names the neurons, and divides what a sentence joins:
/// `backward › blame › dense › neuron 17 › from 3`, not `backward › blame of dense › …`.
struct EnglishPath {
  private let cursor: Cursor
  private let moment: Moment
  private let other: Int?
  private let isForTopLine: Bool

  /// The path to a place of the step, which may look again at another example.
  init(_ cursor: Cursor, in moment: Moment, lookingAt other: Int? = nil, isForTopLine: Bool) {
    self.cursor = cursor
    self.moment = moment
    self.other = other
    self.isForTopLine = isForTopLine
  }

  private var network: Sequential { moment.network }

  /// Its parts, the outermost first.
  var parts: [String] {
    guard let unit = cursor.unit else { return place }
    return place + [name(ofUnit: unit)] + last
  }

  private var place: [String] {
    switch cursor.place {
    case .input: ["forward", "input"]
    case .forward(let layer): ["forward", English.names.layer(layer, in: network)]
    case .loss: ["loss"]
    case .blame(let layer):
      ["backward"] + joined("blame", English.names.layer(layer, in: network))
    case .gradient(let parameter):
      ["backward"] + joined("gradient", English.names.parameter(parameter, in: network))
    case .update(let parameter): ["update", English.names.parameter(parameter, in: network)]
    case .again: ["look again"] + (other.map { ["example \(Numerals.count($0))"] } ?? [])
    }
  }

  private func joined(_ what: String, _ whose: String) -> [String] {
    isForTopLine ? [what, whose] : ["\(what) of \(whose)"]
  }

  private func name(ofUnit unit: Int) -> String {
    guard let layer = cursor.place.layer(in: network) else {
      return English.names.input(unit, moment.arrangement)
    }
    return isForTopLine
      ? "neuron \(unit)" : English.names.unit(unit, ofLayer: layer, in: moment)
  }

  /// The term, or what a neuron of a dense layer shows before one is entered.
  private var last: [String] {
    if let term = cursor.term { return [name(ofTerm: term)] }
    guard isForTopLine, case .forward(let layer) = cursor.place,
      case .dense = network.layers[layer]
    else { return [] }
    return ["weighted sum"]
  }

  private func name(ofTerm term: Int) -> String {
    switch cursor.place {
    case .forward(let layer):
      if term == network.inputWidth(ofLayer: layer) { return "bias" }
      let source = English.names.source(term, ofLayer: layer, in: network, moment.arrangement)
      return isForTopLine ? source : "from \(source)"
    case .gradient(let parameter), .update(let parameter):
      let layer = network.parameters[parameter].layer
      return "from \(English.names.source(term, ofLayer: layer, in: network, moment.arrangement))"
    case .blame(let layer):
      guard !isForTopLine, let above = Extent.denseAbove(layer, in: network) else {
        return "from \(term)"
      }
      return "through \(English.names.unit(term, ofLayer: above, in: moment))"
    case .input, .loss, .again: return "from \(term)"
    }
  }
}
