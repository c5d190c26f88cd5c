/// With how many digits the rounded numbers of a line are written.
///
/// All of them with the same decimals, as far as nine significant digits reach; those below 0.0001 as
/// `1.2e−5`, with as many figures as the line asks for.
public struct Rounding: Hashable, Sendable {
  /// The digits behind the point.
  public let decimals: Int
  /// The significant digits of a number below 0.0001, or beyond ten million.
  public let figures: Int

  /// Whether the numbers are added up: then a number below 0.0001 has two figures, and more of them
  /// only as far as the others' decimals reach.
  let isAdded: Bool

  /// The most significant digits that a number is written with.
  static let mostFigures = 9

  package init(decimals: Int, figures: Int = 2, isAdded: Bool = false) {
    self.decimals = decimals
    self.isAdded = isAdded
    self.figures = min(figures, Self.mostFigures)
  }

  /// The rounding that is so many digits finer.
  package func finer(by digits: Int) -> Rounding {
    Rounding(decimals: decimals + digits, figures: figures + digits, isAdded: isAdded)
  }

  /// The significant digits of a number whose first one stands at a power of ten below −4 or above 6.
  func figures(atPower power: Int) -> Int {
    isAdded ? max(2, min(figures, power + decimals + 1)) : figures
  }

  /// A number whose sign speaks only when it is negative.
  public func value(_ number: Double) -> String { text(number, plus: false) }

  /// A number whose sign speaks only when it is negative.
  public func value(_ number: Float) -> String { value(Double(number)) }

  /// A number with its sign.
  public func signed(_ number: Double) -> String { text(number, plus: true) }

  /// A number with its sign.
  public func signed(_ number: Float) -> String { signed(Double(number)) }

  /// Two numbers whose signs speak only when they are negative.
  func texts(_ a: Float, _ b: Float) -> (String, String) { (value(a), value(b)) }

  private func text(_ number: Double, plus: Bool) -> String {
    Numerals.text(of: number, self, plus: plus)
  }
}
