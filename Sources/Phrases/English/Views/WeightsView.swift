import NeuralCore
import Notation
import TimeTravel

/// What the views of weights as a whole say in English.
struct EnglishWeightsView: WeightsViewPhrases {
  let histogram = "how many are about"
  let overview = ["all of them: inputs across, neurons down", "all: inputs →, neurons ↓"]

  func pooled(inputs: Int, units: Int) -> [String] {
    let block = "\(inputs) × \(units)"
    return ["each place shows the largest of \(block)", "largest of \(block) each"]
  }

  private func noun(_ kind: WeightsKind) -> String { kind == .change ? "changes" : "weights" }

  func hidden(_ kind: WeightsKind) -> String {
    "Answer the question first: \(noun(kind)) show after it."
  }

  func picture(_ kind: WeightsKind, ofNeuron unit: Int) -> String {
    "\(noun(kind)) of neuron \(unit)"
  }

  func timesInputs(_ kind: WeightsKind, _ inputs: IncomingKind) -> String {
    "\(noun(kind)) × \(English.incoming(inputs))s"
  }

  func zero(_ count: Int) -> String { "\(English.counted(count, "is", "are")) exactly 0" }

  func largest(_ kind: WeightsKind) -> String {
    kind == .change ? "changed most" : "the largest"
  }

  func column(_ kind: WeightsKind) -> String {
    switch kind {
    case .before: "w"
    case .after: "w after"
    case .change: "change"
    }
  }

  func spread(
    ofParameter parameter: Int, in network: Sequential, count: Int, from lowest: Float,
    to highest: Float, isAfterUpdate: Bool
  ) -> String {
    let name = English.names.parameter(parameter, in: network)
    let (low, high) = (Numerals.signed(lowest), Numerals.signed(highest))
    if count == 1 {
      return isAfterUpdate
        ? "The only one of the \(name) now is \(low)." : "The only one of the \(name) is \(low)."
    }
    return isAfterUpdate
      ? "The \(Numerals.count(count)) \(name) now lie between \(low) and \(high)."
      : "The \(Numerals.count(count)) \(name) lie between \(low) and \(high)."
  }

  func moved(
    _ moved: Int, of count: Int, ofParameter parameter: Int, in network: Sequential,
    atMost change: Float
  ) -> String {
    "\(Numerals.count(moved)) of \(Numerals.count(count)) "
      + "\(English.names.parameter(parameter, in: network)) moved, at most by \(Numerals.figures(change))."
  }

  func gradients(ofNeuron unit: Int) -> String { "those of neuron \(unit)" }
}
