import NeuralCore

/// What can be entered at the cursor, and in which order its terms are walked.
extension Moment {
  /// How many neurons can be entered here: 0 where there is nothing to enter.
  public var unitCount: Int { Extent.units(of: cursor.place, in: network) }

  /// The neuron that mattered most: the one with the largest number, the first of equals.
  public var loudestUnit: Int? {
    switch cursor.place {
    case .input: Self.largest(input)
    case .forward(let layer): output(ofLayer: layer).flatMap(Self.largest)
    case .blame(let layer): blame(ofLayer: layer).flatMap(Self.largest)
    case .gradient(let parameter), .update(let parameter):
      gradient(parameter: parameter).flatMap(Self.largest)
        .map { $0 % unitCount }
    case .loss, .again: nil
    }
  }

  /// The terms of the neuron under the cursor, the largest by size first.
  ///
  /// Those that are 0 are left out; empty where a neuron has no terms.
  public var termsBySize: [Int] {
    guard let unit = cursor.unit else { return [] }
    let sizes: [Float]
    switch cursor.place {
    case .forward(let layer):
      guard let weights = weights(into: unit, ofLayer: layer), let x = inputToLayer(layer),
        let bias = network.bias(ofLayer: layer)
      else { return [] }
      sizes =
        zip(x, weights).map { abs($0 * $1) } + [abs(parameters(bias).dropFirst(unit).first ?? 0)]
    case .blame(let layer):
      guard let above = Extent.denseAbove(layer, in: network), let delta = blame(ofLayer: above),
        let kernel = network.kernel(ofLayer: above)
      else { return [] }
      let row = parameters(kernel).dropFirst(unit * delta.count)
      sizes = zip(row, delta).map { abs($0 * $1) }
    case .gradient(let parameter), .update(let parameter):
      guard network.parameters[parameter].isKernel, let gradient = gradient(parameter: parameter)
      else { return [] }
      sizes = stride(from: unit, to: gradient.count, by: unitCount).map { abs(gradient[$0]) }
    case .input, .loss, .again: return []
    }
    // A stable order: of equals the lower index comes first.
    return sizes.indices.filter { sizes[$0] > 0 }
      .sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }

  private static func largest(_ values: [Float]) -> Int? {
    values.indices.max { (abs(values[$0]), $1) < (abs(values[$1]), $0) }
  }
}
