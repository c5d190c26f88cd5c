import NeuralCore
import Notation

extension StopHit {
  /// One plain sentence that says why it stopped, with the number.
  public func sentence(in network: Sequential) -> String {
    switch (stop, finding) {
    case (.loss(let threshold), .value(let value)):
      "The loss is \(Numerals.value(value)), \(threshold.words)."
    case (.misclassified, .wrongAnswer(let answer, let p, let label)):
      network.outputs == 1
        ? "The answer is \(answer), p of 1 is \(Numerals.probability(p)); right is \(label)."
        : "The answer is \(answer) with p \(Numerals.probability(p)); right is \(label)."
    case (.died, .silence(let others)):
      "\(neuron(in: network)) died: it is silent for the \(Stop.examplesUntilDead)th time in a row"
        + (others == 0 ? "." : "; \(others) more with it.")
    case (.activation(_, _, let threshold), .value(let value)):
      "\(neuron(in: network)) gives \(Numerals.signed(value)), \(threshold.words)."
    case (.change(_, let bound), .move(let before, let after)):
      "\(weight(in: network)) moved by \(Numerals.pair(before, after, atLeast: 5).change), "
        + "more than \(Numerals.typed(bound))."
    case (.sign, .move(let before, let after)):
      "\(weight(in: network)) changed its sign: "
        + "\(Numerals.signed(before, decimals: 6)) → \(Numerals.signed(after, decimals: 6))."
    case (.notANumber, .value(let value)):
      "A number here is \(value.isNaN ? "NaN: it has no value" : "infinite: it left the range")."
    case (.every(let steps), _):
      "Step \(Numerals.count(step)) is a multiple of \(Numerals.count(steps))."
    default: "Step \(Numerals.count(step)) has come to \(place.text(in: network))."
    }
  }

  private func neuron(in network: Sequential) -> String {
    guard case .forward(let layer) = place, let unit else { return "A neuron" }
    return
      (Wording.unit(unit, ofLayer: layer, in: network) + " of "
      + Wording.layer(layer, in: network)).capitalizedFirst
  }

  private func weight(in network: Sequential) -> String {
    guard case .update(let parameter) = place, let unit else { return "A weight" }
    let slice = network.parameters[parameter]
    return term.map { "\(slice.name) \($0),\(unit)" } ?? "\(slice.name) \(unit)"
  }
}

extension Threshold {
  /// The side in words: `above 2.5`.
  fileprivate var words: String { (side == .above ? "above " : "below ") + Numerals.typed(bound) }
}
