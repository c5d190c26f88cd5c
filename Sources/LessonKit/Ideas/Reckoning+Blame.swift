import NeuralCore
import TimeTravel

// The way back: what is handed down, and what it is multiplied with on its way.
extension Reckoning {
  /// ∂L/∂ what leaves a layer, in a row.
  func blame(_ layer: Int, _ unit: Int, _ row: Int, _ idea: WrongIdea) -> Double? {
    guard let recorded = rows[row].blame(ofLayer: layer).map({ Double($0[unit]) }) else {
      return nil
    }
    // What the whole way back is multiplied by, wherever one stands on it.
    switch idea {
    case .halfForgotten: return moment.loss == .halfSquaredError ? 2 * recorded : nil
    case .outputsMeanForgotten: return meanOverOutputs.map { $0 * recorded }
    case .rowsMeanForgotten: return rows.count > 1 ? Double(rows.count) * recorded : nil
    case .tMinusP: return -recorded
    default: break
    }
    if let above = denseAbove(layer) { return hidden(layer, unit, rows[row], above, idea) }
    return ofOutput(layer, unit, rows[row], recorded, idea)
  }

  /// The next dense layer above; nil above the last.
  private func denseAbove(_ layer: Int) -> Int? {
    network.layers.indices.first { above in
      guard above > layer, case .dense = network.layers[above] else { return false }
      return true
    }
  }

  /// Below a dense layer: Σ w·δ′, then masks and slopes on the way down.
  private func hidden(
    _ layer: Int, _ unit: Int, _ moment: Moment, _ above: Int, _ idea: WrongIdea
  ) -> Double? {
    guard let sum = handedDown(unit, moment, above, idea) else { return nil }
    let between = (layer + 1..<above).reversed()
    var factors: [Double] = []
    for between in between {
      guard let factor = factor(between, unit, moment, idea) else { return nil }
      factors.append(factor)
    }
    return factors.reduce(sum, *)
  }

  /// Σ w·δ′ of a neuron below a dense layer.
  private func handedDown(
    _ unit: Int, _ moment: Moment, _ above: Int, _ idea: WrongIdea
  ) -> Double? {
    guard let delta = moment.blame(ofLayer: above), let kernel = network.kernel(ofLayer: above)
    else { return nil }
    let (units, inputs) = (delta.count, network.inputWidth(ofLayer: above))
    let isTurned = idea == .rowForColumn
    guard !isTurned || units == inputs else { return nil }
    let parts = delta.indices.map { k in
      let index = isTurned ? k * units + unit : unit * units + k
      return (idea == .newWeights ? new(kernel, index) : value(kernel, index)) * Double(delta[k])
    }
    guard idea == .onePath else { return parts.reduce(0, +) }
    return parts.count > 1 ? parts.max { abs($0) < abs($1) } : nil
  }

  /// What a layer on the way down multiplies the blame with.
  private func factor(
    _ layer: Int, _ unit: Int, _ moment: Moment, _ idea: WrongIdea
  ) -> Double? {
    switch network.layers[layer] {
    case .dense: return nil
    case .dropout(let rate):
      guard let mask = moment.mask(ofLayer: layer)?[unit] else { return nil }
      switch idea {
      case .maskLeftOut: return 1
      case .scaleTurned: return mask == 0 ? 0 : 1 - Double(rate)
      default: return Double(mask)
      }
    case .activation(let function):
      guard !function.mixesUnits, let z = moment.inputToLayer(layer)?[unit],
        let a = moment.output(ofLayer: layer)?[unit]
      else { return nil }
      return slope(function, Double(z), Double(a), idea)
    }
  }

  private func slope(_ function: Activation, _ z: Double, _ a: Double, _ idea: WrongIdea) -> Double
  {
    switch idea {
    case .slopeLeftOut: return 1
    case .slopeAtA: return function.derivative(at: a, value: function.value(a))
    case .zInTheRuleOfA:
      if function == .sigmoid { return z * (1 - z) }
      if function == .tanh { return 1 - z * z }
    default: break
    }
    return function.derivative(at: z, value: a)
  }

  /// Of the last dense layer, and of what leaves the last layer.
  private func ofOutput(
    _ layer: Int, _ unit: Int, _ moment: Moment, _ recorded: Double, _ idea: WrongIdea
  ) -> Double? {
    let last = network.layers.count - 1
    guard let p = moment.probabilities else { return nil }
    let isDelta = network.kernel(ofLayer: layer) != nil
    let isFused = isDelta && (moment.takesLossFromLogits || moment.takesSigmoidFromLogits)
    let answer = Double(p[unit])
    if idea == .pForDelta, isDelta { return answer / Double(rows.count) }
    if idea == .slopeAgain { return isFused ? recorded * answer * (1 - answer) : nil }
    guard isDelta, !isFused, layer < last, let outer = moment.blame(ofLayer: last)?[unit] else {
      return nil
    }
    // Between δ and ∂L/∂p stands the last activation.
    guard case .activation(let function) = network.layers[last] else { return nil }
    if idea == .slopeLeftOut { return Double(outer) }
    guard !function.mixesUnits, let z = moment.inputToLayer(last)?[unit],
      idea == .slopeAtA || idea == .zInTheRuleOfA
    else { return nil }
    return Double(outer) * slope(function, Double(z), answer, idea)
  }
}
