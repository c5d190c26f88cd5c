import NeuralCore
import Notation

// How p − t is written down, in symbols and in numbers: the one place for views and sentences.

extension BlameDerivation.Answer {
  /// "p − t", or "p·Σt − t" where the targets do not add up to 1.
  private var difference: String { targetSum == 1 ? "p − t" : "p·Σt − t" }

  /// In symbols: "(p − t) / 3".
  public var symbols: String { symbols(rows: "", outputs: "") }

  /// In symbols, with words behind what rows and outputs are counted by: "(p − t) / 2 outputs".
  public func symbols(rows rowWord: String, outputs outputWord: String) -> String {
    let divisors =
      (outputs > 1 ? " / \(outputs)\(outputWord)" : "") + (rows > 1 ? " / \(rows)\(rowWord)" : "")
    let weight = sampleWeight == 1 ? "" : " × \(Numerals.setting(sampleWeight))"
    return divisors.isEmpty && weight.isEmpty ? difference : "(\(difference))\(divisors)\(weight)"
  }

  /// In numbers: "(0.0913 − 1) / 2".
  public var formula: Formula { formula(p: p, t: t) }

  /// In the numbers of another output of the row.
  public func formula(p: Float, t: Float) -> Formula {
    let product = targetSum == 1 ? Formula.value(p) : .value(p) * .setting(targetSum)
    var formula = product - .setting(t)
    if outputs > 1 { formula = formula / .count(outputs) }
    if rows > 1 { formula = formula / .count(rows) }
    return sampleWeight == 1 ? formula : formula * .setting(sampleWeight)
  }
}
