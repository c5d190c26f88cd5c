import NeuralCore
import Notation
import TimeTravel

/// What the views of weighted sums say in English.
struct EnglishSumView: SumViewPhrases {
  let hidden = "Answer the question first: z shows after it."
  let largest = "largest"
  let smallest = "smallest"
  let product = "product"
  let soFar = "so far"
  let bias = "bias b"
  let sum = "sum z"
  let closes = "the terms meet the z that the network used ✓"
  let weights = "its weights"

  func title(ofLayer layer: Int, in network: Sequential) -> String {
    let count = network.width(ofLayer: layer)
    let neurons =
      count == 1 ? "1 neuron" : "\(count) neurons\(English.numbers(ofNeurons: count))"
    return "\(English.names.layer(layer, in: network)) · \(neurons)"
  }

  func formulas(ofLayer layer: Int, in network: Sequential) -> [String] {
    let (inputs, units) = (network.inputWidth(ofLayer: layer), network.width(ofLayer: layer))
    let weights =
      "\(Numerals.count(inputs)) × \(units) \(English.verb(inputs * units, "weight", "weights"))"
    guard network.bias(ofLayer: layer) != nil else {
      return ["z = Σ w·x      \(weights) w, no biases", "z = Σ w·x"]
    }
    let biases = English.counted(units, "bias", "biases")
    return ["z = Σ w·x + b      \(weights) w, \(biases) b", "z = Σ w·x + b"]
  }

  func signs(above: Int, below: Int, zero: Int, lost: Int) -> String {
    "above 0: \(above)   below 0: \(below)   exactly 0: \(zero)"
      + (lost > 0 ? "   NaN: \(lost)" : "")
  }

  func neuron(_ unit: Int) -> String { "neuron \(unit)" }

  func title(ofNeuron unit: Int, ofLayer layer: Int, in network: Sequential, term: TermPlace?)
    -> String
  {
    let range = English.numbers(ofNeurons: network.width(ofLayer: layer))
    let neuron = "\(English.names.layer(layer, in: network)) · neuron \(unit)\(range)"
    switch term {
    case nil: return neuron
    case .zero: return "\(neuron) · a term of 0"
    case .bias: return "\(neuron) · bias"
    case .term(let place, let count): return "\(neuron) · term \(place + 1) of \(count)"
    }
  }

  func formulas(_ kind: IncomingKind) -> [String] {
    let x = kind == .neuron ? "what comes in" : inputs(kind)
    return [
      "z = Σ w·x + b    x: \(x)   w: its weights   b: its bias",
      "z = Σ w·x + b    x: \(x)   w: weights   b: bias", "z = Σ w·x + b",
    ]
  }

  func larger(_ count: Int) -> String { "… \(count) larger" }

  func more(_ count: Int) -> String { "… \(count) more" }

  func zero(_ count: Int) -> String { "\(count) \(English.verb(count, "is", "are")) 0" }

  func misses(_ total: Double, recorded: Float) -> String {
    "the terms add up to \(Numerals.signed(total)), the recorded z is \(Numerals.signed(recorded)): "
      + "they do not meet"
  }

  func inputs(_ kind: IncomingKind) -> String { "the \(English.incoming(kind))s" }

  func products(_ kind: IncomingKind) -> String { "weights × \(English.incoming(kind))s" }

  func push(_ unit: Int, by kind: IncomingKind, up: Double, down: Double) -> String {
    "Neuron \(unit): \(inputs(kind)) push z up by \(Numerals.signed(up)) and pull it down by "
      + "\(Numerals.signed(down))."
  }
}
