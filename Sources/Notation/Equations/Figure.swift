/// A number as it stands in an equation: what it is, and how it is written.
public struct Figure: Hashable, Sendable {
  /// How a number is written.
  public enum Style: Hashable, Sendable {
    /// Rounded; its sign speaks only when it is negative: `0.0913`.
    case value
    /// Rounded, with its sign: `+0.0712`.
    case signed
    /// Chosen by somebody: as short as it is exact, `0.1`, otherwise rounded: `0.1960`.
    case setting
    /// Counted: `60,000`.
    case count
  }

  /// The number, unrounded.
  public let value: Double
  /// How it is written.
  public let style: Style
  /// The exact text of a setting that has one.
  let exact: String?
  /// The number that the exact text names.
  private let exactNumber: Double?

  init(_ value: Double, _ style: Style, exact: String? = nil) {
    self.value = value
    self.style = style
    self.exact = exact
    // π is a name, and no number.
    exactNumber = exact.map(Numerals.number).map { $0.isNaN ? value : $0 }
  }

  /// The text with so many digits.
  public func text(_ rounding: Rounding) -> String {
    switch style {
    case .value: rounding.value(value)
    case .signed: rounding.signed(value)
    case .setting: exact ?? rounding.value(value)
    case .count: Numerals.count(Int(value))
    }
  }

  /// The number that the text names, to reckon with what is printed.
  func printed(_ rounding: Rounding) -> Double {
    if let exactNumber { return exactNumber }
    if style == .count { return Double(Int(value)) }
    guard value.isFinite else { return value }
    guard value != 0 else { return 0 }
    let magnitude = PrintedMagnitude(value.magnitude, rounding).number
    return value < 0 ? -magnitude : magnitude
  }

  /// What 1 in the last digit of the text stands for.
  func unit(_ rounding: Rounding) -> Double {
    if let exact { return Numerals.unit(of: exact, decimals: rounding.decimals) }
    guard style != .count else { return 1 }
    guard value.isFinite, value != 0 else { return PowersOfTen.number(-rounding.decimals) }
    return PowersOfTen.number(PrintedMagnitude(value.magnitude, rounding).place)
  }
}
