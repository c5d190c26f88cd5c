/// The number that a field of a CSV file is.
enum CSVNumber {
  /// 10 to the power of 0 to 10: all exact in single precision.
  private static let powers: [Float] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10]

  /// The number, also one that is not finite; nil for other texts.
  ///
  /// Its places follow `point`; a true minus sign is one too.
  static func read(
    _ field: UnsafeBufferPointer<UInt8>, point: UInt8 = UInt8(ascii: ".")
  ) -> Float? {
    if let value = short(field, point) { return value }
    let text = String(decoding: field, as: UTF8.self).replacing("−", with: "-")
    if text.utf8.allSatisfy({ $0 == point || "0123456789+-eE".utf8.contains($0) }) {
      return Float(text.replacing(",", with: "."))
    }
    let word = text.drop { $0 == "+" || $0 == "-" }.lowercased()
    return ["nan", "inf", "infinity"].contains(word) ? .nan : nil
  }

  /// Digits with a point in them or none, of up to 2²⁴ and ten places: then both parts are exact and
  /// their quotient is rounded once.
  @inline(__always)
  private static func short(_ field: UnsafeBufferPointer<UInt8>, _ point: UInt8) -> Float? {
    var digits = field[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    var number: UInt32 = 0
    var places: Int?
    var hasDigit = false
    for byte in digits {
      if byte == point, places == nil {
        places = 0
        continue
      }
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, number < 1 << 24 else { return nil }
      number = number * 10 + UInt32(byte - UInt8(ascii: "0"))
      hasDigit = true
      places = places.map { $0 + 1 }
    }
    guard hasDigit, number <= 1 << 24, places ?? 0 < powers.count else { return nil }
    let value = Float(number) / powers[places ?? 0]
    return isNegative ? -value : value
  }
}
