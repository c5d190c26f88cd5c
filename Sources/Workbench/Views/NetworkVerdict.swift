import NeuralCore
import TimeTravel

/// What the network says, how sure it is, and whether it is right; after the update the new answer.
struct NetworkVerdict {
  /// "says", or "now says" in the second look.
  let verb: String
  /// The class that is answered, or the single output's value.
  let answer: String
  /// How sure it is.
  let p: String
  /// Whether it is right; nil where that cannot be said.
  let isRight: Bool?
  /// What would be right.
  let label: Int?
  /// Whether the answers are digits.
  private let isDigit: Bool

  /// The verdict at the moment; nil while the answer is not known.
  init?(_ moment: Moment) {
    let again = moment.again
    guard let probabilities = again?.probabilities ?? moment.probabilities,
      let answer = Self.answer(probabilities)
    else { return nil }
    verb = again == nil ? "says" : "now says"
    self.answer = "\(answer.digit)"
    p = Numerals.probability(answer.p)
    label = again.map { Self.label($0.target) } ?? moment.label
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

  private static func answer(_ p: [Float]) -> (digit: Int, p: Float)? {
    guard p.count > 1 else { return p.first.map { $0 > 0.5 ? (1, $0) : (0, 1 - $0) } }
    var best = 0
    for k in p.indices where p[k] > p[best] { best = k }
    return (best, p[best])
  }

  private static func label(_ target: [Float]) -> Int? {
    if target.count == 1 { return Int(target[0]) }
    return target.firstIndex(of: 1)
  }
}
