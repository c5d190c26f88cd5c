extension Numerals {
  /// A number with the digits of its line: at most nine significant ones, `1.23e−5` below 0.0001.
  static func text(of number: Double, _ rounding: Rounding, plus: Bool) -> String {
    guard number.isFinite, number != 0 else { return text(of: number, decimals: 4, plus: plus) }
    let sign = number < 0 ? minus : plus ? "+" : ""
    let expansion = DecimalExpansion(number.magnitude)
    let power = expansion.leadingPower ?? 0
    if power < -4 || power >= 7 {
      return sign + exponentForm(expansion, figures: rounding.figures)
    }
    let decimals = max(0, min(rounding.decimals, Rounding.mostFigures - 1 - power))
    return sign + point(expansion.rounded(decimals: decimals), decimals: decimals)
  }

  /// The number that one of these texts names.
  static func number(in text: String) -> Double {
    let plain = text.replacing(minus, with: "-").replacing(",", with: "")
    return Double(plain) ?? .nan
  }

  /// What 1 in the last digit of a text stands for; of an exact `0` that of so many decimals.
  static func unit(of text: String, decimals: Int) -> Double {
    if text == "0" { return powerOfTen(-decimals) }
    let parts = text.split(separator: "e")
    let behind = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    let power = parts.count > 1 ? Int(parts[1].replacing(minus, with: "-")) ?? 0 : 0
    return powerOfTen(power - behind)
  }

  private static func powerOfTen(_ power: Int) -> Double { Double("1e\(power)") ?? 0 }

  /// The text that names a number exactly in five significant digits at most; nil where there is none.
  static func shortForm(_ number: Float) -> String? {
    // 0.1 is meant by the Float next to it, so its digits are those of the text.
    let text = "\(number)"
    guard number.isFinite, let meant = Double(text) else { return nil }
    return shortForm(text, DecimalExpansion(meant.magnitude))
  }

  /// The same in double precision.
  static func shortForm(_ number: Double) -> String? {
    number.isFinite ? shortForm("\(number)", DecimalExpansion(number.magnitude)) : nil
  }

  /// `shortest` is the shortest text that reads back to the number, as Swift writes it.
  private static func shortForm(_ shortest: String, _ expansion: DecimalExpansion) -> String? {
    guard let power = expansion.leadingPower else { return "0" }
    let mantissa = shortest.split(separator: "e")[0].filter(\.isNumber)
    var digits = mantissa.drop { $0 == "0" }
    while digits.last == "0" { digits.removeLast() }
    guard digits.count <= mostShort else { return nil }
    let sign = shortest.hasPrefix("-") ? minus : ""
    if power < -4 || power >= 7 {
      let rest = digits.dropFirst()
      return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e"
        + (power < 0 ? minus : "") + String(power.magnitude)
    }
    let decimals = max(0, digits.count - 1 - power)
    return sign + point(expansion.rounded(decimals: decimals), decimals: decimals)
  }

  /// What a hand would still write as a setting.
  private static let mostShort = 5
}
