import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// How activations are written down, and over which range their numbers are drawn.
enum ActivationWords {
  /// The formula, the longest form first.
  static func formulas(_ activation: Activation) -> [String] {
    let (formula, words) = formula(activation)
    return words.isEmpty ? [formula] : ["\(formula)      \(words)", formula]
  }

  private static func formula(_ activation: Activation) -> (formula: String, words: String) {
    switch activation {
    case .linear: ("a = z", "")
    case .relu: ("a = max(0, z)", "ReLU: 0 below 0, above it z itself")
    case .leakyReLU(let slope):
      ("a = z, below 0 a = \(Numerals.setting(slope))·z", "ReLU with a leak")
    case .elu(let alpha):
      ("a = z, below 0 a = \(factor(alpha))(eᶻ − 1)", "bends to −\(Numerals.setting(alpha))")
    case .selu: ("a = 1.0507·z, below 0 a = 1.7581·(eᶻ − 1)", "bends to −1.7581")
    case .gelu: ("a = z·Φ(z)", "Φ(z): the share of a bell curve below z")
    case .geluTanh: ("a = z/2·(1 + tanh(0.7979·(z + 0.0447·z³)))", "")
    case .sigmoid: ("a = 1 / (1 + e⁻ᶻ)", "any z becomes 0…1")
    case .tanh: ("a = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)", "any z becomes −1…1")
    case .softplus: ("a = log(1 + eᶻ)", "ReLU with a soft corner")
    case .softsign: ("a = z / (1 + |z|)", "any z becomes −1…1")
    case .silu: ("a = z / (1 + e⁻ᶻ)", "z times its own sigmoid")
    case .hardSigmoid: ("a = (z + 3) / 6, kept within 0…1", "a straight sigmoid")
    case .softmax: ("p = exp(z) / Σ exp(z)", "")
    case .logSoftmax: ("log p = z − log Σ exp(z)", "")
    }
  }

  /// "" for 1, else "0.5·".
  private static func factor(_ alpha: Double) -> String {
    alpha == 1 ? "" : "\(Numerals.setting(alpha))·"
  }

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

  /// What is said of a z that lies in a corner of the function; empty where there is nothing to say.
  static func corner(_ activation: Activation, _ z: Float) -> String {
    guard activation == .selu, z == 0 else { return "" }
    return
      "At exactly 0 the slope is taken from below, 1.7581, where the curve bends; Keras on TensorFlow "
      + "takes the straight line's, 1.0507."
  }

  /// What happened to all z, in sentences; empty where there is nothing to say.
  static func summary(_ activation: Activation, _ z: [Float], _ a: [Float]) -> String {
    let below = z.count { $0 < 0 }
    switch activation {
    case .relu:
      let silent = a.count { $0 == 0 }
      let speaking = a.count - silent
      let start =
        "\(silent) of \(a.count) \(Wording.verb(silent, "is", "are")) silent (·): "
        + "\(Wording.verb(silent, "its", "their")) z was not above 0. "
      let passing = Wording.verb(speaking, "passes its", "pass their")
      return (silent == 0 ? "" : start) + "\(speaking) of \(a.count) \(passing) z on."
    case .leakyReLU(let slope):
      return "\(below) of \(z.count) had a z below 0: a share of \(Numerals.setting(slope)) "
        + "leaks through, so none is silent."
    case .hardSigmoid:
      let flat = z.count { $0 <= -3 || $0 >= 3 }
      return
        "\(flat) of \(z.count) \(Wording.verb(flat, "lies", "lie")) beyond −3…3, where it is flat."
    case .elu, .selu, .gelu, .geluTanh, .silu:
      return "\(below) of \(z.count) had a z below 0: little of it comes out."
    default: return ""
    }
  }
}
