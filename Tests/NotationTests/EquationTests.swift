import Notation
import TestSupport
import Testing

/// Equations hold as they are printed, with as few digits as do it.
@Suite struct EquationTests {
  @Test func `brackets stand where the usual order of operations needs them`() {
    let p = Formula.value(0.09127), t = Formula.setting(Float(1))
    #expect(
      Equation((p - t) / .count(2), (0.09127 - 1) / 2, isSigned: true).text()
        == "(0.0913 − 1) / 2 = −0.4544")
    let texts: [(Formula, String)] = [
      (p * .signed(-0.5), "0.0913 × (−0.5000)"), (p - .signed(0.5), "0.0913 − 0.5000"),
      (p - .signed(-0.5), "0.0913 − (−0.5000)"), (-(p * t), "−0.0913 × 1"),
      (-(p - t), "−(0.0913 − 1)"), (p * (t / p), "0.0913 × (1 / 0.0913)"),
      (p / (t * p), "0.0913 / (1 × 0.0913)"), (p * t / p, "0.0913 × 1 / 0.0913"),
      (.square(.signed(-0.5)), "(−0.5000)²"), (.root(p + t), "√(0.0913 + 1)"),
      (.root(.value(1e-12)), "√1.0e−12"), (-.log(p), "−log(0.0913)"),
      (.max(.count(0), t - p), "max(0, 1 − 0.0913)"), (t + p + p, "1 + 0.0913 + 0.0913"),
      (.power(.setting(0.999), .count(12)), "0.999^12"), (.size(p - t), "|0.0913 − 1|"),
    ]
    for (formula, text) in texts { #expect(EquationDigits().text(formula) == text) }
  }

  @Test func `operands have as many digits as their result needs`() {
    let p = 0.017063
    #expect(Equation(-.log(.value(p)), 4.070842).text() == "−log(0.017063) = 4.070842")
    let alone = Equation(.signed(0.72248) * .setting(Float(0.19595)), 0.72248 * 0.19595)
    #expect(alone.text(decimals: 5) == "+0.72248 × 0.19595 = 0.14157")
  }

  @Test func `trailing zeros stay where a number is rounded, and only there`() {
    #expect(Numerals.setting(Float(0.196_004_5)) == "0.1960")
    #expect(Numerals.setting(Float(0.1)) == "0.1" && Numerals.setting(Float(1e-7)) == "1e−7")
    #expect(Numerals.setting(Float(1) / 3) == "0.3333" && Numerals.setting(Float(0)) == "0")
    #expect(Numerals.setting(Float(2.5e-6)) == "2.5e−6" && Numerals.setting(Float(-1)) == "−1")
  }

  @Test func `where nine digits are not enough the equals sign says so`() {
    let (a, b) = (0.123_456_789_012, 0.123_456_789_001)
    #expect(Equation(.value(a) - .value(b), a - b).text() == "0.1235 − 0.1235 ≈ 1.1e−11")
  }

  @Test func `any product, quotient, sum and logarithm holds within one unit`() {
    var random = SplitMix(state: 5)
    for _ in 0..<4000 {
      let scale = [1e-6, 1e-3, 0.1, 1, 20].randomElement(using: &random)!
      let a = Double.random(in: -1...1, using: &random) * scale
      let b = Double.random(in: 0.01...2, using: &random)
      let equations = [
        Equation(.signed(a) * .value(b), a * b), Equation(.signed(a) / .value(b), a / b),
        Equation(.signed(a) - .setting(Float(0.5)) * .value(b), a - 0.5 * b),
        Equation(.square(.signed(a)) / .count(3), a * a / 3),
      ]
      for equation in equations {
        #expect(EquationDigits(for: [equation]).holds(equation), "\(equation)")
      }
    }
  }
}
