import NeuralCore
import Notation
import TimeTravel

/// What the views are called in English.
struct EnglishViewTitles: ViewTitlePhrases {
  let gradientCheck = "Gradient check"
  let weights = "Weights"
  let weightsAfter = "Weights after"
  let changeOfWeights = "Change of weights"
  let masks = "Masks"
  let temperature = "Temperature"
  let unshifted = "Without the shift"
  let diagram = "Diagram"
  let life = "Life"
  let batch = "Batch"
  let whatIf = "What if"
  let ledger = "Every neuron"
  let ranking = "The largest first"
  let incoming = "What comes in"
  let afterMask = "After the mask"
  let curve = "The loss as a curve"
  let border = "Border"
  let ink = "Ink"
  let moved = "What moved"

  func products(_ kind: IncomingKind) -> String { "Weights × \(English.incoming(kind))s" }

  func event(_ place: Place, isInNeuron: Bool, in network: Sequential) -> String {
    switch place {
    case .input: "Input"
    case .forward(let layer):
      switch network.layers[layer] {
      case .dense: isInNeuron ? "Weighted sum" : "Layer"
      case .activation(.softmax): "Softmax"
      case .activation(.logSoftmax): "Log-softmax"
      case .activation: "Activation"
      case .dropout: "Dropout mask"
      }
    case .loss: "Loss"
    case .blame: "Blame"
    case .gradient: "Gradient"
    case .update: "Update"
    case .again: "Look again"
    }
  }

  func origin(_ target: Target, from moment: Moment) -> String {
    let here = moment.cursor.place
    let place = target.place ?? here
    if place == here, let term = target.term {
      return term == moment.onNeuron.termsBySize.first ? "largest term" : "term"
    }
    let name = event(place, isInNeuron: target.unit != nil, in: moment.network).lowercased()
    if case (.blame, .blame) = (place, here) { return "\(name) above" }
    return target.step.map { "\(name) of step \(Numerals.count($0))" } ?? name
  }
}
