import TimeTravel

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

/// What an open question hides: the result of one place, and everything later in the step.
public struct Veil: Sendable, Equatable {
  /// The first place that must not be shown.
  ///
  /// Where the page itself stands at it, its view may be
  /// seen, but not its result (for `dense 17`: the terms, not z).
  public let place: Place
  /// The neuron that is asked about, when it is one.
  public let unit: Int?

  /// Whether nothing of a place may be shown: it is at the veil or later in `walk`.
  public func hides(_ place: Place, in walk: [Place]) -> Bool {
    guard let first = walk.firstIndex(of: self.place), let index = walk.firstIndex(of: place) else {
      return false
    }
    return index >= first
  }
}
