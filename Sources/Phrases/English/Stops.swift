import TimeTravel
import NeuralCore
import Notation

/// Stops and what was found at them in English.
struct EnglishStops: StopPhrases {
  func sentence(for hit: StopHit, in moment: Moment) -> String {
    let network = moment.network
    let word = moment.arrangement.word(forClass:)
    return switch (hit.stop, hit.finding) {
    case (.loss(let threshold), .value(let value)):
      "The loss is \(Numerals.value(value)), \(threshold.words)."
    case (.misclassified, .wrongAnswer(let answer, let p, let label)):
      network.outputs == 1
        ? "The answer is \(word(answer)), p of 1 is \(Numerals.probability(p)); right is \(word(label))."
        : "The answer is \(word(answer)) with p \(Numerals.probability(p)); right is \(word(label))."
    case (.right, .value(let p)):
      "The answer is right\(network.outputs == 1 ? "." : ", with p \(Numerals.probability(p)).")"
    case (.label(let label), _):
      moment.readsDigits
        ? "The example is \(English.withArticle(label))." : "The example is of class \(label)."
    case (.accuracy(let threshold), .value(let value)):
      "\(Numerals.value(value * 100, decimals: 1)) % of the batch is answered right, "
        + "\(threshold.words)."
    case (.rightClass(let threshold), .value(let value)):
      "The right class has p \(Numerals.probability(value)), \(threshold.words)."
    case (.died, .silence(let others)):
      "\(neuron(of: hit, in: moment)) died: it is silent for the \(Stop.examplesUntilDead)th time in a row"
        + (others == 0 ? "." : "; \(others) more with it.")
    case (.activation(_, _, let threshold), .value(let value)):
      "\(neuron(of: hit, in: moment)) gives \(Numerals.signed(value)), \(threshold.words)."
    case (.change(_, let bound), .move(let before, let after)):
      "\(weight(of: hit, in: moment).capitalizedFirst) moved by \(Numerals.pair(before, after, atLeast: 5).change), "
        + "more than \(Numerals.typed(bound))."
    case (.number(_, _, let event), .move(let before, let after)):
      "\(weight(of: hit, in: moment).capitalizedFirst) \(what(event, before, after)): "
        + "\(Numerals.signed(before, decimals: 6)) → \(Numerals.signed(after, decimals: 6))."
    case (.number(_, _, .gradient(let threshold)), .value(let value)):
      "The gradient of \(weight(of: hit, in: moment)) is "
        + "\(Numerals.value(value)), \(threshold.words)."
    case (.seen(let number, _, let event), .move(let before, let after)):
      "\(EnglishPins().name(number, in: moment).capitalizedFirst) \(what(event, before, after)): "
        + "\(EnglishPins().text(before, of: number, in: moment.network)) → "
        + "\(EnglishPins().text(after, of: number, in: moment.network))."
    case (.notANumber, .value(let value)):
      "A number here is \(value.isNaN ? "NaN: it has no value" : "infinite: it left the range")."
    case (.every(let steps), _):
      "Step \(Numerals.count(hit.step)) is a multiple of \(Numerals.count(steps))."
    default:
      "Step \(Numerals.count(hit.step)) has come to “\(English.names.place(hit.place, in: network))”."
    }
  }

  private func what(_ event: NumberEvent, _ before: Float, _ after: Float) -> String {
    switch event {
    case .passes(let bound): "passed \(Numerals.typed(bound))"
    case .enters(let threshold): "is now \(threshold.words)"
    case .moves(above: 0): "moved by \(Numerals.pair(before, after, atLeast: 5).change)"
    case .moves(let bound):
      "moved by \(Numerals.pair(before, after, atLeast: 5).change), more than "
        + Numerals.typed(bound)
    case .changesSign, .gradient: "changed its sign"
    }
  }

  private func neuron(of hit: StopHit, in moment: Moment) -> String {
    guard case .forward(let layer) = hit.place, let unit = hit.unit else { return "A neuron" }
    return
      (English.names.unit(unit, ofLayer: layer, in: moment) + " of "
      + English.names.layer(layer, in: moment.network)).capitalizedFirst
  }

  private func weight(of hit: StopHit, in moment: Moment) -> String {
    let parameter: Int
    switch hit.place {
    case .update(let one), .gradient(let one): parameter = one
    default: return "a weight"
    }
    guard let unit = hit.unit else { return "a weight" }
    let network = moment.network
    let width = network.width(ofLayer: network.parameters[parameter].layer)
    let index = (hit.term ?? 0) * width + unit
    return "the "
      + English.names.number(index, ofParameter: parameter, in: network, moment.arrangement)
  }
}

extension Threshold {
  /// The side in words: `above 2.5`.
  fileprivate var words: String {
    switch side {
    case .above: "above \(Numerals.typed(bound))"
    case .below: "below \(Numerals.typed(bound))"
    case .equal: "as asked"
    }
  }
}
