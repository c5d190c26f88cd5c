import NeuralCore

// Where a number comes from, and what becomes of it: from any place to the next one along the chain.

extension Moment {
  /// Where the number under the cursor comes from: one link back along the computation.
  ///
  /// Of the loss it is the answer that it judges; of a term w·x the neuron below that x left, of a sum
  /// its largest term; of a gradient δ × x the blame δ; of a blame that of the same neuron above, next
  /// below a dense layer its largest term w·δ, and of that the blame above; of an update its gradient,
  /// of the second look the update that was looked at last. Where no neuron is entered, the marked one is meant. Nil
  /// at the input.
  public var origin: Target? {
    let here = onNeuron
    let (unit, term) = (here.cursor.unit, here.cursor.term)
    switch cursor.place {
    case .input: return nil
    case .forward(let layer): return here.originOfOutput(ofLayer: layer, unit, term)
    case .loss:
      let last = network.layers.count - 1
      return Target(place: .forward(layer: last), unit: tellingOutput)
    case .blame(let layer): return here.originOfBlame(ofLayer: layer, unit, term)
    case .gradient(let parameter):
      return Target(place: .blame(layer: network.parameters[parameter].layer), unit: unit)
    case .update(let parameter):
      return Target(place: .gradient(parameter: parameter), unit: unit, term: term)
    case .again:
      if let update = selection.update, update.place.map(walk.contains) == true { return update }
      return walk.last { $0.phase == .update }.map { Target(place: $0) }
    }
  }

  /// Where the other factors of the number under the cursor come from, in the order of its view.
  ///
  /// Of a gradient δ × x it is x, of a blame the masks and slopes on its way, of p − t the target, of a
  /// term w·x the update that made w in the step before and the one that moves it in this, of an update
  /// the term that its weight is in.
  public var otherOrigins: [Target] {
    let here = onNeuron
    let (unit, term) = (here.cursor.unit, here.cursor.term)
    switch cursor.place {
    case .loss: return [Target(place: .input)]
    case .forward(let layer):
      guard let term, let parameter = parameter(ofTerm: term, layer) else { return [] }
      var update = Target(
        place: .update(parameter: parameter), unit: unit,
        term: network.parameters[parameter].isKernel ? term : nil)
      let own = update
      update.step = cursor.step - 1
      return cursor.step > 1 ? [update, own] : [own]
    case .blame(let layer):
      guard let unit, let blame = BlameDerivation(here, layer: layer, unit: unit) else { return [] }
      let factors = blame.factors.map { Target(place: .forward(layer: $0.layer), unit: unit) }
      switch blame.source {
      case .answer, .loss: return [Target(place: .input)] + factors
      case .dense, .softmax, .logSoftmax: return factors
      }
    case .gradient(let parameter):
      let slice = network.parameters[parameter]
      guard slice.isKernel, let input = term ?? here.termsBySize.first else { return [] }
      return [below(slice.layer, input)]
    case .update(let parameter):
      let slice = network.parameters[parameter]
      let factor =
        slice.isKernel ? term ?? here.termsBySize.first : network.inputWidth(ofLayer: slice.layer)
      return factor.map { [Target(place: .forward(layer: slice.layer), unit: unit, term: $0)] }
        ?? []
    case .input, .again: return []
    }
  }

  /// What becomes of the number under the cursor: one link on.
  ///
  /// Of an input or a neuron it is the term that it is in the layer above, of a term the sum, and so up to
  /// the loss, where that ends; of a blame's term the blame, of that the gradients that it is a factor
  /// of, of a gradient its update, and of that the second look.
  public var consequence: Target? {
    let here = onNeuron
    let (unit, term) = (here.cursor.unit, here.cursor.term)
    switch cursor.place {
    case .input: return use(ofNeuron: unit, below: 0)
    case .forward(let layer):
      if term != nil { return Target(place: cursor.place, unit: unit) }
      return use(ofNeuron: unit, below: layer + 1)
    case .loss: return nil
    case .blame(let layer):
      if term != nil { return Target(place: cursor.place, unit: unit) }
      if let kernel = network.kernel(ofLayer: layer) {
        return Target(place: .gradient(parameter: kernel), unit: unit)
      }
      return layer > 0 ? Target(place: .blame(layer: layer - 1), unit: unit) : nil
    case .gradient(let parameter):
      return Target(place: .update(parameter: parameter), unit: unit, term: term)
    case .update: return Target(place: .again)
    case .again: return nil
    }
  }

  /// The kernel that a term of a dense layer takes its weight from, or the bias; nil of other layers.
  private func parameter(ofTerm term: Int, _ layer: Int) -> Int? {
    term == network.inputWidth(ofLayer: layer)
      ? network.bias(ofLayer: layer) : network.kernel(ofLayer: layer)
  }

  /// The output that the loss is about: the chosen one, else that of the right class, else the loudest.
  private var tellingOutput: Int? {
    if let chosen = selection[network.column(ofLayer: network.layers.count - 1)] { return chosen }
    if let label, network.outputs > 1 { return label }
    return probabilities.flatMap(\.loudest)
  }

  private func originOfOutput(ofLayer layer: Int, _ unit: Int?, _ term: Int?) -> Target? {
    guard case .dense = network.layers[layer] else { return below(layer, unit) }
    guard let term else {
      return Target(place: .forward(layer: layer), unit: unit, term: termInFocus)
    }
    // A bias is given, like a weight: it comes out of no sum.
    return term == network.inputWidth(ofLayer: layer) ? nil : below(layer, term)
  }

  /// What enters a layer, where it is made.
  private func below(_ layer: Int, _ unit: Int?) -> Target {
    Target(place: layer == 0 ? .input : .forward(layer: layer - 1), unit: unit)
  }

  private func originOfBlame(ofLayer layer: Int, _ unit: Int?, _ term: Int?) -> Target? {
    guard let unit, let blame = BlameDerivation(self, layer: layer, unit: unit) else { return nil }
    if case .dense(let above, _) = blame.source {
      if let term { return Target(place: .blame(layer: above), unit: term) }
      let entered = selection.term(of: unit, at: cursor.place)
      // Next below the dense layer the terms of the sum are what it comes from.
      if entered != nil || above == layer + 1 {
        return Target(place: cursor.place, unit: unit, term: termInFocus)
      }
    }
    let above = Place.blame(layer: layer + 1)
    return walk.contains(above)
      ? Target(place: above, unit: unit)
      : Target(place: .forward(layer: network.layers.count - 1), unit: unit)
  }

  /// Where a neuron's output is used: the same neuron of a layer that works on each alone, a term of the
  /// neuron of a dense layer that is chosen there, else of the one that it feeds most, or the loss.
  private func use(ofNeuron unit: Int?, below layer: Int) -> Target? {
    guard layer < network.layers.count else { return Target(place: .loss) }
    guard case .dense = network.layers[layer] else {
      return Target(place: .forward(layer: layer), unit: unit)
    }
    let above = unit.flatMap { mostFed(by: $0, ofLayer: layer) }
    let user = selection[network.column(ofLayer: layer)] ?? above
    return Target(place: .forward(layer: layer), unit: user, term: user == nil ? nil : unit)
  }
}
