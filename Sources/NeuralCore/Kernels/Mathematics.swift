// The only file of the core that imports the platform's C module for libm; the other file that
// imports it is `ThreadPool.swift`.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The two precisions in which a formula of the core is worked out: it is written once for both.
///
/// Training runs in `Float`; a gradient check runs the same formulas in `Double`, where a nudge that
/// is small enough to be a slope still changes the loss by many digits.
public protocol Precision: BinaryFloatingPoint, Sendable {
  /// e to the power of `x`.
  static func exponential(_ x: Self) -> Self
  /// e to the power of `x`, less 1: exact near 0, where e to the power of `x` is all but 1.
  static func exponentialMinusOne(_ x: Self) -> Self
  /// The natural logarithm of `x`.
  static func logarithm(_ x: Self) -> Self
  /// The natural logarithm of 1 + `x`: exact near 0.
  static func logarithmOfOnePlus(_ x: Self) -> Self
  /// The hyperbolic tangent of `x`.
  static func hyperbolicTangent(_ x: Self) -> Self
  /// The hyperbolic sine of `x`.
  static func hyperbolicSine(_ x: Self) -> Self
  /// 1 − erf(`x`): exact where erf is all but 1.
  static func complementaryErrorFunction(_ x: Self) -> Self
}

extension Float: Precision {
  /// e to the power of `x`.
  @inline(__always) public static func exponential(_ x: Float) -> Float { expf(x) }
  /// e to the power of `x`, less 1.
  @inline(__always) public static func exponentialMinusOne(_ x: Float) -> Float { expm1f(x) }
  /// The natural logarithm of `x`.
  @inline(__always) public static func logarithm(_ x: Float) -> Float { logf(x) }
  /// The natural logarithm of 1 + `x`.
  @inline(__always) public static func logarithmOfOnePlus(_ x: Float) -> Float { log1pf(x) }
  /// The hyperbolic tangent of `x`.
  @inline(__always) public static func hyperbolicTangent(_ x: Float) -> Float { tanhf(x) }
  /// The hyperbolic sine of `x`.
  @inline(__always) public static func hyperbolicSine(_ x: Float) -> Float { sinhf(x) }
  /// 1 − erf(`x`).
  @inline(__always) public static func complementaryErrorFunction(_ x: Float) -> Float {
    erfcf(x)
  }
}

extension Double: Precision {
  /// e to the power of `x`.
  @inline(__always) public static func exponential(_ x: Double) -> Double { exp(x) }
  /// e to the power of `x`, less 1.
  @inline(__always) public static func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }
  /// The natural logarithm of `x`.
  @inline(__always) public static func logarithm(_ x: Double) -> Double { log(x) }
  /// The natural logarithm of 1 + `x`.
  @inline(__always) public static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
  /// The hyperbolic tangent of `x`.
  @inline(__always) public static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  /// The hyperbolic sine of `x`.
  @inline(__always) public static func hyperbolicSine(_ x: Double) -> Double { sinh(x) }
  /// 1 − erf(`x`).
  @inline(__always) public static func complementaryErrorFunction(_ x: Double) -> Double {
    erfc(x)
  }
}

/// e to the power of `x`.
@inline(__always) package func exponential<T: Precision>(_ x: T) -> T { T.exponential(x) }

/// The natural logarithm of `x`.
@inline(__always) package func logarithm<T: Precision>(_ x: T) -> T { T.logarithm(x) }

/// `base` to the power of `exponent`, in double: for factors that are worked out once a step.
package func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The cosine of `x` in radians, in double.
package func cosine(_ x: Double) -> Double { cos(x) }
