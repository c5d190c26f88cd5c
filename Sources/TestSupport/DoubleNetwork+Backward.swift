import NeuralCore

extension DoubleNetwork {
  /// What a way down the network finds, in double precision.
  public struct Gradients {
    /// ∂L/∂ what leaves each layer, [layer][row][unit], where L is the mean over the rows.
    ///
    /// Of a softmax that is taken together with its loss, it is all zeros: that gradient is not made.
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
    return found
  }

  private func descend(
    _ row: Int, _ input: [Double], _ outputs: [[Double]], _ t: [Double], _ rows: Int,
    _ found: inout Gradients
  ) {
    let last = outputs.count - 1
    let p = outputs[last]
    var blame = isFused ? p.map { _ in 0 } : lossSlope(p, t).map { $0 / Double(rows) }
    for layer in outputs.indices.reversed() {
      found.outputs[layer][row] = blame
      let below = layer == 0 ? input : outputs[layer - 1]
      switch network.layers[layer] {
      case .dense:
        for unit in blame.indices {
          found.parameters[biasIndex(layer, unit)] += blame[unit]
          for i in below.indices {
            found.parameters[weightIndex(layer, i, unit)] += below[i] * blame[unit]
          }
        }
        if layer > 0 {
          blame = below.indices.map { i in
            blame.indices.map { blame[$0] * weight(layer, i, $0) }.reduce(0, +)
          }
        }
      case .activation(.softmax) where isFused && layer == last:
        blame = zip(p, t).map { ($0 - $1) / Double(rows) }
      case .activation(let activation):
        blame = Self.slope(activation, blame, z: below, a: outputs[layer])
      case .dropout:
        if let mask = masks[layer] { blame = zip(blame, mask[row]).map(*) }
      }
    }
  }

  private static func slope(
    _ activation: Activation, _ blame: [Double], z: [Double], a: [Double]
  ) -> [Double] {
    switch activation {
    case .linear: blame
    case .relu: blame.indices.map { z[$0] > 0 ? blame[$0] : 0 }
    case .sigmoid: blame.indices.map { blame[$0] * a[$0] * (1 - a[$0]) }
    case .tanh: blame.indices.map { blame[$0] * (1 - a[$0] * a[$0]) }
    case .softmax:
      // ∂a_i/∂z_k = a_i (1[i=k] − a_k), the whole matrix.
      blame.indices.map { k in
        blame.indices.map { blame[$0] * a[$0] * (($0 == k ? 1 : 0) - a[k]) }.reduce(0, +)
      }
    }
  }

  private func lossSlope(_ p: [Double], _ t: [Double]) -> [Double] {
    let width = Double(p.count)
    func passes(_ p: Double) -> Bool { p >= Self.epsilon && p <= 1 - Self.epsilon }
    switch loss {
    case .categoricalCrossentropy:
      // L = −Σ t log q with q = p / S: ∂L/∂p_k = −t_k / p_k + Σ t / S, where no q is clipped.
      let total = p.reduce(0, +)
      let passing = p.indices.filter { passes(p[$0] / total) }
      let sum = passing.map { t[$0] }.reduce(0, +)
      return p.indices.map { (passing.contains($0) ? -t[$0] / p[$0] : 0) + sum / total }
    case .binaryCrossentropy:
      return p.indices.map {
        passes(p[$0]) ? (-t[$0] / p[$0] + (1 - t[$0]) / (1 - p[$0])) / width : 0
      }
    case .meanSquaredError: return p.indices.map { 2 * (p[$0] - t[$0]) / width }
    case .halfSquaredError: return p.indices.map { p[$0] - t[$0] }
    }
  }
}
