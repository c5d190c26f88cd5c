import NeuralCore
import Notation
import TimeTravel

/// The lines of optimizers in English.
struct EnglishOptimizers: OptimizerPhrases {
  func line(_ equation: UpdateEquation) -> String {
    "\(equation.symbol) \(equation.kept == nil ? "=" : "←") \(text(equation.formula))"
  }

  func kept(_ quantity: KeptQuantity) -> String {
    switch quantity {
    case .momentum: "momentum"
    case .velocity: "velocity"
    case .accumulator: "accumulator"
    case .meanGradient: "mean gradient"
    case .meanSquaredGradient: "mean g²"
    case .meanSquaredStep: "mean d²"
    case .largestVelocity: "largest v"
    case .largestGradient: "largest |g|"
    case .own(let name): name
    }
  }

  private func text(_ formula: UpdateFormula) -> String {
    switch formula {
    case .symbols(let symbols): return symbols
    case .schedule(let schedule, let step): return "step \(Numerals.count(step)) of \(schedule)"
    case .range(let gradient, let limit):
      let bound = Numerals.setting(limit)
      return "gradient \(Numerals.figures(gradient)), cut to −\(bound)…\(bound)"
    case .underLimit(let norm, let limit):
      return "gradient, its norm \(Numerals.value(norm)) is not above \(Numerals.setting(limit))"
    case .norm(let limit, let isOfAll):
      return "gradient × \(Numerals.setting(limit)) / \(isOfAll ? "norm of all gradients" : "norm")"
    case .ownRule(let name): return "by \(name)'s own rule"
    }
  }
}
