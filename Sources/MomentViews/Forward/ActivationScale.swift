import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// How the outputs of activations are written, and over which range they are drawn.
enum ActivationScale {
  /// An output: with its sign where the function can give negative ones.
  static func written(_ a: Float, _ activation: Activation) -> String {
    switch activation {
    case .relu, .sigmoid, .hardSigmoid, .softplus, .softmax: Numerals.value(a)
    default: Numerals.signed(a)
    }
  }

  /// The range of the function where it has one, else what fits its outputs.
  static func scale(_ activation: Activation, _ a: [Float]) -> Scale {
    switch activation {
    case .sigmoid, .hardSigmoid, .softmax: .unsigned(1)
    case .tanh, .softsign: .signed(1)
    case .relu, .softplus: .unsigned(fitting: a)
    default: .signed(fitting: a)
    }
  }

  /// How far to both sides of 0 the curve shows at least what the function is like.
  static func reach(_ activation: Activation) -> Float {
    switch activation {
    case .relu, .linear: 1
    default: 4
    }
  }
}
