import NeuralCore
import Notation
import TimeTravel

// What broke a training, in English.

extension EnglishStops {
  func stopped(by divergence: Divergence, in network: Sequential) -> String {
    "Stopped: In step \(Numerals.count(divergence.step)) \(subject(of: divergence, in: network)) "
      + "became \(words(for: divergence.value))."
  }

  private func subject(of divergence: Divergence, in network: Sequential) -> String {
    switch divergence.quantity {
    case .data: "a number of the batch"
    case .output(let layer): "an output of \(network.layerNames[layer])"
    case .loss: "the loss"
    case .outputGradient(let layer): "a gradient of the outputs of \(network.layerNames[layer])"
    case .gradient(let parameter): "a gradient of \(network.parameters[parameter].name)"
    case .update(let parameter): "a number of \(network.parameters[parameter].name)"
    }
  }

  private func words(for value: Float) -> String {
    if value.isNaN { return "NaN, which is no number" }
    return value > 0 ? "infinite" : "infinite, below 0"
  }
}
