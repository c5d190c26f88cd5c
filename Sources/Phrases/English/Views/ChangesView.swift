import NeuralCore
import Notation
import TimeTravel

/// What changed since the last press, in English.
struct EnglishChangesView: ChangesViewPhrases {
  let title = "Since the last press"
  let nothingYet =
    "Here stands what a press changes: the number here before and now, and what moved."
  let nothing = "No number of the network changed."
  let before = "before"
  let now = "now"
  let network = "in the network"
  let loss = "loss"
  let weights = "weights and biases"
  let unknown = "not known"

  func row(_ row: MomentChanges.Row, in network: Sequential) -> (name: String, change: String) {
    let change =
      switch row.kind {
      case .known(let count): "\(Numerals.count(count)) now known"
      case .unknown(let count): "\(Numerals.count(count)) not yet"
      case .differing(let count, let all, let most):
        count == 1 && all == 1
          ? "\(most > 0 ? "+" : "")\(Numerals.figures(most))"
          : "\(Numerals.count(count)) by ≤ \(Numerals.figures(abs(most)))"
      }
    return (name(row.subject, network), change)
  }

  private func name(_ subject: MomentChanges.Subject, _ network: Sequential) -> String {
    switch subject {
    case .output(let layer): English.names.layer(layer, in: network)
    case .blame(let layer): "blame, \(English.names.layer(layer, in: network))"
    case .parameter(let parameter): English.names.parameter(parameter, in: network)
    }
  }
}
