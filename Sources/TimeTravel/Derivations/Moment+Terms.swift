import NeuralCore

/// What can be entered at the cursor, and in which order its terms are walked.
extension Moment {
  /// How many neurons can be entered here: 0 where there is nothing to enter.
  public var unitCount: Int { Extent.units(of: cursor.place, in: network) }

  /// The neuron that mattered most: the one with the largest number, the first of equals, also where
  /// none is a number.
  public var loudestUnit: Int? {
    switch cursor.place {
    case .input: input.isEmpty ? nil : input.loudest ?? 0
    case .forward(let layer): output(ofLayer: layer).map { $0.loudest ?? 0 }
    case .blame(let layer): blame(ofLayer: layer).map { $0.loudest ?? 0 }
    case .gradient(let parameter), .update(let parameter):
      gradient(parameter: parameter).map { ($0.loudest ?? 0) % unitCount }
    case .loss, .again: nil
    }
  }

  /// The terms of the neuron under the cursor in the order of the walk: the largest by size first.
  ///
  /// Those that are 0 are left out; a weighted sum ends with its bias, if it has one. Empty where a neuron has no
  /// terms.
  public var termsBySize: [Int] {
    guard let unit = cursor.unit else { return [] }
    switch cursor.place {
    case .forward(let layer):
      guard let sum = WeightedSum(self, layer: layer, unit: unit) else { return [] }
      let bias = sum.bias.map { _ in network.inputWidth(ofLayer: layer) }
      return sum.terms.map(\.index) + (bias.map { [$0] } ?? [])
    case .blame(let layer):
      guard let blame = BlameDerivation(self, layer: layer, unit: unit),
        case .dense(_, let parts) = blame.source
      else { return [] }
      return parts.filter { $0.product != 0 }.map(\.index)
    case .gradient(let parameter), .update(let parameter):
      guard network.parameters[parameter].isKernel,
        let sizes = gradients(into: unit, parameter: parameter)?.map(abs)
      else { return [] }
      // A stable order: of equals the lower index comes first.
      return sizes.indices.filter { sizes[$0] > 0 }
        .sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
    case .input, .loss, .again: return []
    }
  }
}
