import NeuralCore
import TimeTravel

/// What can be asked for before it is shown: the kinds of places of a walk, by what they bring.
public enum AskedQuantity: String, CaseIterable, Sendable {
  /// The weighted sums of a dense layer.
  case z
  /// What an activation makes of them.
  case activation = "a"
  /// Who is left out by dropout.
  case mask
  /// The probabilities of the last layer.
  case probability = "p"
  /// How wrong the answer is.
  case loss
  /// The blame of a layer, δ.
  case delta
  /// The gradient of a kernel.
  case gradient
  /// A kernel after its update.
  case update
  /// The answer of the new weights.
  case again

  /// What a place of this network brings; nil where nothing is asked.
  public init?(_ place: Place, in network: Sequential) {
    switch place {
    case .input: return nil
    case .forward(let layer): self.init(network.layers[layer], layer, in: network)
    case .loss: self = .loss
    case .blame: self = .delta
    case .gradient(let parameter):
      guard network.parameters[parameter].isKernel else { return nil }
      self = .gradient
    case .update(let parameter):
      guard network.parameters[parameter].isKernel else { return nil }
      self = .update
    case .again: self = .again
    }
  }

  private init?(_ spec: LayerSpec, _ layer: Int, in network: Sequential) {
    let isLast = layer == network.layers.count - 1
    switch spec {
    case .dense: self = .z
    case .dropout: self = .mask
    case .activation(.linear): return nil
    case .activation(let function) where function.mixesUnits:
      guard isLast, function == .softmax else { return nil }
      self = .probability
    case .activation(.sigmoid) where isLast && network.outputs == 1: self = .probability
    case .activation: self = .activation
    }
  }
}
