/// How numbers are written, everywhere: on the screen, in plain mode, in sentences and in lessons.
///
/// Four decimals (five for gradients), the true minus sign, `0` for exactly zero so that "dropped"
/// and "tiny" differ, `1.2e−5` below 0.0001. Every text is the number itself correctly rounded, a
/// tie to the even digit, as C and Python print it.
public enum Numerals {
  /// The true minus sign, U+2212.
  public static let minus = "\u{2212}"
  /// Marks a number that was moved in its last digit so that the shown column closes.
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
    return decimals > 4 && share < 1 ? "0 %" : fixed(share, decimals: min(decimals, 6)) + " %"
  }

  /// A setting such as a learning rate or a mask's scale, without trailing zeros: `0.1`, `1.25`.
  public static func setting(_ number: Double) -> String { setting(Float(number)) }

  /// As above, in single precision.
  public static func setting(_ number: Float) -> String {
    var text = value(number)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// A number inside a formula, as many decimals as show three of its figures, four to seven:
  /// `0.2114`, `−0.00301`, `0.000316`, `9.1e−7`.
  public static func figures(_ number: Double) -> String {
    let power = number.isFinite ? DecimalExpansion(number.magnitude).leadingPower : nil
    return value(number, decimals: min(max(4, power.map { 2 - $0 } ?? 4), 7))
  }

  /// A number inside a formula: `0.2114`, `−0.00301`, `0.000316`, `9.1e−7`.
  public static func figures(_ number: Float) -> String { figures(Double(number)) }

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

  /// `number` × 10^`decimals` rounded to an integer; nil where that is too large for an exact sum.
  static func scaled(_ number: Double, decimals: Int) -> Int? {
    guard number.isFinite else { return nil }
    let digits = DecimalExpansion(number.magnitude).rounded(decimals: decimals)
    guard digits.count <= 17 else { return nil }
    let magnitude = digits.reduce(0) { $0 * 10 + Int($1) }
    return number < 0 ? -magnitude : magnitude
  }

  private static func text(of number: Double, decimals: Int, plus: Bool) -> String {
    if number.isNaN { return "NaN" }
    let sign = number < 0 ? minus : (plus && number > 0 ? "+" : "")
    if number.isInfinite { return sign + "inf" }
    if number == 0 { return "0" }
    let expansion = DecimalExpansion(number.magnitude)
    if isTiny(expansion, decimals: decimals) || number.magnitude >= 10_000_000 {
      return sign + exponentForm(expansion)
    }
    return sign + point(expansion.rounded(decimals: decimals), decimals: decimals)
  }

  /// Below 0.0001; with more than five decimals only where fewer than two digits would be left.
  private static func isTiny(_ expansion: DecimalExpansion, decimals: Int) -> Bool {
    let smallest = decimals <= 5 ? -4 : -(decimals - 1)
    return (expansion.leadingPower ?? 0) < min(smallest, -min(decimals, 4))
      || (decimals < 4 && expansion.rounded(decimals: decimals).allSatisfy { $0 == 0 })
  }

  /// Two significant digits and a power of ten: `1.2e−5`.
  private static func exponentForm(_ expansion: DecimalExpansion) -> String {
    var power = expansion.leadingPower ?? 0
    var digits = expansion.rounded(decimals: 1 - power)
    if digits.count > 2 {
      power += 1
      digits.removeLast()
    }
    return "\(digits[0]).\(digits[1])e" + (power < 0 ? minus : "") + String(power.magnitude)
  }

  /// Writes the digits of an integer with the point before the last `decimals` of them.
  private static func point(_ digits: [UInt8], decimals: Int) -> String {
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
