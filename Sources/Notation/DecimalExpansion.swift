/// The decimal digits of a finite floating-point magnitude, exactly rounded to as many as are asked for.
///
/// What has fewer than twenty digits is worked out in integers of 128 bits; only what is very large,
/// very small or asked for in very many digits is written out in full (``ExactDigits``).
struct DecimalExpansion {
  private let magnitude: Double

  /// Expands `magnitude`, which must be finite and not negative.
  init(_ magnitude: Double) { self.magnitude = magnitude }

  /// The place of the first digit: 0 for 1…9.99, −1 for 0.1…0.99, and so on; nil for zero.
  var leadingPower: Int? {
    guard magnitude > 0 else { return nil }
    guard magnitude >= PowersOfTen.smallest, magnitude < PowersOfTen.largest else {
      return ExactDigits(magnitude).leadingPower
    }
    // ⌊log₁₀ 2ⁿ⌋, or one less than the place that is asked for.
    let power = (Int(magnitude.exponent) * 1_233) >> 12
    return magnitude >= PowersOfTen.least(power + 1) ? power + 1 : power
  }

  /// The digits of the number × 10^`decimals`, rounded to an integer, a tie to the even digit as
  /// in C and Python.
  func rounded(decimals: Int) -> [UInt8] {
    guard let units = shortUnits(decimals: decimals) else {
      return ExactDigits(magnitude).rounded(decimals: decimals)
    }
    return Self.digits(units)
  }

  /// The same as an integer, which must have fewer than twenty digits.
  func units(decimals: Int) -> UInt64 {
    shortUnits(decimals: decimals)
      ?? ExactDigits(magnitude).rounded(decimals: decimals).reduce(0) { $0 * 10 + UInt64($1) }
  }

  /// The digits of an integer; none for 0.
  static func digits(_ units: UInt64) -> [UInt8] {
    var digits: [UInt8] = []
    var rest = units
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    return digits.reversed()
  }

  /// The same where it fits in 64 bits; nil where it or what it is worked out from is too large.
  ///
  /// The number is m × 2⁻ˢ: m × 10^`decimals` is exact in 128 bits, and what is shifted out says how to
  /// round.
  private func shortUnits(decimals: Int) -> UInt64? {
    guard magnitude.isNormal, decimals >= 0, decimals < PowersOfTen.whole.count else { return nil }
    let mantissa = magnitude.significandBitPattern | 1 << UInt64(Double.significandBitCount)
    let shift = Double.significandBitCount - Int(magnitude.exponent)
    guard shift > 0 else { return nil }
    let product = UInt128(mantissa) * UInt128(PowersOfTen.whole[decimals])
    // The product has 117 bits at most: what is shifted further is less than a half.
    guard shift < 128 else { return 0 }
    let whole = product >> UInt128(shift)
    let rest = product - whole << UInt128(shift)
    let half = UInt128(1) << UInt128(shift - 1)
    let isUp = rest > half || (rest == half && whole % 2 == 1)
    return UInt64(exactly: isUp ? whole + 1 : whole)
  }
}
