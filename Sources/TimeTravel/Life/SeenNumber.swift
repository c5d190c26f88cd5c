import NeuralCore

/// A number that each step brings anew, where a weight or a bias is kept: a z, an activation, a blame, a
/// gradient, the loss.
public struct SeenNumber: Hashable, Sendable {
  /// Where it arises.
  public let place: Place
  /// Whose it is: a neuron, an input, of a gradient the index of its weight or bias; nil of the loss.
  public let index: Int?
}

/// A number that is kept in sight.
public enum PinnedNumber: Hashable, Sendable {
  /// A weight or bias, by its index in its slice.
  case parameter(Int, index: Int)
  /// One that each step brings anew.
  case seen(SeenNumber)
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
