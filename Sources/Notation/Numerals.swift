/// How numbers are written, everywhere: on the screen, in plain mode, in sentences and in lessons.
///
/// Four decimals (five for gradients), the true minus sign, `0` for exactly zero so that "dropped"
/// and "tiny" differ, `1.2e−5` below 0.0001. Every text is the number itself correctly rounded, a
/// tie to the even digit, as C and Python print it.
public enum Numerals {
  /// The true minus sign, U+2212.
  public static let minus = "\u{2212}"
  /// Stands for the equals sign of an equation that nine significant digits do not make hold.
  public static let about = "≈"

  /// A number whose sign speaks only when it is negative: `0.2114`, `−0.0589`, `0`, `1.2e−5`.
  public static func value(_ number: Double, decimals: Int = 4) -> String {
    text(of: number, decimals: decimals, plus: false)
  }

  /// A number whose sign speaks only when it is negative: `0.2114`, `−0.0589`, `0`, `1.2e−5`.
  public static func value(_ number: Float, decimals: Int = 4) -> String {
    text(of: Double(number), decimals: decimals, plus: false)
  }

  /// A number that can be negative, with its sign: `+0.0712`, `−0.0688`, `0`.
  public static func signed(_ number: Double, decimals: Int = 4) -> String {
    text(of: number, decimals: decimals, plus: true)
  }

  /// A number that can be negative, with its sign: `+0.0712`, `−0.0688`, `0`.
  public static func signed(_ number: Float, decimals: Int = 4) -> String {
    text(of: Double(number), decimals: decimals, plus: true)
  }

  /// A gradient: its sign and five decimals, `−0.03014`.
  public static func gradient(_ number: Double) -> String { signed(number, decimals: 5) }

  /// A gradient: its sign and five decimals, `−0.03014`.
  public static func gradient(_ number: Float) -> String { signed(number, decimals: 5) }

  /// A probability, 0…1, with four decimals: `0.1188`.
  public static func probability(_ p: Float) -> String { value(p) }

  /// A probability as a percentage: `12 %`, `0.8 %`, `100 %`.
  ///
  /// Below 1 % one digit that is not zero; between 99 and 100 % as many decimals as keep it from 100.
  public static func percent(_ p: Float) -> String {
    let share = Double(p) * 100
    guard share > 0, share.isFinite else { return text(of: share, decimals: 0, plus: false) + " %" }
    if share >= 1, share <= 99 || share == 100 { return fixed(share, decimals: 0) + " %" }
    let power = DecimalExpansion(share < 1 ? share : 100 - share).leadingPower ?? 0
    let decimals = max(1, -power)
    return decimals > 4 && share < 1
      ? value(share) + " %" : fixed(share, decimals: min(decimals, 6)) + " %"
  }

  /// How many of all are right as a percentage with two decimals: `97.74 %`.
  ///
  /// Only all of them are `100 %` and only none `0 %`: what lies between shows as many decimals as it
  /// needs for that.
  public static func percent(right: Int, of count: Int) -> String {
    let share = Double(right) / Double(max(1, count)) * 100
    guard right > 0, right < count else { return fixed(share, decimals: 0) + " %" }
    let nearest = min(share, 100 - share)
    let decimals = (2...8).first { nearest * power(of: $0) >= 0.5 } ?? 8
    return fixed(share, decimals: decimals) + " %"
  }

  private static func power(of exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// A setting such as a learning rate or a mask's scale, as short as it is exact: `0.1`, `1.25`,
  /// `1e−7`.
  ///
  /// A number that has no such form is rounded, and keeps its last zeros: `0.1960`.
  public static func setting(_ number: Double) -> String { setting(Float(number)) }

  /// As above, in single precision.
  public static func setting(_ number: Float) -> String { shortForm(number) ?? value(number) }

  /// A number inside a formula, as many decimals as show three of its figures, four to six:
  /// `0.2114`, `−0.00301`, `0.000316`, `9.1e−7`.
  public static func figures(_ number: Double) -> String {
    text(of: number, Rounding(decimals: decimalsOfFigures(number)), plus: false)
  }

  /// As many decimals as show three figures of a number, four to six.
  package static func decimalsOfFigures(_ number: Double) -> Int {
    let power = number.isFinite ? DecimalExpansion(number.magnitude).leadingPower : nil
    return min(max(4, power.map { 2 - $0 } ?? 4), 6)
  }

  /// A number inside a formula: `0.2114`, `−0.00301`, `0.000316`, `9.1e−7`.
  public static func figures(_ number: Float) -> String { figures(Double(number)) }

  /// A number as it is typed: the shortest text that reads back to it, without a needless `.0`.
  public static func typed(_ number: Float) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number of single precision in full: the shortest text that reads back to it; zero has no sign.
  public static func exact(_ number: Float) -> String {
    if number == 0 { return "0" }
    return number.isFinite ? Numerals.typed(number).replacing("-", with: minus) : value(number)
  }

  /// A count with its thousands separated: `199,210`.
  public static func count(_ number: Int) -> String {
    let digits = grouped(String(number.magnitude))
    return number < 0 ? minus + digits : digits
  }

  /// The number with exactly so many decimals, `0.0000` for zero: for columns of rounded sums.
  static func fixed(_ number: Double, decimals: Int) -> String {
    let digits = DecimalExpansion(number.magnitude).rounded(decimals: decimals)
    return (number < 0 ? minus : "") + point(digits, decimals: decimals)
  }

  static func text(of number: Double, decimals: Int, plus: Bool) -> String {
    if number.isNaN { return "NaN" }
    let sign = number < 0 ? minus : (plus && number > 0 ? "+" : "")
    if number.isInfinite { return sign + "inf" }
    if number == 0 { return "0" }
    let expansion = DecimalExpansion(number.magnitude)
    if isTiny(expansion, decimals: decimals) || number.magnitude >= 10_000_000 {
      return sign + PrintedMagnitude(expansion, figures: 2).text
    }
    return sign + point(expansion.rounded(decimals: decimals), decimals: decimals)
  }

  /// Below 0.0001; with more than five decimals only where fewer than two digits would be left.
  private static func isTiny(_ expansion: DecimalExpansion, decimals: Int) -> Bool {
    let smallest = decimals <= 5 ? -4 : -(decimals - 1)
    return (expansion.leadingPower ?? 0) < min(smallest, -min(decimals, 4))
      || (decimals < 4 && expansion.rounded(decimals: decimals).allSatisfy { $0 == 0 })
  }

  /// Writes the digits of an integer with the point before the last `decimals` of them.
  static func point(_ digits: [UInt8], decimals: Int) -> String {
    let missing = max(0, decimals + 1 - digits.count)
    let ascii = [UInt8](repeating: 48, count: missing) + digits.map { $0 + 48 }
    let whole = grouped(String(decoding: ascii.dropLast(decimals), as: UTF8.self))
    guard decimals > 0 else { return whole }
    return whole + "." + String(decoding: ascii.suffix(decimals), as: UTF8.self)
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var result: [UInt8] = []
    for (index, digit) in digits.utf8.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result.append(44) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
