import NeuralCore
import Notation
import TimeTravel

/// What the view of an activation says in English.
struct EnglishActivationView: ActivationViewPhrases {
  let legend = (z: "goes in", a: "comes out", slope: "here")
  let slope = "slope"

  func formulas(_ activation: Activation) -> [String] {
    let (formula, words) = formula(activation)
    return words.isEmpty ? [formula] : ["\(formula)      \(words)", formula]
  }

  private func formula(_ activation: Activation) -> (formula: String, words: String) {
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
  private func factor(_ alpha: Double) -> String {
    alpha == 1 ? "" : "\(Numerals.setting(alpha))·"
  }

  func meaning(ofSlope slope: Float) -> String {
    if slope == 0 { return "flat: no blame passes" }
    return slope == 1 ? "blame passes unchanged" : "blame passes × \(Numerals.setting(slope))"
  }

  func corner(_ activation: Activation, z: Float) -> String? {
    guard activation == .selu, z == 0 else { return nil }
    return
      "At exactly 0 the slope is taken from below, 1.7581, where the curve bends; Keras on TensorFlow "
      + "takes the straight line's, 1.0507."
  }

  func summary(_ activation: Activation, _ counts: ActivationCounts) -> String? {
    let (count, below) = (counts.count, counts.below)
    switch activation {
    case .relu: return silence(counts.silent, of: count)
    case .leakyReLU(let slope):
      return "\(below) of \(count) had a z below 0: a share of \(Numerals.setting(slope)) "
        + "leaks through, so none is silent."
    case .hardSigmoid:
      let flat = counts.beyondThree
      return
        "\(flat) of \(count) \(English.verb(flat, "lies", "lie")) beyond −3…3, where it is flat."
    case .elu, .selu, .gelu, .geluTanh, .silu:
      return "\(below) of \(count) had a z below 0: little of it comes out."
    case .linear, .sigmoid, .tanh, .softplus, .softsign, .softmax, .logSoftmax: return nil
    }
  }

  private func silence(_ silent: Int, of count: Int) -> String {
    let speaking = count - silent
    let passing =
      "\(speaking) of \(count) \(English.verb(speaking, "passes its", "pass their")) z on."
    guard silent > 0 else { return passing }
    return "\(silent) of \(count) \(English.verb(silent, "is", "are")) silent (·): "
      + "\(English.verb(silent, "its", "their")) z was not above 0. \(passing)"
  }
}
