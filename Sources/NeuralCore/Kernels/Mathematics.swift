// The only file of the core that imports the platform's C module: libm, and nothing else of it.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// e to the power of `x`.
@inline(__always) func exponential(_ x: Float) -> Float { expf(x) }

/// The natural logarithm of `x`.
@inline(__always) func logarithm(_ x: Float) -> Float { logf(x) }

/// The hyperbolic tangent of `x`.
@inline(__always) func hyperbolicTangent(_ x: Float) -> Float { tanhf(x) }

/// e to the power of `x`, in double, for sums that are derived from what was recorded.
package func exponential(_ x: Double) -> Double { exp(x) }

/// The natural logarithm of `x`, in double, for sums that are derived from what was recorded.
package func logarithm(_ x: Double) -> Double { log(x) }
