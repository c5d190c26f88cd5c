import NeuralCore

/// How far one can go into a place: how many neurons it has, and how many terms each of them.
package enum Extent {
  /// How many neurons can be entered at a place: 0 where there is nothing to enter.
  package static func units(of place: Place, in network: Sequential) -> Int {
    switch place {
    case .input: network.inputs
    case .forward(let layer), .blame(let layer): network.width(ofLayer: layer)
    case .gradient(let parameter), .update(let parameter):
      network.parameters[parameter].shape.last ?? 0
    case .loss, .again: 0
    }
  }

  /// How many terms a neuron has at a place, those that are 0 and a bias counted too.
  package static func terms(of place: Place, in network: Sequential) -> Int {
    switch place {
    case .forward(let layer):
      if case .dense(_, let settings) = network.layers[layer] {
        network.inputWidth(ofLayer: layer) + (settings.useBias ? 1 : 0)
      } else {
        0
      }
    case .blame(let layer): denseAbove(layer, in: network).map(network.width(ofLayer:)) ?? 0
    case .gradient(let parameter), .update(let parameter):
      isKernel(place, in: network) ? network.parameters[parameter].shape[0] : 0
    case .input, .loss, .again: 0
    }
  }

  /// Whether a place is about the weights of a kernel, which two numbers name.
  package static func isKernel(_ place: Place, in network: Sequential) -> Bool {
    switch place {
    case .gradient(let parameter), .update(let parameter): network.parameters[parameter].isKernel
    default: false
    }
  }

  /// The next dense layer above a layer, through which its blame comes; a softmax or
  /// log-softmax on the way, which mixes all its inputs, ends the search.
  package static func denseAbove(_ layer: Int, in network: Sequential) -> Int? {
    for above in network.layers.indices.dropFirst(layer + 1) {
      switch network.layers[above] {
      case .dense: return above
      case .activation(let activation) where activation.mixesUnits: return nil
      case .activation, .dropout: continue
      }
    }
    return nil
  }
}
