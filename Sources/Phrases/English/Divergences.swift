import NeuralCore
import Notation
import TimeTravel

// What broke a training, in English.

extension EnglishStops {
  func stopped(by divergence: Divergence, in network: Sequential) -> String {
    brief(divergence, in: network) + (divergence.value.isNaN ? ", which is no number." : ".")
  }

  /// As much as one line of a small window holds, without its full stop.
  func brief(_ divergence: Divergence, in network: Sequential) -> String {
    "Stopped in step \(Numerals.count(divergence.step)): \(subject(of: divergence, in: network)) "
      + "became \(words(for: divergence.value))"
  }

  private func subject(of divergence: Divergence, in network: Sequential) -> String {
    switch divergence.quantity {
    case .data: "a number of the batch"
    case .output(let layer): "an output of \(network.layerNames[layer])"
    case .loss: "the loss"
    case .outputGradient(let layer): "the blame of \(network.layerNames[layer])"
    case .gradient(let parameter): "a gradient of \(network.parameters[parameter].name)"
    case .update(let parameter): "a number of \(network.parameters[parameter].name)"
    }
  }

  private func words(for value: Float) -> String {
    if value.isNaN { return "NaN" }
    return value > 0 ? "infinite" : "infinite, below 0"
  }
}
