import NeuralCore
import Notation

extension Divergence {
  /// What happened, without its end: “In step 12 an output of dense_1 became infinite”.
  public func words(in network: Sequential) -> String {
    "In step \(Numerals.count(step)) \(subject(in: network)) became \(valueWords)"
  }

  private func subject(in network: Sequential) -> String {
    switch quantity {
    case .data: "a number of the batch"
    case .output(let layer): "an output of \(network.layerNames[layer])"
    case .loss: "the loss"
    case .outputGradient(let layer): "a gradient of the outputs of \(network.layerNames[layer])"
    case .gradient(let parameter): "a gradient of \(network.parameters[parameter].name)"
    case .update(let parameter): "a number of \(network.parameters[parameter].name)"
    }
  }

  private var valueWords: String {
    if value.isNaN { return "NaN, which is no number" }
    return value > 0 ? "infinite" : "infinite, below 0"
  }
}
