import NeuralCore
import Notation

/// Something that shall be otherwise than it is in a step.
///
/// Each has a text form, for the `w` line, the command line and plain mode: `rate 0.5`,
/// `optimizer adam(0.001)`, `dropout 0.5`, `seed 8`, `dense/kernel 3,17 = 0.2`, `input 3 = 0.5`,
/// `target 0 = 0.99`, `target 7`, `dropout 40 = 0`.
public enum WhatIf: Hashable, Sendable {
  /// Another learning rate, the optimizer else as it is.
  case learningRate(Float)
  /// Another optimizer.
  case optimizer(Optimizer)
  /// Another rate in all dropout layers.
  case dropout(rate: Float)
  /// Masks from another seed; before the first step also first weights.
  case seed(UInt64)
  /// Another number in place of one that the walk has.
  case number(Number, Float)
  /// Another class as the right answer.
  case label(Int)

  /// A number that can be changed in place.
  public enum Number: Hashable, Sendable {
    /// A weight or a bias, at an index of its slice, as it is before the step.
    case parameter(Int, index: Int)
    /// An input of the example in focus.
    case input(Int)
    /// A target of the example in focus.
    case target(Int)
    /// Whether a dropout layer keeps a unit for the example in focus, in this step alone: 0 or 1.
    case mask(layer: Int, unit: Int)
  }

  /// Whether it holds in its step alone, for what it changes is drawn anew in the next one.
  public var isOfOneStep: Bool {
    if case .number(.mask, _) = self { true } else { false }
  }

  /// Whether it changes the walk itself; else the step is shown beside the real one.
  public var isInPlace: Bool {
    switch self {
    case .number, .label: true
    case .learningRate, .optimizer, .dropout, .seed: false
    }
  }
}

/// A what-if, and where it was said.
public struct Supposition: Hashable, Sendable {
  /// What shall be otherwise.
  public let whatIf: WhatIf
  /// The step; a number that is changed in place is so from this step on.
  public let step: Int
  /// The example whose input or target is meant.
  public let example: Int

  /// Whether both are about the same number of the same step.
  func isOfSameNumber(as other: Supposition) -> Bool {
    guard case .number(let number, _) = whatIf, case .number(number, _) = other.whatIf else {
      return false
    }
    return step == other.step && example == other.example
  }
}

extension WhatIf {
  /// The text form, which reads back to an equal one.
  public func text(in network: Sequential) -> String {
    switch self {
    case .learningRate(let rate): "rate \(Numerals.typed(rate))"
    case .optimizer(let optimizer): "optimizer \(optimizer)"
    case .dropout(let rate): "dropout \(Numerals.typed(rate))"
    case .seed(let seed): "seed \(seed)"
    case .number(let number, let value):
      "\(number.text(in: network)) = \(Numerals.typed(value))"
    case .label(let label): "target \(label)"
    }
  }
}

extension WhatIf.Number {
  /// Its name in text forms: `dense/kernel 3,17`, `input 3`, `target 0`.
  public func text(in network: Sequential) -> String {
    switch self {
    case .parameter(let parameter, let index):
      let slice = network.parameters[parameter]
      return "\(slice.name) \(slice.name(ofIndex: index))"
    case .input(let index): return "input \(index)"
    case .target(let index): return "target \(index)"
    case .mask(let layer, let unit): return "\(network.layerNames[layer]) \(unit)"
    }
  }
}
