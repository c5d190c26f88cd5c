import NeuralCore

extension DoubleNetwork {
  /// What a way down the network finds, in double precision.
  public struct Gradients {
    /// ∂L/∂ what leaves each layer, [layer][row][unit], where L is the mean over the rows.
    ///
    /// Of a softmax that is taken together with its loss, it is all zeros: that gradient is not made.
    /// Of a sigmoid it is told with the clip that the loss on probabilities has.
    public var outputs: [[[Double]]]
    /// ∂L/∂ each parameter, in the layout of the parameters.
    public var parameters: [Double]
  }

  /// The gradients of the mean loss, by the chain rule: one row, one layer, one unit at a time.
  public func gradients(_ inputs: [[Double]], targets: [[Double]]) -> Gradients {
    let outputs = forward(inputs)
    var found = Gradients(
      outputs: outputs.map { $0.map { $0.map { _ in 0 } } },
      parameters: parameters.map { _ in 0 })
    for row in inputs.indices {
      descend(row, inputs[row], outputs.map { $0[row] }, targets[row], inputs.count, &found)
    }
    for (index, slice) in network.parameters.enumerated() {
      guard let regularizer = network.regularizer(ofParameter: index) else { continue }
      for i in slice.range {
        let w = parameters[i]
        let direction: Double = w > 0 ? 1 : w < 0 ? -1 : 0
        found.parameters[i] +=
          Double(regularizer.l1) * direction + 2 * Double(regularizer.l2) * w
      }
    }
    return found
  }

  private func descend(
    _ row: Int, _ input: [Double], _ outputs: [[Double]], _ t: [Double], _ rows: Int,
    _ found: inout Gradients
  ) {
    let last = outputs.count - 1
    let p = outputs[last]
    let share = sampleWeight(row) / Double(rows)
    var blame =
      isFused && network.layers[last] == .activation(.softmax)
      ? p.map { _ in 0 } : LossFormulas.slope(loss, p, t).map { $0 * share }
    for layer in outputs.indices.reversed() {
      found.outputs[layer][row] = blame
      let below = layer == 0 ? input : outputs[layer - 1]
      switch network.layers[layer] {
      case .dense:
        for unit in blame.indices {
          if let bias = biasIndex(layer, unit) { found.parameters[bias] += blame[unit] }
          for i in below.indices {
            found.parameters[weightIndex(layer, i, unit)] += below[i] * blame[unit]
          }
        }
        if layer > 0 {
          blame = below.indices.map { i in
            blame.indices.map { blame[$0] * weight(layer, i, $0) }.reduce(0, +)
          }
        }
      case .activation where isFused && layer == last:
        blame = LossFormulas.slopeFromLogits(loss, below, t).map { $0 * share }
      case .activation(let activation):
        blame = ActivationFormulas.slope(activation, blame, z: below)
      case .dropout:
        if let mask = masks[layer] { blame = zip(blame, mask[row]).map(Self.masked) }
      }
    }
  }
}
