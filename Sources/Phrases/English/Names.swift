import NeuralCore
import TimeTravel
import Notation

/// The names of a network's parts in English.
struct EnglishNames: NamePhrases {
  func layer(_ layer: Int, in network: Sequential) -> String {
    NetworkWords.name(ofLayer: layer, in: network)
  }

  func layer(_ kind: String, number: Int) -> String {
    number == 1 ? kind : "\(English.ordinal(number)) \(kind)"
  }

  func layer(_ activation: Activation) -> String { spaced(activation.name) }

  func function(_ activation: Activation) -> String {
    switch activation {
    case .relu: "ReLU"
    case .leakyReLU: "leaky ReLU"
    case .elu: "ELU"
    case .selu: "SELU"
    case .gelu, .geluTanh: "GELU"
    case .silu: "SiLU"
    case .hardSigmoid: "hard sigmoid"
    case .logSoftmax: "log-softmax"
    case .linear, .sigmoid, .tanh, .softplus, .softsign, .softmax: activation.name
    }
  }

  private func spaced(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  func parameter(_ parameter: Int, in network: Sequential) -> String {
    NetworkWords.name(ofParameter: parameter, in: network)
  }

  func unit(_ unit: Int, ofLayer layer: Int, in moment: Moment) -> String {
    self.unit(unit, ofLayer: layer, in: moment.network, moment.arrangement)
  }

  func number(
    _ index: Int, ofParameter parameter: Int, in network: Sequential, _ arrangement: Arrangement
  ) -> String {
    let slice = network.parameters[parameter]
    let (source, unit) = index.quotientAndRemainder(dividingBy: network.width(ofLayer: slice.layer))
    let to = self.unit(unit, ofLayer: slice.layer, in: network, arrangement)
    let name = layer(slice.layer, in: network)
    guard slice.isKernel else { return "\(name) bias of \(to)" }
    let from = self.source(source, ofLayer: slice.layer, in: network, arrangement)
    return "\(name) weight from \(from) to \(to)"
  }

  func unit(
    _ unit: Int, ofLayer layer: Int, in network: Sequential, _ arrangement: Arrangement
  ) -> String {
    guard network.isAnswer(layer) else { return "neuron \(unit)" }
    if network.readsDigits(arrangement) { return "digit \(unit)" }
    if let name = arrangement.name(ofClass: unit) { return "“\(name)”" }
    return network.outputs == 1 ? "the output" : "output \(unit)"
  }

  func input(_ index: Int, _ arrangement: Arrangement) -> String {
    guard let (_, columns) = arrangement.picture else { return "input \(index)" }
    return "pixel (\(index / columns),\(index % columns))"
  }

  func source(
    _ index: Int, ofLayer layer: Int, in network: Sequential, _ arrangement: Arrangement
  ) -> String {
    layer == 0 ? input(index, arrangement) : "neuron \(index)"
  }

  func place(_ place: Place, in network: Sequential) -> String {
    NetworkWords.name(of: place, in: network)
  }
}
