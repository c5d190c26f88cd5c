import Notation
import TestSupport
import Testing

/// The digits of an equation are those that a search finds which writes every candidate and reads it.
@Suite struct EquationDigitsTests {
  @Test func `random sums are given the digits that their texts ask for`() {
    var random = SplitMix(state: 11)
    for round in 0..<1_500 {
      let parts = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Self.number(using: &random)
      }
      var soFar = 0.0
      let steps = parts.map { part in
        let before = soFar
        soFar += part
        return Equation(.signed(before) + .signed(part), soFar, isSigned: true)
      }
      let column = Equation(.sum(parts.map { .signed($0) }), soFar, isSigned: true)
      let products = parts.map { part in
        let weight = Double.random(in: -1...1, using: &random)
        return Equation(.value(part) * .signed(weight), part * weight, isSigned: true)
      }
      let decimals = Int.random(in: 3...6, using: &random)
      let atMost = decimals + Int.random(in: 0...6, using: &random)
      let isUniform = round % 3 == 0
      let columns = round % 2 == 0 ? [column] : steps + [column]
      let digits = EquationDigits(
        for: products, columns: columns, decimals: decimals, atMost: atMost, isUniform: isUniform)
      let plain = PlainSearch.digits(
        for: products, columns: columns, decimals: decimals, atMost: atMost, isUniform: isUniform)
      #expect(digits.operands == plain.operands && digits.results == plain.results, "\(parts)")
    }
  }

  @Test func `random formulas of every kind are given the digits that their texts ask for`() {
    var random = SplitMix(state: 12)
    for _ in 0..<600 {
      let a = Self.number(using: &random)
      let b = Self.number(using: &random)
      let setting = Float(
        [0.1, 1.25, 0.999, 1e-7, 1, 0, 0.196_004_5].randomElement(using: &random)!)
      let count = Int.random(in: 1...100_000, using: &random)
      let equations = [
        Equation(.signed(a) / .value(b), a / b), Equation(-.square(.value(a)), -a * a),
        Equation(.size(.signed(a) - .value(b)), (a - b).magnitude),
        Equation(.root(.size(.value(a))), a.magnitude.squareRoot()),
        Equation(.setting(setting) * .signed(a), Double(setting) * a, isSigned: true),
        Equation(.value(a) / .count(count), a / Double(count)),
        Equation(.value(a) * .pi, a * .pi), Equation(.value(a) - .value(a), Double(0)),
        Equation(.setting(Double(setting)) - .setting(Double(1)), is: .setting(setting - 1)),
      ]
      for equation in equations {
        let digits = EquationDigits(for: [equation])
        let plain = PlainSearch.digits(for: [equation])
        #expect(
          digits.operands == plain.operands && digits.results == plain.results, "\(equation)")
      }
    }
  }

  /// A number of any size, sometimes with a short decimal form that lies between two digits.
  private static func number(using random: inout SplitMix) -> Double {
    let scale = [1e-30, 1e-9, 1e-5, 1e-4, 1e-3, 0.1, 1, 20, 1e4, 9e6, 1e8].randomElement(
      using: &random)!
    let number = Double.random(in: -1...1, using: &random) * scale
    return Int.random(in: 0..<4, using: &random) == 0
      ? Double(Int.random(in: -4_000...4_000, using: &random)) / 4_096 : number
  }
}

/// The search for digits as it reads: each candidate is written, and what is written is read again.
private enum PlainSearch {
  static func digits(
    for equations: [Equation], columns: [Equation] = [], decimals: Int = 4, atMost: Int = 12,
    isUniform: Bool = false
  ) -> (operands: Rounding, results: Rounding) {
    let base = Rounding(decimals: decimals, isAdded: isUniform)
    let candidates = (0...(atMost - decimals)).flatMap { more in
      (0...(isUniform ? 0 : more)).map { fewer in
        (operands: base.finer(by: more), results: base.finer(by: more - fewer))
      }
    }
    let holding = candidates.map { operands, results in
      equations.count { misses($0, operands, results) <= 1 + 1e-6 }
        + columns.count { misses($0, results, results) <= 1 + 1e-6 }
    }
    return candidates[holding.firstIndex(of: holding.max()!)!]
  }

  private static func misses(
    _ equation: Equation, _ operands: Rounding, _ results: Rounding
  ) -> Double {
    let worked = value(equation.left, operands)
    guard worked.isFinite, equation.result.value.isFinite else { return 0 }
    let text = equation.result.text(results)
    return (worked - number(text)).magnitude / unit(text, results.decimals)
  }

  private static func value(_ formula: Formula, _ digits: Rounding) -> Double {
    switch formula {
    case .number(let figure):
      let number = number(figure.text(digits))
      return number.isNaN ? figure.value : number
    case .negative(let a): return -value(a, digits)
    case .sum(let terms): return terms.reduce(0) { $0 + value($1, digits) }
    case .product(let factors): return factors.reduce(1) { $0 * value($1, digits) }
    case .quotient(let a, let b): return value(a, digits) / value(b, digits)
    case .square(let a): return value(a, digits) * value(a, digits)
    case .root(let a): return value(a, digits).squareRoot()
    case .size(let a): return value(a, digits).magnitude
    case .power, .call: fatalError("The formulas of these tests have none of these.")
    }
  }

  private static func number(_ text: String) -> Double {
    Double(text.replacing("−", with: "-").replacing(",", with: "")) ?? .nan
  }

  /// What 1 in the last digit stands for; of an exact `0` that of so many decimals.
  private static func unit(_ text: String, _ decimals: Int) -> Double {
    if text == "0" { return Double("1e\(-decimals)")! }
    let parts = text.replacing("−", with: "-").split(separator: "e")
    let behind = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    return Double("1e\((parts.count > 1 ? Int(parts[1])! : 0) - behind)")!
  }
}
