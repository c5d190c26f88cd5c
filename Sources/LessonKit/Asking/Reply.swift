/// What is said after a question was answered or skipped.
public struct Reply: Sendable, Equatable {
  /// How it was closed.
  public enum Verdict: Sendable, Equatable {
    /// With the right answer.
    case right
    /// With another.
    case wrong
    /// Without an answer.
    case skipped
  }

  /// How it was closed.
  public let verdict: Verdict
  /// What the learner answered; empty when skipped.
  public let given: String
  /// The right answer: the choice's words, or the number.
  public let truth: String
  /// What to tell about the mistake; empty unless the answer was wrong.
  public let hint: [Inline]
  /// Why the right answer is right.
  public let explanation: [Inline]

  /// All of it in a row: right or wrong, what it is, and why.
  public var sentence: String {
    let start =
      switch verdict {
      case .right: "\(truth): right."
      case .wrong: "You said \(given); it is \(truth)."
      case .skipped: "It is \(truth)."
      }
    return [start, hint.plainText, explanation.plainText].filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
