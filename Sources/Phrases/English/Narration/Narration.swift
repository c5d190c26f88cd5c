import Legibility
import NeuralCore
import Notation
import TimeTravel

/// What happens at a moment in English.
struct EnglishNarration: NarrationPhrases {
  func sentences(for moment: Moment, tellingDirection: Bool) -> String {
    EnglishNarrator(moment, tellsDirection: tellingDirection).sentences.capitalizedFirst
  }

  let directions = ["less loss", "more loss", "It should grow", "It should shrink"]

  func place(of moment: Moment) -> String {
    moment.sessionBefore.isLooking
      ? "looking, not learning, example \(Numerals.count(moment.example)), " + path(of: moment)
      : "step \(Numerals.count(moment.cursor.step)), " + path(of: moment)
  }

  func path(of moment: Moment) -> String {
    let other = moment.again.flatMap { $0.isOther ? $0.example : nil }
    return path(of: moment.cursor, in: moment, lookingAt: other)
  }

  func path(of cursor: Cursor, in moment: Moment, lookingAt other: Int?) -> String {
    EnglishPath(cursor, in: moment, lookingAt: other, isForTopLine: false).parts
      .joined(separator: " › ")
  }

  func gap(of moment: Moment) -> String? { EnglishNarrator(moment).gap }

  func remnant(_ remnant: Remnant) -> String { remnant.sentence }

  func next(_ move: NextMove, from moment: Moment) -> String {
    switch move {
    case .epoch: "next epoch"
    case .step: moment.sessionBefore.isLooking ? "next example" : "next step"
    case .place(let place): next(place)
    case .unit: "next \(unitNoun(moment))"
    case .term: "next term"
    case .noStep: moment.sessionBefore.isLooking ? "no more examples" : "no more steps"
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
}

/// The sentences for one moment; each part of a step has a file of its own.
struct EnglishNarrator {
  let moment: Moment
  var network: Sequential { moment.network }

  /// Whether it says which way a weight should go.
  let tellsDirection: Bool

  init(_ moment: Moment, tellsDirection: Bool = true) {
    self.moment = moment
    self.tellsDirection = tellsDirection
  }

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

  /// The neuron that is spoken of: the one that was entered here, or chosen anywhere; nil where the
  /// whole place is, since none was.
  var unit: Int? { moment.chosenUnit }

  /// A word for one of the classes: `digit 5`, or its name.
  func classWord(_ index: Int) -> String {
    English.theClass(index, classNoun, moment.arrangement)
  }

  /// The columns of the line that a sentence has in a window of 80.
  private static let line = 79

  /// The first text that fits a line, else the last.
  func fitting(_ texts: [String]) -> String {
    texts.first { $0.columnCount <= Self.line } ?? texts.last ?? ""
  }

  /// What the classes are called.
  var classNoun: String {
    moment.readsDigits ? "digit" : "class"
  }
}
