import TimeTravel
import NeuralCore
import Notation

extension EnglishNarration {
  func numbers(of moment: Moment) -> String? {
    guard moment.cursor.unit == nil, moment.missing.isEmpty else { return nil }
    let network = moment.network
    switch moment.cursor.place {
    // A sentence names up to four.
    case .input: return moment.input.count > 4 ? list("inputs", "x", moment.input) : nil
    case .forward(let layer):
      return list(
        units(ofLayer: layer, moment), symbol(ofLayer: layer, network),
        moment.output(ofLayer: layer), isSigned: network.kernel(ofLayer: layer) != nil)
    case .loss: return nil
    case .blame(let layer):
      let symbol = network.kernel(ofLayer: layer) == nil ? "blame" : "δ"
      return list(
        units(ofLayer: layer, moment), symbol, moment.blame(ofLayer: layer), isSigned: true)
    case .gradient(let parameter):
      guard let gradient = moment.gradient(parameter: parameter), isFew(gradient.count) else {
        return nil
      }
      return
        "\(range(of: parameter, network)): gradient = \(joined(gradient.map(Numerals.gradient)))."
    case .update(let parameter): return moves(parameter, moment)
    case .again: return answers(moment)
    }
  }

  /// Whether a place tells so many numbers: one of them the sentence tells.
  private func isFew(_ count: Int) -> Bool { (2...10).contains(count) }

  private func joined(_ texts: [String]) -> String { texts.joined(separator: ", ") }

  private func list(
    _ units: String, _ symbol: String, _ values: [Float]?, isSigned: Bool = false
  ) -> String? {
    guard let values, isFew(values.count) else { return nil }
    let texts = values.map { isSigned ? Numerals.signed($0) : Numerals.value($0) }
    return "\(units.capitalizedFirst) 0–\(values.count - 1): \(symbol) = \(joined(texts))."
  }

  private func moves(_ parameter: Int, _ moment: Moment) -> String? {
    guard let after = moment.after(parameter: parameter), isFew(after.count) else { return nil }
    let moves = zip(moment.before(parameter: parameter), after).map { before, after in
      let pair = Numerals.pair(before, after)
      return "\(pair.before) → \(pair.after)"
    }
    return "\(range(of: parameter, moment.network)): \(joined(moves))."
  }

  private func answers(_ moment: Moment) -> String? {
    guard let again = moment.again, isFew(again.before.count) else { return nil }
    let answers = zip(again.before, again.probabilities).map {
      "\(Numerals.value($0)) → \(Numerals.value($1))"
    }
    let units = units(ofLayer: moment.network.layers.count - 1, moment)
    return "\(units.capitalizedFirst) 0–\(answers.count - 1): \(joined(answers))."
  }

  /// What the numbers that leave a layer are called.
  private func symbol(ofLayer layer: Int, _ network: Sequential) -> String {
    switch network.layers[layer] {
    case .dense: "z"
    case .activation(.softmax): "p"
    case .activation(.logSoftmax): "log p"
    case .activation: "a"
    case .dropout: "after"
    }
  }

  /// `neurons`, `digits` or `outputs`.
  private func units(ofLayer layer: Int, _ moment: Moment) -> String {
    guard moment.network.isAnswer(layer) else { return "neurons" }
    return moment.readsDigits ? "digits" : "outputs"
  }

  /// Which weights or biases: `Weights 0,0 to 1,1`, `Biases 0 to 1`.
  private func range(of parameter: Int, _ network: Sequential) -> String {
    let slice = network.parameters[parameter]
    let last = slice.name(ofIndex: slice.count - 1)
    return (slice.isKernel ? "Weights" : "Biases") + " \(slice.name(ofIndex: 0)) to \(last)"
  }
}
