import NeuralCore

/// A number that each step brings anew, where a weight or a bias is kept: a z, an activation, a blame, a
/// gradient, the loss.
public struct SeenNumber: Hashable, Sendable {
  /// Where it arises.
  public let place: Place
  /// Whose it is: a neuron, an input, of a gradient the index of its weight or bias; nil of the loss.
  public let index: Int?

  /// Where it stands in a network, of a row of the batch; the first row is not named.
  public func target(inRow row: Int = 0, _ network: Sequential) -> Target {
    let row = row == 0 ? nil : row
    guard case .gradient(let parameter) = place, let index else {
      return Target(row: row, place: place, unit: index)
    }
    let (unit, term) = network.parameters[parameter].position(ofIndex: index)
    return Target(row: row, place: place, unit: unit, term: term)
  }

  /// The number that a target names: one that each step brings anew; nil where that is none, or many.
  init?(_ target: Target, in network: Sequential) {
    guard let place = target.place, target.step == nil else { return nil }
    switch place {
    case .loss: self.init(place: place, index: nil)
    case .input, .forward, .blame:
      guard let unit = target.unit, target.term == nil else { return nil }
      self.init(place: place, index: unit)
    case .gradient(let parameter):
      let slice = network.parameters[parameter]
      guard let unit = target.unit, slice.isKernel == (target.term != nil) else { return nil }
      self.init(place: place, index: (target.term ?? 0) * (slice.shape.last ?? 1) + unit)
    case .update, .again: return nil
    }
  }

  fileprivate init(place: Place, index: Int?) {
    self.place = place
    self.index = index
  }
}

extension ParameterSlice {
  /// The neuron that an index of this slice feeds, and of a kernel the one it comes from.
  package func position(ofIndex index: Int) -> (unit: Int, term: Int?) {
    isKernel ? (index % shape[1], index / shape[1]) : (index, nil)
  }
}

/// A number that is kept in sight.
public enum PinnedNumber: Hashable, Sendable {
  /// A weight or bias, by its index in its slice.
  case parameter(Int, index: Int)
  /// One that each step brings anew.
  case seen(SeenNumber)

  /// Where it is moved, or arises, in a step.
  package func target(_ network: Sequential) -> Target {
    switch self {
    case .parameter(let parameter, let index):
      let (unit, term) = network.parameters[parameter].position(ofIndex: index)
      return Target(place: .update(parameter: parameter), unit: unit, term: term)
    case .seen(let number): return number.target(network)
    }
  }
}

extension Moment {
  /// The number under the cursor that this step brought; nil where that is a weight or bias, or none.
  public var seenNumber: SeenNumber? {
    switch cursor.place {
    case .input, .blame: unitInFocus.map { SeenNumber(place: cursor.place, index: $0) }
    case .forward(let layer):
      isAtTerm(ofLayer: layer)
        ? nil : unitInFocus.map { SeenNumber(place: cursor.place, index: $0) }
    case .loss: SeenNumber(place: .loss, index: nil)
    case .gradient(let parameter):
      gradient(parameter: parameter).map {
        SeenNumber(place: cursor.place, index: focus(inParameter: parameter, $0))
      }
    case .update, .again: nil
    }
  }

  private func isAtTerm(ofLayer layer: Int) -> Bool {
    if case .dense = network.layers[layer] { cursor.term != nil } else { false }
  }

  /// What such a number is in this step, of the row in focus; nil where it was not recorded.
  public func value(of number: SeenNumber) -> Float? {
    let values: [Float]? =
      switch number.place {
      case .input: input
      case .forward(let layer): output(ofLayer: layer)
      case .loss: lossValue.map { [$0] }
      case .blame(let layer): blame(ofLayer: layer)
      case .gradient(let parameter): gradient(parameter: parameter)
      case .update, .again: nil
      }
    let index = number.index ?? 0
    return values.flatMap { $0.indices.contains(index) ? $0[index] : nil }
  }
}
