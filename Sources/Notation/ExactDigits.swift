/// All decimal digits of a finite floating-point magnitude.
///
/// A `Double` is m × 2ᵉ, and 2⁻ᵏ = 5ᵏ × 10⁻ᵏ: so every one has a finite decimal expansion, and rounding
/// can start from the number itself instead of from an approximation to it.
struct ExactDigits {
  /// Decimal digits 0–9, the most significant first, without leading zeros; empty for zero.
  private(set) var digits: [UInt8]
  /// How many of the digits stand behind the point (negative: zeros to be appended).
  private let fraction: Int

  /// Expands `magnitude`, which must be finite and not negative.
  init(_ magnitude: Double) {
    guard magnitude > 0 else {
      digits = []
      fraction = 0
      return
    }
    var mantissa = magnitude.significandBitPattern
    if magnitude.isNormal { mantissa |= 1 << UInt64(Double.significandBitCount) }
    let stored = max(Int(magnitude.exponentBitPattern), 1)
    var exponent = stored - 1023 - Double.significandBitCount
    let zeros = mantissa.trailingZeroBitCount
    mantissa >>= UInt64(zeros)
    exponent += zeros

    var limbs = Limbs(mantissa)
    let factor: UInt64 = exponent < 0 ? 5 : 2
    limbs.multiply(by: factor, times: abs(exponent))
    digits = limbs.digits
    fraction = max(0, -exponent)
  }

  /// The place of the first digit: 0 for 1…9.99, −1 for 0.1…0.99, and so on; nil for zero.
  var leadingPower: Int? { digits.isEmpty ? nil : digits.count - fraction - 1 }

  /// The digits of the number × 10^`decimals`, rounded to an integer, a tie to the even digit as
  /// in C and Python.
  func rounded(decimals: Int) -> [UInt8] {
    let kept = digits.count - fraction + decimals
    guard kept >= 0 else { return [] }
    guard kept < digits.count else {
      return digits.isEmpty ? [] : digits + [UInt8](repeating: 0, count: kept - digits.count)
    }
    var result = Array(digits[..<kept])
    guard roundsUp(at: kept) else { return result }
    var index = kept
    while index > 0 {
      index -= 1
      if result[index] < 9 {
        result[index] += 1
        return result
      }
      result[index] = 0
    }
    result.insert(1, at: 0)
    return result
  }

  private func roundsUp(at kept: Int) -> Bool {
    if digits[kept] != 5 { return digits[kept] > 5 }
    if digits[(kept + 1)...].contains(where: { $0 != 0 }) { return true }
    return kept > 0 && digits[kept - 1] % 2 == 1
  }
}

/// A non-negative integer of any size in base 10⁹, the least significant limb first.
private struct Limbs {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64]

  init(_ value: UInt64) {
    limbs = [value % Self.base, value / Self.base % Self.base]
    if value >= Self.base * Self.base { limbs.append(value / Self.base / Self.base) }
  }

  /// Multiplies by `factor` (2 or 5) `times` times, twelve at once where possible.
  mutating func multiply(by factor: UInt64, times: Int) {
    var twelve: UInt64 = 1
    for _ in 0..<12 { twelve *= factor }
    for _ in 0..<(times / 12) { multiply(by: twelve) }
    for _ in 0..<(times % 12) { multiply(by: factor) }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  var digits: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(limbs.count * 9)
    for limb in limbs.reversed() {
      var divisor = Self.base / 10
      while divisor > 0 {
        let digit = UInt8(limb / divisor % 10)
        if digit != 0 || !result.isEmpty { result.append(digit) }
        divisor /= 10
      }
    }
    return result
  }
}
