extension Numerals {
  /// A number with the digits of its line: at most nine significant ones, `1.23e−5` below 0.0001.
  static func text(of number: Double, _ rounding: Rounding, plus: Bool) -> String {
    guard number.isFinite, number != 0 else { return text(of: number, decimals: 4, plus: plus) }
    let sign = number < 0 ? minus : plus ? "+" : ""
    return sign + PrintedMagnitude(number.magnitude, rounding).text
  }

  /// The number that the exact text of a setting names; NaN where it is a name itself.
  static func number(in text: String) -> Double {
    var plain = ""
    for scalar in text.unicodeScalars where scalar != "," {
      plain.unicodeScalars.append(scalar == "\u{2212}" ? "-" : scalar)
    }
    return Double(plain) ?? .nan
  }

  /// What 1 in the last digit of such a text stands for; of an exact `0` that of so many decimals.
  static func unit(of text: String, decimals: Int) -> Double {
    if text == "0" { return PowersOfTen.number(-decimals) }
    let parts = text.split(separator: "e")
    let behind = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    let power = parts.count > 1 ? Int(parts[1].replacing(minus, with: "-")) ?? 0 : 0
    return PowersOfTen.number(power - behind)
  }

  /// The text that names a number exactly in five significant digits at most; nil where there is none.
  static func shortForm(_ number: Float) -> String? {
    number.isFinite ? shortForm(shortest: "\(number)") : nil
  }

  /// The same in double precision.
  static func shortForm(_ number: Double) -> String? {
    number.isFinite ? shortForm(shortest: "\(number)") : nil
  }

  /// `shortest` is the shortest text that reads back to the number, as Swift writes it: 0.25, 1e-07.
  private static func shortForm(shortest: String) -> String? {
    let parts = shortest.split(separator: "e")
    let mantissa = parts[0].drop { $0 == "-" }.split(
      separator: ".", omittingEmptySubsequences: false)
    let behind = mantissa.dropFirst().first ?? ""
    let written = (mantissa[0] + behind).compactMap(\.wholeNumberValue)
    let zeros = written.prefix { $0 == 0 }.count
    guard zeros < written.count else { return "0" }
    var digits = written.dropFirst(zeros).map { UInt8($0) }
    let power = mantissa[0].count - 1 - zeros + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.last == 0 { digits.removeLast() }
    guard digits.count <= mostShort else { return nil }
    let sign = shortest.hasPrefix("-") ? minus : ""
    guard power < -4 || power >= 7 else {
      let decimals = digits.count - 1 - power
      if decimals < 0 { digits += [UInt8](repeating: 0, count: -decimals) }
      return sign + point(digits, decimals: max(0, decimals))
    }
    let exponent = (power < 0 ? minus : "") + String(power.magnitude)
    return sign + point(digits, decimals: digits.count - 1) + "e" + exponent
  }

  /// What a hand would still write as a setting.
  private static let mostShort = 5
}
