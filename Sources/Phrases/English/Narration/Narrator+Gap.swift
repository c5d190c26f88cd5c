import TimeTravel
import Notation
import NeuralCore

extension EnglishNarrator {
  /// What is missing for the view of this place, in one sentence; nil when nothing is.
  var gap: String? {
    let words = moment.missing.map(words)
    guard let last = words.last else { return nil }
    let list = (words.count > 1 ? words.dropLast().joined(separator: ", ") + " and " : "") + last
    return "Not in the trace: \(list)."
  }

  private func words(_ missing: MissingNumbers) -> String {
    switch missing {
    case .example: "the example's number"
    case .target: "the target"
    case .answer: "the network's answer"
    case .input(let layer): "what enters \(English.names.layer(layer, in: network))"
    case .weights(let layer): "the weights of \(English.names.layer(layer, in: network))"
    case .above(let layer): "all the numbers above \(English.names.layer(layer, in: network))"
    case .blame(let layer): "the blame of \(English.names.layer(layer, in: network))"
    case .gradient(let parameter):
      "the gradient of \(English.names.parameter(parameter, in: network))"
    case .slots: "what \(moment.optimizer.rule.name) kept before step \(moment.cursor.step)"
    }
  }
}
