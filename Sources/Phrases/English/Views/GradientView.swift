import NeuralCore
import Notation
import TimeTravel

/// What the views of a gradient say in English.
struct EnglishGradientView: GradientViewPhrases {
  let row = "row"
  let product = "product"
  let nudges = (up: "nudged up", none: "as it is", down: "nudged down")
  let lossColumns = (shared: "loss", rest: "and")
  let ways = (trying: "by trying", chainRule: "by the chain rule")

  func formulas(isKernel: Bool, penalty: String) -> [String] {
    let formula = (isKernel ? "∂L/∂w = δ × x" : "∂L/∂b = δ × 1") + penalty
    let words =
      !penalty.isEmpty
      ? "and what its size costs"
      : isKernel ? "blame of its neuron × what came in" : "the bias always lets in a 1"
    return ["\(formula)      \(words)", formula]
  }

  func blame(ofNeuron unit: Int) -> String { "δ of neuron \(unit)" }

  func rowsBefore(_ line: String, _ count: Int) -> String {
    count > 0 ? "… \(count) more rows; \(line)" : line
  }

  func sum(_ number: String) -> String { "sum = \(number)" }

  func sum(isGradientOf symbol: String, _ number: String) -> String {
    "sum = ∂L/∂\(symbol) = \(number)"
  }

  func size(_ equation: String) -> String { "size: \(equation)" }

  func nudged(_ slope: Double, agrees: Bool, hasCorner: Bool) -> String {
    "nudged: \(Numerals.gradient(slope)) " + (agrees ? "✓" : hasCorner ? "✗ (a corner)" : "✗")
  }

  func misses(_ total: String, recorded: Float) -> String {
    "the products add up to \(total), the recorded gradient is \(Numerals.gradient(recorded)): "
      + "they do not meet"
  }

  func zero(_ count: Int, of slice: ParameterSlice) -> String {
    "\(English.counted(count, of: slice)) \(English.verb(count, "has", "have")) a gradient of "
      + "exactly 0: \(English.verb(count, "its", "their")) \(slice.isKernel ? "x or δ" : "δ") is 0."
  }
}

// MARK: - Whether it is right

extension EnglishGradientView {
  func checkFormulas(symbol: String) -> [String] {
    let formula = "∂L/∂\(symbol) ≈ (L⁺ − L⁻) / 2h"
    return [
      "\(formula)      nudge it by h, see the loss move", "\(formula)      see the loss move",
      formula,
    ]
  }

  func verdict(_ nudged: NudgeDerivation) -> String {
    let check = nudged.check
    if nudged.isStill, check.analyticSlope == 0 {
      return "✓ They agree: nudging it changes no digit of the loss, and the chain rule says 0."
    }
    if check.agrees { return "✓ They agree: what the chain rule says is what the loss does." }
    let apart = "✗ They are \(Numerals.figures(check.gap)) apart"
    return check.hasCorner
      ? "\(apart), but neither is wrong: the nudges lie on two "
        + "sides of a corner (ReLU at 0, a hinge, a clip, a size |x|). Upwards alone the slope is "
        + "\(Numerals.gradient(check.slopeAbove)), downwards \(Numerals.gradient(check.slopeBelow))."
      : "\(apart), and the loss has no corner between the two: one of them is wrong."
  }

  func difference(shared: Double, closes: Bool) -> String {
    closes
      ? "Both losses are \(Numerals.value(shared)) and a little: their difference is in that."
      : "The losses are so equal that nine digits do not show how they differ: what is left is "
        + "the rounding of the sixteen that they have."
  }

  func tried(rows: Int, hasPenalty: Bool, hasMasks: Bool) -> String {
    "L is \(rows > 1 ? "the mean loss of \(rows) rows" : "this example's loss")"
      + "\(hasPenalty ? " with what large weights cost" : ""), worked out in double precision"
      + (hasMasks ? " with the dropout masks of this step." : ".")
  }

  func cost(ofGradients count: Int) -> String {
    "It takes two forward passes for one weight. The chain rule finds all "
      + "\(English.counted(count, "gradient")) in one pass back."
  }

  func sentence(_ nudged: NudgeDerivation, symbol: String) -> String {
    let verdict =
      nudged.check.agrees
      ? "the chain rule agrees"
      : "the chain rule says \(Numerals.gradient(nudged.check.analyticSlope))"
    return "Nudged, the loss changes by \(Numerals.gradient(nudged.check.numericSlope)) for 1 of "
      + "\(symbol): \(verdict)."
  }
}
