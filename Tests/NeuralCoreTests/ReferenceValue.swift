/// How far a number is from the reference's, measured by what a precision can promise.
struct Precisely {
  /// How many times the reference's size a difference may be.
  let relative: Double
  /// What a difference may be besides: where digits cancel, and below the smallest normal number.
  var absolute: Double = 0

  /// Single precision, after one operation: 1e-6, and what lies below float32's normal numbers.
  static let single = Precisely(relative: 1e-6, absolute: Double(Float.leastNormalMagnitude))
  /// Single precision where the last bit of a number near 1 is what remains of a difference.
  static let singleNearOne = Precisely(relative: 1e-6, absolute: Double(Float.ulpOfOne) / 2)
  /// Double precision, after a few operations.
  static let double = Precisely(relative: 1e-12, absolute: Double.leastNormalMagnitude)
  /// Double precision where the last bits of a number near 1 are what remains of a difference.
  static let doubleNearOne = Precisely(relative: 1e-12, absolute: 2 * Double.ulpOfOne)

  /// Whether a number is close enough; of NaNs and infinities, whether it is the same.
  func accepts(_ value: Double, _ reference: Double) -> Bool {
    if reference.isNaN { return value.isNaN }
    if reference.isInfinite { return value == reference }
    return abs(value - reference) <= relative * abs(reference) + absolute
  }

  /// The places where two rows differ by more, with both numbers.
  func differences(_ values: [Double], _ reference: [Double]) -> [String] {
    guard values.count == reference.count else {
      return ["\(values.count) numbers, not \(reference.count)"]
    }
    return zip(values, reference).enumerated().compactMap { place, pair in
      accepts(pair.0, pair.1) ? nil : "[\(place)] \(pair.0), reference \(pair.1)"
    }
  }

  func differences(_ values: [Float], _ reference: [Double]) -> [String] {
    differences(values.map(Double.init), reference)
  }
}
