import NeuralCore

extension Moment {
  /// A second look, with the new weights beside the old, both without dropout.
  public struct Again: Hashable, Sendable {
    /// The example that is looked at.
    public let example: Int
    /// Whether it is another than the step learnt from.
    public let isOther: Bool
    /// What goes in, [inputs].
    public let input: [Float]
    /// What should come out, [outputs].
    public let target: [Float]
    /// What the network answered with the old weights, [outputs].
    public let before: [Float]
    /// The loss of that answer.
    public let lossBefore: Float
    /// The loss with the old weights and the masks of this step; nil where no mask was drawn for it.
    public let lossWithMasks: Float?
    /// What leaves each layer with the new weights, [width] of each.
    public let outputs: [[Float]]
    /// The loss of the answer now.
    public let loss: Float

    /// What the network answers now, [outputs].
    public var probabilities: [Float] { outputs.last ?? input }

    /// The class of its target; nil where that names none.
    public var label: Int? { Moment.label(of: target) }
  }
}

// MARK: - The example that is shown

extension Moment {
  /// The example that everything on the screen is about: at the second look the one looked at.
  public var shownExample: Int { again?.example ?? example }

  /// What goes in of that example, [inputs].
  public var shownInput: [Float] { again?.input ?? input }

  /// The class of that example; nil where its target names none.
  public var shownLabel: Int? { again.map(\.label) ?? label }

  /// What leaves a layer in the pass that is shown, [width]: at the second look that of the new
  /// weights, without dropout.
  public func shownOutput(ofLayer layer: Int) -> [Float]? {
    again?.outputs[layer] ?? output(ofLayer: layer)
  }

  /// Whether a layer drops any neurons in training.
  public var hasDropout: Bool { network.hasDropout }
}

extension Sequential {
  /// Whether a layer drops any neurons in training.
  var hasDropout: Bool {
    layers.contains { if case .dropout(let rate) = $0 { rate > 0 } else { false } }
  }
}
