/// What is printed as `a = b`: it holds as written, with the digits that are printed.
///
/// On a pocket calculator the last digit that is shown is met, or missed by one. So the digits are
/// found for the whole line: as few as the house has, more where the result needs them, nine
/// significant ones at most; where these are not enough, ≈ stands in place of the equals sign.
public struct Equation: Hashable, Sendable {
  /// What is worked out.
  public let left: Formula
  /// What it comes to, unrounded.
  public let result: Figure

  /// `left` = `result`, which is written with its sign where `isSigned`.
  public init(_ left: Formula, _ result: Double, isSigned: Bool = false) {
    self.left = left
    self.result = Figure(result, isSigned ? .signed : .value)
  }

  /// `left` = `result`, which is written with its sign where `isSigned`.
  public init(_ left: Formula, _ result: Float, isSigned: Bool = false) {
    self.init(left, Double(result), isSigned: isSigned)
  }

  /// `left` = `result`, which is a number written in a way of its own.
  public init(_ left: Formula, is result: Formula) {
    self.left = left
    self.result = result.figures[0]
  }

  /// The whole line, `(0.0913 − 1) / 2 = −0.4543`, with at least so many decimals.
  public func text(decimals: Int = 4) -> String {
    EquationDigits(for: [self], decimals: decimals).line(self)
  }
}
