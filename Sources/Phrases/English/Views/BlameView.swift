import NeuralCore
import Notation
import TimeTravel

/// What the views of blame say in English.
struct EnglishBlameView: BlameViewPhrases {
  let mask = "mask"
  let slope = "slope"
  let sum = "sum"
  let part = "part"
  let signs = "δ < 0: the loss falls when this z grows. All δ add up to 0."

  func title(ofLayer layer: Int, in network: Sequential) -> String {
    let meaning =
      network.kernel(ofLayer: layer) != nil ? "blame δ = ∂L/∂z" : "blame of what leaves it"
    return "\(English.names.layer(layer, in: network)) · \(meaning)"
  }

  func formulas(ofLayer layer: Int, in network: Sequential, symbol: String) -> [String] {
    guard layer + 1 < network.layers.count else {
      return ["\(symbol): how fast the loss rises with what leaves the network", symbol]
    }
    let above = English.names.layer(layer + 1, in: network)
    switch network.layers[layer + 1] {
    case .dense:
      return ["\(symbol) = Σ w·δ'      over the neurons of the \(above)", "\(symbol) = Σ w·δ'"]
    case .dropout:
      return ["\(symbol) = blame of the \(above) × its mask", "\(symbol) = blame × mask"]
    case .activation(.logSoftmax):
      let formula = "\(symbol) = Σ ∂L/∂log p × ∂log p/∂z"
      return ["\(formula)      over all log p", formula]
    case .activation(.softmax):
      let formula = "\(symbol) = Σ ∂L/∂p × ∂p/∂z"
      return ["\(formula)      over all p", formula]
    case .activation:
      return ["\(symbol) = blame of the \(above) × its slope at z", "\(symbol) = blame × slope"]
    }
  }

  func neuron(_ unit: Int) -> String { "neuron \(unit):" }

  func above(_ noun: String) -> String { "\(noun) above" }

  func misses(_ total: Double, recorded: Float) -> String {
    "the factors give \(Numerals.gradient(total)), the recorded blame is "
      + "\(Numerals.gradient(recorded)): they do not meet"
  }

  func clippedFromProbability(_ answer: BlameDerivation.Answer, symbols: String) -> String {
    "p = \(Numerals.figures(answer.p)) is so near its end that the loss on p is clipped: "
      + "∂L/∂p is 0. Worked out from z, as here, the loss is not: δ = \(symbols)."
  }

  func clipped(_ answer: BlameDerivation.Answer, isNothingLeft: Bool) -> String {
    let p = Numerals.figures(answer.p)
    return isNothingLeft
      ? "p = \(p) lies beyond the bound at which this loss clips it: ∂L/∂p is exactly 0 there."
      : "p = \(p) has a share beyond the bound at which this loss clips it: of ∂L/∂p only what it "
        + "takes from the other shares, by Σp, is left."
  }

  func slope(_ symbols: String, _ answer: BlameDerivation.Answer) -> String {
    let mean = answer.rows > 1 ? ", over \(answer.rows) rows" : ""
    let weight =
      answer.sampleWeight == 1
      ? "" : ", times the example's weight \(Numerals.setting(answer.sampleWeight))"
    return "∂L/∂p = \(symbols)\(mean)\(weight), with p = \(Numerals.value(answer.p)) and "
      + "t = \(Numerals.setting(answer.t))."
  }

  func withoutClipped(_ symbols: String) -> String {
    "\(symbols) (Σt without the t of clipped shares)"
  }
}

// MARK: - The outputs

extension EnglishBlameView {
  func outputsTitle(ofLayer layer: Int, in network: Sequential) -> String {
    "\(English.names.layer(layer, in: network)) · blame of the outputs"
  }

  func outputsFormulas(_ symbols: String) -> [String] {
    ["δ = ∂L/∂z = \(symbols)      what it said less what it should say", "δ = \(symbols)"]
  }

  func targets(addUpTo sum: Float) -> String {
    "Σt, all targets together, is \(Numerals.setting(sum)) here, not 1: the slope of L is p·Σt − t. "
      + "Keras on TensorFlow takes p − t."
  }

  func weight(_ weight: Float) -> String {
    "Times \(Numerals.setting(weight)): so much does this example count."
  }

  func divided(byRows rows: Int) -> String {
    "Divided by \(rows) because L is the mean over \(rows) rows."
  }
}
