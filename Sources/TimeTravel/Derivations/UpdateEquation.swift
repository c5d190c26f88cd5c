import NeuralCore
import Notation

/// One line of an optimizer's rule: its formula in symbols, and the same with the values filled in.
public struct UpdateEquation: Hashable, Sendable {
  /// What the line gives: `m`, `v`, `α`, or `step`.
  public let symbol: String
  /// What is kept from step to step; nil for a number that lives in this step.
  public let kept: KeptQuantity?
  /// What gives it.
  public let formula: UpdateFormula
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
    symbol: String, kept: KeptQuantity? = nil, formula: UpdateFormula, working: Formula?,
    before: Float? = nil,
    value: Double, recorded: Float? = nil, closes: Bool = true
  ) {
    self.symbol = symbol
    self.kept = kept
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
}

/// What gives a line of an optimizer's rule: symbols, or what no symbols say.
public enum UpdateFormula: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// A formula in symbols, `μ·m − rate·g`.
  case symbols(String)
  /// The learning rate of a step that follows a schedule.
  case schedule(LearningRateSchedule, step: Int)
  /// A gradient that is cut to −limit…limit.
  case range(ofGradient: Float, limit: Float)
  /// A gradient that stays as it is, since its norm is not above the limit.
  case underLimit(norm: Double, limit: Float)
  /// A gradient × limit / the norm: its own, or that of all gradients.
  case norm(limit: Float, ofAll: Bool)
  /// A rule of somebody's own, by its name.
  case ownRule(String)

  /// A formula in symbols.
  public init(stringLiteral symbols: String) { self = .symbols(symbols) }
}

/// What an optimizer keeps from step to step for each weight.
public enum KeptQuantity: Hashable, Sendable {
  /// m, a mean of gradients or of steps.
  case momentum
  /// v, a mean of g².
  case velocity
  /// a, the sum of all g².
  case accumulator
  /// a, a mean of gradients.
  case meanGradient
  /// s, a mean of g².
  case meanSquaredGradient
  /// x, a mean of d².
  case meanSquaredStep
  /// u, the largest v so far.
  case largestVelocity
  /// u, the largest |g| so far, which it forgets.
  case largestGradient
  /// A number of an optimizer of somebody's own, by its name.
  case own(String)
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
    _ symbol: String, _ formula: UpdateFormula, _ working: Formula?, _ value: Rounded
  ) -> Rounded {
    equations.append(
      UpdateEquation(
        symbol: symbol, formula: formula, working: working, value: value.value))
    return value
  }

  /// A line that changes what is kept in a slot: 0 in place of a number below 2⁻¹²⁶.
  mutating func keep(
    _ index: Int, _ symbol: String, _ quantity: KeptQuantity, _ formula: UpdateFormula,
    _ working: Formula?,
    _ value: Rounded
  ) -> Rounded {
    let value = value.kept
    let recorded = kept.after?[index]
    equations.append(
      UpdateEquation(
        symbol: symbol, kept: quantity, formula: formula, working: working,
        before: kept.before[index],
        value: value.value, recorded: recorded, closes: recorded.map(value.meets) ?? true))
    return value
  }
}
