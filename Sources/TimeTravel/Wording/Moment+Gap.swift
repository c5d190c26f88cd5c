import NeuralCore

extension Moment {
  /// What is missing for the view of this place, in one sentence; nil when nothing is.
  public var gap: String? {
    let words = missing.map(words)
    guard let last = words.last else { return nil }
    let list = (words.count > 1 ? words.dropLast().joined(separator: ", ") + " and " : "") + last
    return "Not in the trace: \(list)."
  }

  private func words(_ missing: MissingNumbers) -> String {
    switch missing {
    case .example: "the example's number"
    case .target: "the target"
    case .answer: "the network's answer"
    case .input(let layer): "what enters \(Wording.layer(layer, in: network))"
    case .weights(let layer): "the weights of \(Wording.layer(layer, in: network))"
    case .above(let layer): "all the numbers above \(Wording.layer(layer, in: network))"
    case .blame(let layer): "the blame of \(Wording.layer(layer, in: network))"
    case .gradient(let parameter): "the gradient of \(Wording.parameter(parameter, in: network))"
    case .slots: "what \(optimizer.rule.name) kept before step \(cursor.step)"
    }
  }
}
