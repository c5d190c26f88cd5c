import NeuralCore
import TimeTravel

/// What the network says, how sure it is, and whether it is right; after the update the new answer.
struct NetworkVerdict {
  /// "says", or "now says" in the second look.
  let verb: String
  /// The class that is answered, or the single output's value.
  let answer: String
  /// How sure it is: "p = 0.1769", or "output 1.2034" where outputs are no probabilities.
  let p: String
  /// The same in fewer columns: "p 0.1769".
  let shortP: String
  /// Whether it is right; nil where that cannot be said.
  let isRight: Bool?
  /// What would be right.
  let label: Int?
  /// Whether the answers are digits.
  private let isDigit: Bool

  /// The verdict at the moment; nil while the answer is not known.
  init?(_ moment: Moment) {
    let again = moment.again
    guard let outputs = again?.probabilities ?? moment.probabilities,
      let answer = moment.prediction(of: outputs)
    else { return nil }
    verb = again == nil ? "says" : "now says"
    self.answer = "\(answer.digit)"
    let number = Numerals.probability(answer.p)
    p = moment.answersInProbabilities ? "p = \(number)" : "output \(number)"
    shortP = moment.answersInProbabilities ? "p \(number)" : "a \(number)"
    label = again.map { Moment.label(of: $0.target) } ?? moment.label
    isRight = label.map { $0 == answer.digit }
    isDigit = moment.outputNoun == "digit"
  }

  /// "✓ right", "✗ wrong: it is a 5".
  var judgement: String {
    guard let isRight, let label else { return "" }
    return isRight ? "✓ right" : "✗ wrong: it is \(named(label))"
  }

  /// "✓ right", "✗ no: a 5".
  var shortJudgement: String {
    guard let isRight, let label else { return "" }
    return isRight ? "✓ right" : "✗ no: \(named(label))"
  }

  private func named(_ label: Int) -> String {
    isDigit ? "\(Article.before(label)) \(label)" : "\(label)"
  }
}
