import NeuralCore

/// What the numbers that leave a network stand for.
public enum OutputKind: Hashable, Sendable {
  /// Each is how sure the network is of a digit in a picture.
  case digit
  /// Each is how sure it is of a class.
  case `class`
  /// They name no class.
  case number
}

extension Moment {
  /// What the network's outputs stand for.
  public var outputKind: OutputKind {
    if readsDigits { return .digit }
    return network.outputs == 1 || !namesClass(for: target) ? .number : .class
  }

  /// Whether the one output is the probability of class 1.
  public var hasSingleProbability: Bool { isYesOrNo && namesClass(for: target) }

  /// Whether an answer can be a class: not where what should come out is given and names none.
  public func namesClass(for target: [Float]) -> Bool {
    target.isEmpty || Moment.label(of: target) != nil
  }

  /// The output that should be the largest, of several.
  public var rightOutput: Int? { network.outputs > 1 ? label : nil }
}
