import TimeTravel
import NeuralCore
import Notation

/// What happens at a moment in English.
struct EnglishNarration: NarrationPhrases {
  func sentences(for moment: Moment) -> String {
    EnglishNarrator(moment).sentences.capitalizedFirst
  }

  func place(of moment: Moment) -> String {
    "step \(Numerals.count(moment.cursor.step)), " + path(of: moment)
  }

  func path(of moment: Moment) -> String {
    let other = moment.again.flatMap { $0.isOther ? $0.example : nil }
    return path(of: moment.cursor, in: moment, lookingAt: other)
  }

  func path(of cursor: Cursor, in moment: Moment, lookingAt other: Int?) -> String {
    let network = moment.network
    var parts: [String]
    switch cursor.place {
    case .input: parts = ["forward", "input"]
    case .forward(let layer): parts = ["forward", English.names.layer(layer, in: network)]
    case .loss: parts = ["loss"]
    case .blame(let layer):
      parts = ["backward", "blame of \(English.names.layer(layer, in: network))"]
    case .gradient(let parameter):
      parts = ["backward", "gradient of \(English.names.parameter(parameter, in: network))"]
    case .update(let parameter):
      parts = ["update", English.names.parameter(parameter, in: network)]
    case .again:
      parts = ["look again"] + (other.map { ["example \(Numerals.count($0))"] } ?? [])
    }
    if let unit = cursor.unit {
      let layer = cursor.place.layer(in: network)
      parts.append(
        layer.map { English.names.unit(unit, ofLayer: $0, in: moment) }
          ?? English.names.input(unit, moment.arrangement))
    }
    if let term = cursor.term { parts.append(termName(term, at: cursor.place, in: moment)) }
    return parts.joined(separator: " › ")
  }

  func gap(of moment: Moment) -> String? { EnglishNarrator(moment).gap }

  func remnant(_ remnant: Remnant) -> String { remnant.sentence }

  func next(_ move: NextMove, from moment: Moment) -> String {
    switch move {
    case .epoch: "next epoch"
    case .step: "next step"
    case .place(let place): next(place)
    case .unit: "next \(unitNoun(moment))"
    case .term: "next term"
    case .noStep: "no more steps"
    case .noUnit: "no more \(unitNoun(moment))s"
    case .noTerm: "no more terms"
    }
  }

  private func next(_ place: Place) -> String {
    switch place {
    case .input, .forward: "next layer"
    case .loss: "the loss"
    case .blame: "next blame"
    case .gradient: "next gradient"
    case .update: "next update"
    case .again: "look again"
    }
  }

  private func unitNoun(_ moment: Moment) -> String {
    moment.cursor.place == .input && moment.arrangement.picture != nil ? "pixel" : "neuron"
  }

  private func termName(_ term: Int, at place: Place, in moment: Moment) -> String {
    let network = moment.network
    switch place {
    case .forward(let layer) where term == network.inputWidth(ofLayer: layer): return "bias"
    case .blame(let layer):
      return Extent.denseAbove(layer, in: network).map {
        "through \(English.names.unit(term, ofLayer: $0, in: moment))"
      } ?? "term \(term)"
    default:
      let layer = place.layer(in: network) ?? 0
      return "from \(English.names.source(term, ofLayer: layer, in: network, moment.arrangement))"
    }
  }
}

/// The sentences for one moment; each part of a step has a file of its own.
struct EnglishNarrator {
  let moment: Moment
  var network: Sequential { moment.network }

  init(_ moment: Moment) { self.moment = moment }

  var sentences: String { gap ?? told }

  private var told: String {
    switch moment.cursor.place {
    case .input: input
    case .forward(let layer): forward(layer)
    case .loss: loss
    case .blame(let layer): blame(layer)
    case .gradient(let parameter): gradient(parameter)
    case .update(let parameter): update(parameter)
    case .again: again
    }
  }

  /// A word for one of the classes: `digit 5`.
  func classWord(_ index: Int) -> String { "\(classNoun) \(index)" }

  /// The first text that fits a line, else the last.
  func fitting(_ texts: [String]) -> String {
    texts.first { $0.count <= 79 } ?? texts.last ?? ""
  }

  /// What the classes are called.
  var classNoun: String {
    moment.readsDigits ? "digit" : "class"
  }
}
