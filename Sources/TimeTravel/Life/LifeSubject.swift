import NeuralCore

/// What has a life: something of a dense layer that moves from step to step.
public enum LifeSubject: Hashable, Sendable {
  /// One weight or bias, at an index of its slice.
  case number(parameter: Int, index: Int)
  /// The weights that lead into a neuron of a dense layer.
  case neuron(layer: Int, unit: Int)
  /// All numbers of a slice: the weights of a dense layer, or its biases.
  case slice(parameter: Int)

  /// The dense layer that it is of.
  public func layer(in network: Sequential) -> Int {
    switch self {
    case .number(let parameter, _), .slice(let parameter): network.parameters[parameter].layer
    case .neuron(let layer, _): layer
    }
  }

  /// The neuron that it leads into; nil of a whole layer.
  public func unit(in network: Sequential) -> Int? {
    switch self {
    case .number(let parameter, let index):
      index % (network.parameters[parameter].shape.last ?? 1)
    case .neuron(_, let unit): unit
    case .slice: nil
    }
  }

  /// The dropout layer whose mask decides whether what its neuron says is heard; nil where none does.
  public func dropout(in network: Sequential) -> Int? {
    for above in network.layers.indices.dropFirst(layer(in: network) + 1) {
      switch network.layers[above] {
      case .dropout: return above
      case .activation(let activation) where !activation.mixesUnits: continue
      case .dense, .activation: return nil
      }
    }
    return nil
  }

  /// The slice whose numbers it is made of.
  public func parameter(in network: Sequential) -> Int? {
    switch self {
    case .number(let parameter, _), .slice(let parameter): parameter
    case .neuron(let layer, _): network.kernel(ofLayer: layer)
    }
  }
}

extension Moment {
  /// What the cursor is about that has a life; nil where nothing there moves from step to step.
  ///
  /// Of an activation or a blame it is the neuron of the dense layer below that it belongs to.
  public var lifeSubject: LifeSubject? {
    switch cursor.place {
    case .forward(let layer), .blame(let layer):
      guard let dense = denseOfSameNeurons(as: layer) else { return nil }
      if case .forward = cursor.place, dense == layer, let unit = cursor.unit,
        let term = cursor.term
      {
        return subject(ofTerm: term, unit, layer)
      }
      return cursor.unit.map { .neuron(layer: dense, unit: $0) }
        ?? network.kernel(ofLayer: dense).map { .slice(parameter: $0) }
    case .gradient(let parameter), .update(let parameter):
      let slice = network.parameters[parameter]
      guard let unit = cursor.unit else { return .slice(parameter: parameter) }
      guard slice.isKernel else { return .number(parameter: parameter, index: unit) }
      return cursor.term.map {
        .number(parameter: parameter, index: $0 * (slice.shape.last ?? 1) + unit)
      } ?? .neuron(layer: slice.layer, unit: unit)
    case .input, .loss, .again: return nil
    }
  }

  /// How many steps the weights under the cursor have behind them: with this one once it has moved them.
  public var stepsLived: Int {
    let parameter = lifeSubject?.parameter(in: network)
    return parameter.map(stepsLived(of:))
      ?? (cursor.place.phase > .update ? cursor.step : cursor.step - 1)
  }

  /// How many steps a parameter has behind it: with this one once it has moved it.
  func stepsLived(of parameter: Int) -> Int {
    let phase = cursor.place.phase
    let isMoved = phase == .update && after(parameter: parameter) != nil
    return phase > .update || isMoved ? cursor.step : cursor.step - 1
  }

  private func subject(ofTerm term: Int, _ unit: Int, _ layer: Int) -> LifeSubject? {
    if term == network.inputWidth(ofLayer: layer) {
      return network.bias(ofLayer: layer).map { .number(parameter: $0, index: unit) }
    }
    return network.kernel(ofLayer: layer).map {
      .number(parameter: $0, index: term * network.width(ofLayer: layer) + unit)
    }
  }

  /// The dense layer whose neurons a layer hands on one by one; itself, if it is one.
  private func denseOfSameNeurons(as layer: Int) -> Int? {
    for below in (0...layer).reversed() {
      switch network.layers[below] {
      case .dense: return below
      case .dropout: continue
      case .activation(let activation):
        if activation.mixesUnits { return nil }
      }
    }
    return nil
  }
}
