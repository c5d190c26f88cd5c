import NeuralCore

/// What the network says, how sure it is, and whether it is right; after the update the new answer.
///
/// Where the outputs name no class it says the numbers.
public struct Verdict: Hashable, Sendable {
  /// What the number beside an answer is.
  public enum Measure: Hashable, Sendable {
    /// The probability of the answer.
    case probability
    /// The probability of class 1, the only output.
    case probabilityOfOne
    /// An output that is no probability.
    case output
  }

  /// The class that is answered, and its number.
  public struct Answer: Hashable, Sendable {
    /// The class.
    public let digit: Int
    /// How large its output is.
    public let p: Float
  }

  /// Whether the step is over and the example was shown to the new weights.
  public let isAfterUpdate: Bool
  /// The outputs, [outputs].
  public let outputs: [Float]
  /// The class that is answered; nil where the outputs name none.
  public let answer: Answer?
  /// What the answer's number is.
  public let measure: Measure
  /// What would be right.
  public let label: Int?
  /// What the classes are called.
  public let arrangement: Arrangement
  /// Whether the answers are digits.
  public let isDigit: Bool

  /// The verdict at a moment; nil while the answer is not known.
  public init?(_ moment: Moment) {
    let again = moment.again
    guard let outputs = again?.probabilities ?? moment.probabilities else { return nil }
    let target = again?.target ?? moment.target
    isAfterUpdate = again != nil
    self.outputs = outputs
    answer =
      moment.namesClass(for: target)
      ? moment.prediction(of: outputs).map { Answer(digit: $0.digit, p: $0.p) } : nil
    measure =
      moment.isYesOrNo
      ? .probabilityOfOne : moment.answersInProbabilities ? .probability : .output
    label = target.isEmpty ? nil : Moment.label(of: target)
    arrangement = moment.arrangement
    isDigit = moment.outputKind == .digit
  }

  /// Whether it is right; nil where that cannot be said.
  public var isRight: Bool? {
    guard arrangement.truth == .known else { return nil }
    return answer.flatMap { answer in label.map { $0 == answer.digit } }
  }
}
