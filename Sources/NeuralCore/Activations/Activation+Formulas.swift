extension Activation {
  /// The value of an elementwise function at z; of softmax and log-softmax, that of a row of one.
  ///
  /// Formulas are turned so that nothing overflows on the way and a NaN stays one.
  public func value<T: Precision>(_ z: T) -> T {
    switch self {
    case .linear: z
    case .relu: z <= 0 ? 0 : z
    case .leakyReLU(let slope): z > 0 ? z : T(slope) * z
    case .elu(let alpha): z > 0 ? z : T(alpha) * T.exponentialMinusOne(z)
    case .selu: T(SELU.scale) * (z > 0 ? z : T(SELU.alpha) * T.exponentialMinusOne(z))
    // Φ(z) = ½ erfc(−z/√2): for a very negative z, 1 + erf would lose all its digits.
    case .gelu: z * (T.complementaryErrorFunction(-z * T(0.5).squareRoot()) / 2)
    // ½ (1 + tanh u) = σ(2u), for the same reason.
    case .geluTanh: z * Self.logistic(Self.geluTanhArgument(z))
    case .sigmoid: Self.logistic(z)
    case .tanh: T.hyperbolicTangent(z)
    case .softplus: (z <= 0 ? 0 : z) + T.logarithmOfOnePlus(T.exponential(-z.magnitude))
    case .softsign: z / (1 + z.magnitude)
    case .silu: z * Self.logistic(z)
    case .hardSigmoid: z <= -3 ? 0 : z >= 3 ? 1 : (z + 3) / 6
    case .softmax: 1
    case .logSoftmax: 0
    }
  }

  /// The slope of an elementwise function at z, where it has the value a.
  ///
  /// In the corners as in Keras: relu'(0) = 0, leaky_relu'(0) = slope, elu'(0) = alpha,
  /// hard_sigmoid'(±3) = 0. But selu'(0) is scale × alpha = 1.7581, the slope of the curve that bends
  /// below 0, as elu's is; Keras on TensorFlow takes the straight line's 1.0507. A NaN has no slope that is a
  /// number.
  public func derivative<T: Precision>(at z: T, value a: T) -> T {
    switch self {
    case .linear: 1
    case .relu: z > 0 ? 1 : z <= 0 ? 0 : z
    case .leakyReLU(let slope): z > 0 ? 1 : z <= 0 ? T(slope) : z
    case .elu(let alpha): z > 0 ? 1 : T(alpha) * T.exponential(z)
    case .selu: T(SELU.scale) * (z > 0 ? 1 : T(SELU.alpha) * T.exponential(z))
    case .gelu: Self.geluSlope(z)
    case .geluTanh: Self.geluTanhSlope(z)
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .softplus: Self.logistic(z)
    case .softsign: 1 / ((1 + z.magnitude) * (1 + z.magnitude))
    case .silu: Self.siluSlope(z)
    case .hardSigmoid: z > -3 && z < 3 ? 1 / 6 : z.isNaN ? z : 0
    case .softmax, .logSoftmax: 0
    }
  }

  /// ∂L/∂z of a relu from ∂L/∂a = g: where it is flat 0, unless g or z is no number.
  ///
  /// g − g is 0 of every finite g and NaN of any other, as g × 0 is, and keeps no sign.
  @inline(__always) static func reluGradient(_ g: Float, at z: Float) -> Float {
    z > 0 ? g : z <= 0 ? g - g : z
  }

  /// 1/(1 + e⁻ᶻ) without overflow: e is only ever raised to a number that is not positive.
  @inline(__always) static func logistic<T: Precision>(_ z: T) -> T {
    if z >= 0 { return 1 / (1 + T.exponential(-z)) }
    let e = T.exponential(z)
    return e / (1 + e)
  }

  /// Φ(z) + z φ(z), where φ(z) = exp(−z²/2) / √(2π).
  private static func geluSlope<T: Precision>(_ z: T) -> T {
    let share = T.complementaryErrorFunction(-z * T(0.5).squareRoot()) / 2
    let density = T.exponential(-z * z / 2) / (2 * T.pi).squareRoot()
    return density == 0 ? share : share + z * density
  }

  /// 2u, where u = √(2/π) (z + 0.044715 z³).
  private static func geluTanhArgument<T: Precision>(_ z: T) -> T {
    2 * (2 / T.pi).squareRoot() * (z + T(0.044715) * z * z * z)
  }

  /// With s = σ(2u): s + z s (1 − s) · 2u'.
  private static func geluTanhSlope<T: Precision>(_ z: T) -> T {
    let argument = geluTanhArgument(z)
    let share = logistic(argument)
    // 1 − σ(x) = σ(−x), exact where σ(x) is all but 1.
    let spread = share * logistic(-argument)
    if spread == 0 { return share }
    let inner = 2 * (2 / T.pi).squareRoot() * (1 + 3 * T(0.044715) * z * z)
    return share + z * spread * inner
  }

  /// With s = σ(z): s + z s (1 − s).
  private static func siluSlope<T: Precision>(_ z: T) -> T {
    let share = logistic(z)
    let spread = share * logistic(-z)
    return spread == 0 ? share : share + z * spread
  }
}

/// The two numbers of SELU (Klambauer and others: Self-normalizing neural networks, NIPS 2017).
private enum SELU {
  static let alpha = 1.6732632423543772
  static let scale = 1.0507009873554805
}

extension Activation {
  /// a [count] from z [count], elementwise.
  func forward<T: Precision>(
    _ z: UnsafePointer<T>, into a: UnsafeMutablePointer<T>, count: Int
  ) {
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
        result[i] = Self.reluGradient(gradient[i], at: z[i])
      }
    } else {
      for i in 0..<count { result[i] = gradient[i] * derivative(at: z[i], value: a[i]) }
    }
  }
}
