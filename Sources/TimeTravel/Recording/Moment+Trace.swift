import NeuralCore

/// What a moment of a trace does not know, since the trace does not hold it.
extension Moment {
  /// Whether it is of a trace: the network cannot be run.
  public var isTraced: Bool { record.holdings != nil }

  /// Whether the number of the example in focus is known.
  public var knowsExample: Bool { record.holdings?.examples ?? true }

  /// Whether a parameter is known as it was before the step.
  public func knowsWeights(_ parameter: Int) -> Bool {
    record.holdings?.weights[parameter] ?? true
  }

  /// What is missing for the view of this place, in one sentence; nil when nothing is.
  public var gap: String? {
    guard isTraced else { return nil }
    let missing = missing
    guard let last = missing.last else { return nil }
    let list =
      (missing.count > 1 ? missing.dropLast().joined(separator: ", ") + " and " : "") + last
    return "Not in the trace: \(list)."
  }

  /// Why a place is not in the walk.
  func whyMissing(_ place: Place) -> String {
    if case .update(let parameter) = place, !sessionBefore.trainable[parameter] {
      return "a parameter that is held has no update"
    }
    return place == .again
      ? "a trace runs no network" : "step \(cursor.step) of the trace does not hold it"
  }

  private var missing: [String] {
    switch cursor.place {
    case .input: (knowsExample ? [] : ["the example's number"]) + missingTarget
    case .forward(let layer):
      switch network.layers[layer] {
      case .dense where cursor.unit == nil: []
      case .dense: missingInput(layer) + missingWeights(layer)
      case .activation, .dropout: missingInput(layer)
      }
    case .loss: missingAnswer + missingTarget
    case .blame(let layer):
      BlameDerivation(self, layer: layer, unit: cursor.unit ?? 0) == nil ? missingAbove(layer) : []
    case .gradient(let parameter): missingFactors(parameter)
    case .update(let parameter):
      missingGradients(parameter)
        + (record.holdings?.slots[parameter] ?? true
          ? [] : ["what \(optimizer.rule.name) kept before step \(cursor.step)"])
    case .again: []
    }
  }

  private var missingTarget: [String] { givenTarget.isEmpty ? ["the target"] : [] }

  private var missingAnswer: [String] { probabilities == nil ? ["the network's answer"] : [] }

  private func missingInput(_ layer: Int) -> [String] {
    inputToLayer(layer) == nil ? ["what enters \(Wording.layer(layer, in: network))"] : []
  }

  private func missingWeights(_ layer: Int) -> [String] {
    let parameters = [network.kernel(ofLayer: layer), network.bias(ofLayer: layer)]
    return parameters.contains { $0.map(knowsWeights) == false }
      ? ["the weights of \(Wording.layer(layer, in: network))"] : []
  }

  /// What the blame of a layer is worked out from, where the trace has some of it: the weights above.
  private func missingAbove(_ layer: Int) -> [String] {
    guard let above = Extent.denseAbove(layer, in: network), blame(ofLayer: above) != nil,
      let kernel = network.kernel(ofLayer: above), !knowsWeights(kernel)
    else { return ["all the numbers above \(Wording.layer(layer, in: network))"] }
    return ["the weights of \(Wording.layer(above, in: network))"]
  }

  private func missingFactors(_ parameter: Int) -> [String] {
    let layer = network.parameters[parameter].layer
    let isPenalized = network.regularizer(ofParameter: parameter) != nil
    return
      (blame(ofLayer: layer) == nil
      ? ["the blame of \(Wording.layer(layer, in: network))"] : [])
      + (network.parameters[parameter].isKernel ? missingInput(layer) : [])
      + (isPenalized && !knowsWeights(parameter)
        ? ["the weights of \(Wording.layer(layer, in: network))"] : [])
  }

  private func missingGradients(_ parameter: Int) -> [String] {
    // A cut by the norm of all gradients needs each of them.
    let needed: [Int] =
      if case .globalNorm = optimizer.clipping { Array(network.parameters.indices) } else {
        [parameter]
      }
    return needed.filter { sessionBefore.trainable[$0] && gradient(parameter: $0) == nil }
      .map { "the gradient of \(Wording.parameter($0, in: network))" }
  }
}
