/// The digits that one or more equations are written with, so that each of them holds as printed.
///
/// The equations of a line, or of a table whose columns are to look alike, are given together. Ask it
/// then for the texts: of the numbers that are worked with (`value`, `signed`, `text`), and of what
/// they come to (`result`).
public struct EquationDigits: Hashable, Sendable {
  /// Of the numbers that are worked with.
  public let operands: Rounding
  /// Of the results; never finer than the operands.
  public let results: Rounding

  /// The house's digits: so many decimals, and two figures below 0.0001; or some more of both.
  public init(decimals: Int = 4, finerBy digits: Int = 0) {
    operands = Rounding(decimals: decimals).finer(by: digits)
    results = operands
  }

  private init(_ operands: Rounding, _ results: Rounding) {
    self.operands = operands
    self.results = results
  }

  /// The fewest digits, from `decimals` on, with which all `equations` hold, and all `columns` close.
  ///
  /// A column is a sum of results. Where `isUniform`, as befits a sum, results have the digits of what they are worked
  /// out from. Where no digits do for all, those are taken with which most hold.
  public init(
    for equations: [Equation], columns: [Equation] = [], decimals: Int = 4, atMost: Int = 12,
    isUniform: Bool = false
  ) {
    let base = Rounding(decimals: decimals, isAdded: isUniform)
    var best = (digits: EquationDigits(base, base), holding: -1)
    search: for more in 0...max(0, atMost - decimals) {
      for fewer in 0...(isUniform ? 0 : more) {
        let digits = EquationDigits(base.finer(by: more), base.finer(by: more - fewer))
        let holding =
          equations.count(where: digits.holds) + columns.count(where: digits.closes)
        if holding > best.holding { best = (digits, holding) }
        if holding == equations.count + columns.count { break search }
      }
    }
    self = best.digits
  }

  /// Digits with which an equation of sums is met in the last digit too, where two more bring that
  /// about; otherwise those with which it holds.
  public init(meeting equation: Equation, decimals: Int) {
    let base = Rounding(decimals: decimals, isAdded: true)
    let exact = (0...2).lazy.map { base.finer(by: $0) }.map { EquationDigits($0, $0) }
      .first { $0.misses(equation) < 0.5 }
    self = exact ?? EquationDigits(for: [equation], decimals: decimals, isUniform: true)
  }

  /// The digits of each row of a table: the same ones for all where two more than usual are enough;
  /// rows that need more have their own.
  ///
  /// A row may be several equations about the same numbers.
  public static func rows(
    _ rows: [[Equation]], decimals: Int = 4, isUniform: Bool = false
  ) -> [EquationDigits] {
    let common = EquationDigits(
      for: rows.flatMap { $0 }, decimals: decimals, atMost: decimals + 2, isUniform: isUniform)
    return rows.map { row in
      row.allSatisfy(common.holds)
        ? common : EquationDigits(for: row, decimals: decimals, isUniform: isUniform)
    }
  }

  /// Whether an equation holds as printed, to one unit of the last digit.
  public func holds(_ equation: Equation) -> Bool { misses(equation) <= Self.most }

  /// Whether results that are added up give what stands below them.
  public func closes(_ column: Equation) -> Bool {
    EquationDigits(results, results).misses(column) <= Self.most
  }

  /// Whether numbers with these digits give a result that is written with others.
  public func meets(_ equation: Equation, _ results: Rounding) -> Bool {
    EquationDigits(operands, results).holds(equation)
  }

  /// One unit; what is exactly one apart is so to the rounding of double only.
  private static let most = 1 + 1e-6

  /// "=", or "≈" where the printed digits do not do.
  public func sign(_ equation: Equation) -> String { holds(equation) ? "=" : Numerals.about }

  /// A whole equation: `(0.0913 − 1) / 2 = −0.4543`.
  public func line(_ equation: Equation) -> String {
    "\(text(equation.left)) \(sign(equation)) \(result(equation))"
  }

  /// A formula.
  public func text(_ formula: Formula) -> String { formula.text(operands) }

  /// The result of an equation.
  public func result(_ equation: Equation) -> String { equation.result.text(results) }

  /// By how many units of its last digit the printed result misses what the printed numbers give.
  private func misses(_ equation: Equation) -> Double {
    let worked = equation.left.printed(operands)
    guard worked.isFinite, equation.result.value.isFinite else { return 0 }
    let unit = equation.result.unit(results)
    return (worked - equation.result.printed(results)).magnitude / unit
  }
}
