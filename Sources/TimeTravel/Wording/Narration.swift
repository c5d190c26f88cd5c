import NeuralCore
import Notation

/// Turns a moment into one or two plain sentences with its numbers.
///
/// The status line, plain mode, screen readers and lessons all say these. Every number is written as
/// the views write it.
public enum Narration {
  /// What happens at the cursor, in one or two sentences.
  public static func sentences(for moment: Moment) -> String {
    Narrator(moment).sentences.capitalizedFirst
  }

  /// Where the cursor is: `step 1, forward › dense › neuron 17`.
  public static func place(of moment: Moment) -> String {
    "step \(Numerals.count(moment.cursor.step)), " + path(of: moment)
  }

  /// The path into the network: `forward › dense › neuron 17`.
  public static func path(of moment: Moment) -> String {
    let other = moment.again.flatMap { $0.isOther ? $0.example : nil }
    return path(of: moment.cursor, in: moment, lookingAt: other)
  }

  /// The path to another place of the same step, which may look at another example.
  public static func path(
    of cursor: Cursor, in moment: Moment, lookingAt other: Int? = nil
  ) -> String {
    let network = moment.network
    var parts: [String]
    switch cursor.place {
    case .input: parts = ["forward", "input"]
    case .forward(let layer): parts = ["forward", Wording.layer(layer, in: network)]
    case .loss: parts = ["loss"]
    case .blame(let layer): parts = ["backward", "blame of \(Wording.layer(layer, in: network))"]
    case .gradient(let parameter):
      parts = ["backward", "gradient of \(Wording.parameter(parameter, in: network))"]
    case .update(let parameter): parts = ["update", Wording.parameter(parameter, in: network)]
    case .again:
      parts = ["look again"] + (other.map { ["example \(Numerals.count($0))"] } ?? [])
    }
    if let unit = cursor.unit {
      let layer = cursor.place.layer(in: network)
      parts.append(
        layer.map { Wording.unit(unit, ofLayer: $0, in: moment) }
          ?? Wording.input(unit, in: network))
    }
    if let term = cursor.term { parts.append(termName(term, at: cursor.place, in: moment)) }
    return parts.joined(separator: " › ")
  }

  private static func termName(_ term: Int, at place: Place, in moment: Moment) -> String {
    let network = moment.network
    switch place {
    case .forward(let layer) where term == network.inputWidth(ofLayer: layer): return "bias"
    case .blame(let layer):
      return Extent.denseAbove(layer, in: network).map {
        "through \(Wording.unit(term, ofLayer: $0, in: moment))"
      } ?? "term \(term)"
    default:
      let layer = place.layer(in: network) ?? 0
      return "from \(Wording.source(term, ofLayer: layer, in: network))"
    }
  }
}

/// The sentences for one moment; each part of a step has a file of its own.
struct Narrator {
  let moment: Moment
  var network: Sequential { moment.network }

  init(_ moment: Moment) { self.moment = moment }

  var sentences: String { moment.gap ?? told }

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
