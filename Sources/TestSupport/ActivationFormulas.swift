import Foundation
import NeuralCore

/// The activations once more, in double precision, written down as textbooks do.
public enum ActivationFormulas {
  /// a of a row of z.
  public static func value(_ activation: Activation, _ z: [Double]) -> [Double] {
    switch activation {
    case .softmax: return softmax(z)
    case .logSoftmax:
      let largest = z.max() ?? 0
      let logSum = log(z.map { exp($0 - largest) }.reduce(0, +)) + largest
      return z.map { $0 - logSum }
    default: return z.map { value(activation, $0) }
    }
  }

  /// ∂L/∂z of a row, from ∂L/∂a.
  public static func slope(_ activation: Activation, _ blame: [Double], z: [Double]) -> [Double] {
    let p = softmax(z)
    // ∂a_i/∂z_k of every pair, the whole matrix.
    func jacobian(_ i: Int, _ k: Int) -> Double {
      switch activation {
      case .softmax: p[i] * ((i == k ? 1 : 0) - p[k])
      case .logSoftmax: (i == k ? 1 : 0) - p[k]
      default: i == k ? derivative(activation, z[k]) : 0
      }
    }
    return z.indices.map { k in
      z.indices.map { blame[$0] * jacobian($0, k) }.reduce(0, +)
    }
  }

  /// a of one z, of the activations that look at one at a time.
  public static func value(_ activation: Activation, _ z: Double) -> Double {
    switch activation {
    case .linear: z
    case .relu: max(z, 0)
    case .leakyReLU(let slope): z > 0 ? z : slope * z
    case .elu(let alpha): z > 0 ? z : alpha * expm1(z)
    case .selu: 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * expm1(z))
    case .gelu: z * erfc(-z / 2.0.squareRoot()) / 2
    case .geluTanh: z / 2 * (1 + tanh((2 / Double.pi).squareRoot() * (z + 0.044715 * pow(z, 3))))
    case .sigmoid: sigmoid(z)
    case .tanh: tanh(z)
    case .softplus: max(z, 0) + log1p(exp(-abs(z)))
    case .softsign: z / (1 + abs(z))
    case .silu: z * sigmoid(z)
    case .hardSigmoid: min(max(z + 3, 0), 6) / 6
    case .softmax: 1
    case .logSoftmax: 0
    }
  }

  /// ∂a/∂z, of the activations that look at one z at a time.
  public static func derivative(_ activation: Activation, _ z: Double) -> Double {
    switch activation {
    case .linear: return 1
    case .relu: return z > 0 ? 1 : z <= 0 ? 0 : z
    case .leakyReLU(let slope): return z > 0 ? 1 : z <= 0 ? slope : z
    case .elu(let alpha): return z > 0 ? 1 : alpha * exp(z)
    case .selu: return 1.0507009873554805 * (z > 0 ? 1 : 1.6732632423543772 * exp(z))
    case .gelu:
      return erfc(-z / 2.0.squareRoot()) / 2 + z * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    case .geluTanh:
      let root = (2 / Double.pi).squareRoot()
      let t = tanh(root * (z + 0.044715 * pow(z, 3)))
      return (1 + t) / 2 + z / 2 * (1 - t * t) * root * (1 + 3 * 0.044715 * z * z)
    case .sigmoid: return sigmoid(z) * sigmoid(-z)
    case .tanh: return pow(cosh(z), -2)
    case .softplus: return sigmoid(z)
    case .softsign: return pow(1 + abs(z), -2)
    case .silu: return sigmoid(z) + z * sigmoid(z) * sigmoid(-z)
    case .hardSigmoid: return abs(z) < 3 ? 1.0 / 6 : z.isNaN ? z : 0
    case .softmax, .logSoftmax: return 0
    }
  }

  /// exp(z_k) / Σ exp(z_i), the largest subtracted first.
  public static func softmax(_ z: [Double]) -> [Double] {
    let largest = z.max() ?? 0
    let powers = z.map { exp($0 - largest) }
    return powers.map { $0 / powers.reduce(0, +) }
  }

  /// 1 / (1 + e⁻ᶻ).
  public static func sigmoid(_ z: Double) -> Double {
    z < 0 ? exp(z) / (1 + exp(z)) : 1 / (1 + exp(-z))
  }
}
