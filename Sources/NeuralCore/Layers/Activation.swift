/// A function that a layer applies to its weighted sums.
///
/// Value and derivative stand side by side. `softmax` is the one that looks at a whole row; its
/// forward and backward pass are in `Softmax.swift`.
public enum Activation: String, CaseIterable, Hashable, Codable, Sendable {
  /// a = z
  case linear
  /// a = max(0, z)
  case relu
  /// a = 1 / (1 + e⁻ᶻ)
  case sigmoid
  /// a = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)
  case tanh
  /// a_k = exp(z_k) / Σ exp(z_i)
  case softmax

  /// The value of an elementwise function at z; of softmax, that of a row of one, which is 1.
  public func value(_ z: Float) -> Float {
    switch self {
    case .linear: z
    case .relu: z <= 0 ? 0 : z
    case .sigmoid: Self.logistic(z)
    case .tanh: hyperbolicTangent(z)
    case .softmax: 1
    }
  }

  /// The slope of an elementwise function at z, where it has the value a; relu'(0) = 0, as in Keras.
  public func derivative(at z: Float, value a: Float) -> Float {
    switch self {
    case .linear: 1
    case .relu: z > 0 ? 1 : 0
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .softmax: 0
    }
  }

  /// 1/(1 + e⁻ᶻ) without overflow: e is only ever raised to a number that is not positive.
  private static func logistic(_ z: Float) -> Float {
    if z >= 0 { return 1 / (1 + exponential(-z)) }
    let e = exponential(z)
    return e / (1 + e)
  }
}

extension Activation {
  /// a [count] from z [count], elementwise.
  func forward(_ z: UnsafePointer<Float>, into a: UnsafeMutablePointer<Float>, count: Int) {
    if self == .relu {
      // Turned around so that a NaN, which is not below zero, stays one.
      for i in 0..<count {
        let z = z[i]
        a[i] = z <= 0 ? 0 : z
      }
    } else {
      for i in 0..<count { a[i] = value(z[i]) }
    }
  }

  /// ∂L/∂z [count] = ∂L/∂a × slope at z, elementwise.
  func backward(
    _ gradient: UnsafePointer<Float>, z: UnsafePointer<Float>, a: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, count: Int
  ) {
    if self == .relu {
      // The gradient is read whether it passes or not: half the units are silent, in no order that
      // a processor could guess, and without a branch the loop becomes vector instructions.
      for i in 0..<count {
        let g = gradient[i]
        result[i] = z[i] > 0 ? g : 0
      }
    } else {
      for i in 0..<count { result[i] = gradient[i] * derivative(at: z[i], value: a[i]) }
    }
  }
}
