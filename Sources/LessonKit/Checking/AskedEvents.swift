import NeuralCore

/// The kinds of event of a step that lessons ask about.
public enum AskedEvent: String, CaseIterable, Sendable {
  /// What comes in.
  case input
  /// What should come out.
  case target
  /// z of a dense layer.
  case preactivation
  /// What an activation makes of it.
  case activation
  /// The probabilities of the classes.
  case softmax
  /// How wrong the answer is.
  case loss
  /// How fast the loss rises with what leaves an activation or a dropout.
  case activationGradient = "activation_gradient"
  /// δ of a dense layer.
  case preactivationGradient = "preactivation_gradient"
  /// The gradient of a weight or a bias.
  case gradient
  /// A weight or a bias after its step.
  case update
}

extension Lesson {
  /// How many of its questions, cells and tasks ask about each kind of event.
  public var askedEvents: [AskedEvent: Int] {
    var counts: [AskedEvent: Int] = [:]
    for page in pages {
      let network = page.show.setup.network
      let asked = page.predictions.map(\.expressions) + page.tasks.map { $0.goal.expressions }
      for expressions in asked {
        let events = Set(
          expressions.flatMap(\.quantities).compactMap { AskedEvent($0, in: network) })
        for event in events { counts[event, default: 0] += 1 }
      }
    }
    return counts
  }
}

extension AskedEvent {
  /// What a quantity is asked of; nil where it is of no event, such as a count.
  fileprivate init?(_ quantity: Quantity, in network: Sequential) {
    let quantity = quantity.elsewhere ?? quantity
    let isDense: Bool? = (try? quantity.layer).flatMap { network.layer(named: $0) }.map {
      if case .dense = network.layers[$0] { true } else { false }
    }
    switch quantity.word {
    case .x, .pixel, .ink: self = .input
    case .t, .label: self = .target
    case .p, .said, .hit: self = .softmax
    case .z, .a, .out, .active: self = isDense == true ? .preactivation : .activation
    case .slope: self = .activation
    case .loss, .again, .was, .given: self = .loss
    case .delta, .negative: self = isDense == true ? .preactivationGradient : .activationGradient
    case .gradient: self = .gradient
    case .after, .change, .moved, .unmoved: self = .update
    default: return nil
    }
  }
}
