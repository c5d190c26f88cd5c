import Notation
import TimeTravel

/// What is said of what would be otherwise, in English.
struct EnglishWhatIfView: WhatIfViewPhrases {
  let columns = (before: "before", real: "real", otherwise: "what if", difference: "difference")
  let same = "the same"
  let nothing =
    "Nothing differs here, to the last bit: the difference comes later, or not at all."
  let forgetful = "The other optimizer remembers nothing yet."

  func title(_ suppositions: [String]) -> String {
    "what if \(suppositions.joined(separator: ", "))"
  }

  func meanings(_ sides: ComparedSides, key: String, isOne: Bool) -> [String] {
    let back = "\(key) takes \(isOne ? "it" : "the last") back"
    return meanings(sides).flatMap { ["\($0)      \(back)", "\($0)   \(back)"] }
  }

  private func meanings(_ sides: ComparedSides) -> [String] {
    let short = "this one step, beside the real one"
    return switch sides {
    case .walks:
      [
        "the walk with what was changed, beside the one without", "with the change and without",
      ]
    case .stepWithAll: ["this one step with all of that, beside the real one", short]
    case .stepFromSameWeights:
      ["this one step from the same weights, beside the real one", short]
    case .step: [short]
    }
  }

  func noun(_ noun: ComparedNoun) -> String {
    switch noun {
    case .input: "input"
    case .neuron: "neuron"
    case .output(.digit): "digit"
    case .output(.class): "class"
    case .output(.number): "output"
    case .row: "row"
    case .weight: "weight"
    case .bias: "bias"
    }
  }

  func more(_ count: Int) -> String { "… \(Numerals.count(count)) more, which differ less" }

  func loss(_ loss: ComparedLoss) -> String {
    switch loss {
    case .after: "loss after"
    case .mean: "mean loss"
    case .single: "loss"
    }
  }

  func sides(real: String, otherwise: String) -> String { "really \(real)   what if \(otherwise)" }

  func seed(changesWeights: Bool) -> String {
    changesWeights
      ? "The seed draws other first weights and masks."
      : "The seed draws other masks; the weights are the same."
  }

  func sentence(_ differing: Int, of count: Int, most: MostDiffering?) -> String {
    let all = Numerals.count(count)
    guard let most else {
      return count == 1
        ? "What if changes nothing here." : "What if changes none of these \(all) numbers."
    }
    let change = "\(Numerals.value(most.real)) → \(Numerals.value(most.otherwise))"
    guard count > 1 else { return "Really and what if: \(change)." }
    let differ = English.verb(differing, "differs", "differ")
    return
      "\(Numerals.count(differing)) of \(all) \(differ); \(noun(most.noun)) \(most.name) most: "
      + "\(change)."
  }
}
