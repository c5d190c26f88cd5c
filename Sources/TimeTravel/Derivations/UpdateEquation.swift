import NeuralCore
import Notation

/// One line of an optimizer's rule: its formula in symbols, and the same with the values filled in.
public struct UpdateEquation: Hashable, Sendable {
  /// What the line gives: `m`, `v`, `α`, or `step`.
  public let symbol: String
  /// The name of what is kept from step to step, in words; nil for a number that lives in this step.
  public let name: String?
  /// The formula in symbols, `0.9·m − 0.1·g`.
  public let formula: String
  /// The formula with the numbers of this step in it; nil where the formula has them already.
  public let working: Formula?
  /// What was kept before the step.
  public let before: Float?
  /// What the formula gives, in double.
  public let value: Double
  /// What was recorded after the step, of a number that is kept.
  public let recorded: Float?
  /// Whether the two meet within float32's rounding.
  public let closes: Bool

  /// The numbers of the step filled in, `0.9 × 0 − 0.1 × (−0.0123)`; empty where there is nothing to
  /// fill in.
  public let filled: String
  /// What the line gives, as it is written.
  public let result: String
  /// "=", or "≈" where nine digits do not do.
  public let sign: String

  init(
    symbol: String, name: String? = nil, formula: String, working: Formula?, before: Float? = nil,
    value: Double, recorded: Float? = nil, closes: Bool = true
  ) {
    self.symbol = symbol
    self.name = name
    self.formula = formula
    self.working = working
    self.before = before
    self.value = value
    self.recorded = recorded
    self.closes = closes
    guard let working else {
      (filled, result, sign) = ("", Numerals.figures(value), "=")
      return
    }
    let equation = Equation(working, value)
    let digits = EquationDigits(for: [equation], decimals: Numerals.decimalsOfFigures(value))
    filled = digits.text(working)
    result = digits.result(equation)
    sign = digits.sign(equation)
  }

  /// The whole line in symbols: `m ← 0.9·m − 0.1·g`, `α = …`.
  public var line: String { "\(symbol) \(name == nil ? "=" : "←") \(formula)" }
}

/// Works a rule out line by line, and remembers the lines.
struct UpdateRule {
  /// The gradient as the rule sees it, g.
  let gradient: Float
  /// The weight that the rule moves, after the weight decay.
  let weight: Rounded
  /// The learning rate of this step.
  let learningRate: Float
  /// The number of the step, from 1.
  let step: Int
  let kept: KeptNumbers
  /// Nadam's product of all momenta up to and with this step.
  let momentumProduct: Double
  private(set) var equations: [UpdateEquation] = []

  init(
    gradient: Float, weight: Rounded, learningRate: Float, step: Int, kept: KeptNumbers,
    momentumProduct: Double
  ) {
    self.gradient = gradient
    self.weight = weight
    self.learningRate = learningRate
    self.step = step
    self.kept = kept
    self.momentumProduct = momentumProduct
  }

  /// A number that is kept, as it was before the step.
  func slot(_ index: Int) -> Rounded { Rounded(kept.before[index]) }

  /// A line that gives a number of this step alone.
  mutating func define(
    _ symbol: String, _ formula: String, _ working: Formula?, _ value: Rounded
  ) -> Rounded {
    equations.append(
      UpdateEquation(
        symbol: symbol, formula: formula, working: working, value: value.value))
    return value
  }

  /// A line that changes what is kept in a slot: 0 in place of a number below 2⁻¹²⁶.
  mutating func keep(
    _ index: Int, _ symbol: String, _ name: String, _ formula: String, _ working: Formula?,
    _ value: Rounded
  ) -> Rounded {
    let value = value.kept
    let recorded = kept.after?[index]
    equations.append(
      UpdateEquation(
        symbol: symbol, name: name, formula: formula, working: working, before: kept.before[index],
        value: value.value, recorded: recorded, closes: recorded.map(value.meets) ?? true))
    return value
  }
}
