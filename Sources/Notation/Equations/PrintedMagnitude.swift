/// A magnitude as it is printed: a whole number of units of its last digit.
///
/// Text and number come from the same digits: so equations are tried without writing and reading them.
struct PrintedMagnitude {
  /// The printed digits as one integer.
  let units: UInt64
  /// The power of ten that the last digit stands for.
  let place: Int
  /// How many digits stand behind the point.
  private let decimals: Int

  /// A number, finite and above 0, with the digits of its line: at most nine significant ones,
  /// `1.23e−5` below 0.0001.
  init(_ magnitude: Double, _ rounding: Rounding) {
    let expansion = DecimalExpansion(magnitude)
    let power = expansion.leadingPower ?? 0
    guard power >= -4, power < 7 else {
      self.init(expansion, figures: rounding.figures(atPower: power))
      return
    }
    let decimals = max(0, min(rounding.decimals, Rounding.mostFigures - 1 - power))
    self.init(
      units: expansion.units(decimals: decimals), place: -decimals, decimals: decimals)
  }

  /// So many significant digits and a power of ten.
  init(_ expansion: DecimalExpansion, figures: Int) {
    let power = expansion.leadingPower ?? 0
    let rounded = expansion.units(decimals: figures - 1 - power)
    // 9.96 is rounded to 10.0: its power is one higher.
    let isCarried = rounded == PowersOfTen.whole[figures]
    self.init(
      units: isCarried ? rounded / 10 : rounded,
      place: power - (figures - 1) + (isCarried ? 1 : 0), decimals: figures - 1)
  }

  private init(units: UInt64, place: Int, decimals: Int) {
    self.units = units
    self.place = place
    self.decimals = decimals
  }

  /// The number that the text names.
  var number: Double { PowersOfTen.number(units, place: place) }

  /// The digits with their point, and a power of ten where it is not 0: `0.0913`, `1.2e−5`.
  var text: String {
    let digits = Numerals.point(DecimalExpansion.digits(units), decimals: decimals)
    let power = place + decimals
    guard power != 0 else { return digits }
    return digits + "e" + (power < 0 ? Numerals.minus : "") + String(power.magnitude)
  }
}
