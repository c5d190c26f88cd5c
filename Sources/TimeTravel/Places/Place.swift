import NeuralCore

/// A stop of the walk through one training step, at the grain of layers.
///
/// Layers and parameters are indices into `Sequential.layers` and `Sequential.parameters`.
public enum Place: Hashable, Sendable {
  /// The example, before anything is computed.
  case input
  /// What a layer makes of what enters it.
  case forward(layer: Int)
  /// How wrong the answer is.
  case loss
  /// ∂L/∂ what leaves a layer: of a dense layer δ, since z leaves it.
  case blame(layer: Int)
  /// ∂L/∂ a kernel or a bias.
  case gradient(parameter: Int)
  /// A kernel or a bias, before and after it is moved.
  case update(parameter: Int)
  /// The same example through the new weights, without dropout.
  case again

  /// The part of a step that a place belongs to.
  public enum Phase: Int, CaseIterable, Comparable, Sendable {
    /// From the input up to the answer.
    case forward
    /// How wrong the answer is.
    case loss
    /// From the loss down: blame and gradients.
    case backward
    /// The weights move.
    case update
    /// A second look, with the new weights.
    case again

    /// Earlier parts of a step come first.
    public static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
  }

  /// The part of a step that this place belongs to.
  public var phase: Phase {
    switch self {
    case .input, .forward: .forward
    case .loss: .loss
    case .blame, .gradient: .backward
    case .update: .update
    case .again: .again
    }
  }

  /// The layer that this place is about, or nil for the input, the loss and the second look.
  public func layer(in network: Sequential) -> Int? {
    switch self {
    case .input, .loss, .again: nil
    case .forward(let layer), .blame(let layer): layer
    case .gradient(let parameter), .update(let parameter): network.parameters[parameter].layer
    }
  }
}

extension Place {
  /// All places of a step in the order in which they become known.
  ///
  /// Forward through every layer, the loss, then down to the lowest dense layer, each dense layer's
  /// gradients after its blame; the updates in layout order; the second look. A last softmax that
  /// is taken together with categorical cross-entropy has no blame of its own: p − t is its logits'.
  /// A parameter that is held has a gradient and no update; where all are, nothing is looked at again.
  public static func walk(of session: Session) -> [Place] {
    let network = session.network
    var places: [Place] = [.input]
    places += network.layers.indices.map { .forward(layer: $0) }
    places.append(.loss)
    places += backward(network, fused: session.takesLossFromLogits)
    places += network.parameters.indices.filter { session.trainable[$0] }
      .map { .update(parameter: $0) }
    if !session.isLooking { places.append(.again) }
    return places
  }

  private static func backward(_ network: Sequential, fused: Bool) -> [Place] {
    let lowest = network.parameters.first?.layer ?? network.layers.count - 1
    var places: [Place] = []
    for layer in (lowest..<network.layers.count).reversed() {
      if fused, layer == network.layers.count - 1 { continue }
      places.append(.blame(layer: layer))
      places += network.parameters.indices.filter { network.parameters[$0].layer == layer }
        .map { .gradient(parameter: $0) }
    }
    return places
  }
}
