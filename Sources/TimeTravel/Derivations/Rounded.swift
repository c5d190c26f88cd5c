import NeuralCore

/// A number in double precision, and how far the same formula in float32 may be from it.
///
/// Every operation adds the rounding of its result and hands on what its operands bring: a running
/// error analysis of the first order (Higham: Accuracy and stability of numerical algorithms, 3.3).
struct Rounded: Hashable, Sendable {
  let value: Double
  let error: Double

  /// A number that float32 has exactly.
  init(_ value: Float) {
    self.value = Double(value)
    error = 0
  }

  /// A number that is worked out in double and rounded to float32 once.
  init(rounding value: Double) { self.init(value, 0) }

  private init(_ value: Double, _ error: Double) {
    self.value = value
    // Half a unit in the last place, or the smallest number where the result is all but 0.
    let rounding = value.magnitude * Double(Float.ulpOfOne) / 2
    self.error = error + rounding + Double(Float.leastNonzeroMagnitude)
  }

  static func + (a: Rounded, b: Rounded) -> Rounded { .init(a.value + b.value, a.error + b.error) }
  static func - (a: Rounded, b: Rounded) -> Rounded { .init(a.value - b.value, a.error + b.error) }
  static prefix func - (a: Rounded) -> Rounded { .init(exactly: -a.value, a.error) }

  static func * (a: Rounded, b: Rounded) -> Rounded {
    .init(
      a.value * b.value,
      a.error * b.value.magnitude + b.error * a.value.magnitude + a.error * b.error)
  }

  static func / (a: Rounded, b: Rounded) -> Rounded {
    // Where the divisor may be 0, nothing is sure.
    guard b.value.magnitude > b.error else { return .init(a.value / b.value, .infinity) }
    let quotient = a.value / b.value
    return .init(
      quotient, (a.error + quotient.magnitude * b.error) / (b.value.magnitude - b.error))
  }

  /// The square root; a radicand that may be 0 is sure to the root of its own error.
  var squareRoot: Rounded {
    let root = value.squareRoot()
    let error =
      value > error ? error / (root + (value - error).squareRoot()) : (2 * error).squareRoot()
    return .init(root, error)
  }

  /// The number as an optimizer keeps it: 0 in place of one below 2⁻¹²⁶.
  var kept: Rounded {
    let smallest = Double(Float.leastNormalMagnitude)
    if value.magnitude + error < smallest { return .init(exactly: 0, 0) }
    if value.magnitude - error >= smallest { return self }
    // So near that float32 may have come out on either side.
    return .init(exactly: value.magnitude < smallest ? 0 : value, error + smallest)
  }

  var magnitude: Rounded { .init(exactly: value.magnitude, error) }

  private init(exactly value: Double, _ error: Double) {
    self.value = value
    self.error = error
  }

  static func larger(_ a: Rounded, _ b: Rounded) -> Rounded {
    .init(exactly: max(a.value, b.value), max(a.error, b.error))
  }

  /// Whether a recorded number is what this formula gives in float32.
  func meets(_ recorded: Float) -> Bool {
    Tolerance.agree(value, recorded, within: 2 * error)
  }
}
