import NeuralCore

/// Numbers that a trace does not hold.
public enum MissingNumbers: Hashable, Sendable {
  /// The number of the example.
  case example
  /// What should come out.
  case target
  /// The network's answer.
  case answer
  /// What enters a layer.
  case input(toLayer: Int)
  /// The weights of a layer, or its biases.
  case weights(ofLayer: Int)
  /// All numbers above a layer that its blame comes from.
  case above(layer: Int)
  /// The blame of a layer.
  case blame(ofLayer: Int)
  /// The gradient of a parameter.
  case gradient(parameter: Int)
  /// What the optimizer kept before the step.
  case slots
}

extension Moment {
  /// What is missing for the view of this place; empty when nothing is.
  public var missing: [MissingNumbers] {
    guard isTraced else { return [] }
    return switch cursor.place {
    case .input: (knowsExample ? [] : [.example]) + missingTarget
    case .forward(let layer):
      switch network.layers[layer] {
      case .dense where cursor.unit == nil: []
      case .dense: missingInput(layer) + missingWeights(layer)
      case .activation, .dropout: missingInput(layer)
      }
    case .loss: (probabilities == nil ? [.answer] : []) + missingTarget
    case .blame(let layer):
      BlameDerivation(self, layer: layer, unit: cursor.unit ?? 0) == nil ? missingAbove(layer) : []
    case .gradient(let parameter): missingFactors(parameter)
    case .update(let parameter):
      missingGradients(parameter) + (record.holdings?.slots[parameter] ?? true ? [] : [.slots])
    case .again: []
    }
  }

  private var missingTarget: [MissingNumbers] { givenTarget.isEmpty ? [.target] : [] }

  private func missingInput(_ layer: Int) -> [MissingNumbers] {
    inputToLayer(layer) == nil ? [.input(toLayer: layer)] : []
  }

  private func missingWeights(_ layer: Int) -> [MissingNumbers] {
    let parameters = [network.kernel(ofLayer: layer), network.bias(ofLayer: layer)]
    return parameters.contains { $0.map(knowsWeights) == false } ? [.weights(ofLayer: layer)] : []
  }

  /// What the blame of a layer is worked out from, where the trace has some of it: the weights above.
  private func missingAbove(_ layer: Int) -> [MissingNumbers] {
    guard let above = Extent.denseAbove(layer, in: network), blame(ofLayer: above) != nil,
      let kernel = network.kernel(ofLayer: above), !knowsWeights(kernel)
    else { return [.above(layer: layer)] }
    return [.weights(ofLayer: above)]
  }

  private func missingFactors(_ parameter: Int) -> [MissingNumbers] {
    let slice = network.parameters[parameter]
    let isPenalized = network.regularizer(ofParameter: parameter) != nil
    return (blame(ofLayer: slice.layer) == nil ? [.blame(ofLayer: slice.layer)] : [])
      + (slice.isKernel ? missingInput(slice.layer) : [])
      + (isPenalized && !knowsWeights(parameter) ? [.weights(ofLayer: slice.layer)] : [])
  }

  private func missingGradients(_ parameter: Int) -> [MissingNumbers] {
    // A cut by the norm of all gradients needs each of them.
    let needed: [Int] =
      if case .globalNorm = optimizer.clipping { Array(network.parameters.indices) } else {
        [parameter]
      }
    return needed.filter { sessionBefore.trainable[$0] && gradient(parameter: $0) == nil }
      .map { .gradient(parameter: $0) }
  }
}
