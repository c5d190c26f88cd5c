import NeuralCore
import Notation
import TimeTravel

/// What the network says, how sure it is, and whether it is right; after the update the new answer.
///
/// Where the outputs name no class it says the numbers.
struct NetworkVerdict {
  /// "says", or "now says" in the second look.
  private let verb: String
  /// The outputs.
  private let outputs: [Float]
  /// The class that is answered, and its p; nil where the outputs name none.
  private let answer: (digit: Int, p: Float)?
  /// What p is called: "p", of a single sigmoid "p of 1", "output" where it is no probability.
  private let symbol: String
  /// What would be right.
  private let label: Int?
  /// Whether the answers are digits.
  private let isDigit: Bool

  /// The verdict at the moment; nil while the answer is not known.
  init?(_ moment: Moment) {
    let again = moment.again
    guard let outputs = again?.probabilities ?? moment.probabilities else { return nil }
    let target = again?.target ?? moment.target
    let namesClass = moment.namesClass(for: target)
    verb = again == nil ? "says" : "now says"
    self.outputs = outputs
    answer = namesClass ? moment.prediction(of: outputs) : nil
    symbol =
      moment.isYesOrNo ? "p of 1" : moment.answersInProbabilities ? "p" : "output"
    label = target.isEmpty ? nil : Moment.label(of: target)
    isDigit = moment.outputNoun == "digit"
  }

  /// Whether it is right; nil where that cannot be said.
  var isRight: Bool? { answer.flatMap { answer in label.map { $0 == answer.digit } } }

  /// One line or two of a wide pane: "it says 5, p = 0.1769", "✗ wrong: it is a 5".
  var lines: [String] {
    guard let answer else { return ["it \(verb) \(numbers.joined(separator: ", "))"] }
    let p = symbol + (symbol == "output" ? " " : " = ") + Numerals.probability(answer.p)
    return ["it \(verb) \(answer.digit), \(p)"] + judgement("✗ wrong: it is")
  }

  /// The lines of a narrow pane: "says 8", "p 0.1769", "✗ no: a 5".
  var shortLines: [String] {
    guard let answer else { return [verb] + numbers }
    let p = (symbol == "output" ? "a" : symbol) + " " + Numerals.probability(answer.p)
    return ["\(verb) \(answer.digit)", p] + judgement("✗ no:")
  }

  private var numbers: [String] { outputs.map { Numerals.value($0) } }

  private func judgement(_ wrong: String) -> [String] {
    guard let isRight, let label else { return [] }
    return [
      isRight ? "✓ right" : "\(wrong) \(isDigit ? Wording.withArticle(label) : "\(label)")"
    ]
  }
}
