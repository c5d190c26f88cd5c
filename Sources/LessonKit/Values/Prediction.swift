/// A question of a page: a prediction before the step that answers it, or a check of what was read.
///
/// The right answer is never written down: it is taken from the live network when it is asked for.
public struct Prediction: Sendable, Equatable {
  /// What becomes of a wrong answer.
  public enum Kind: String, CaseIterable, Sendable {
    /// It is asked once, and nothing is held against anybody.
    case predict
    /// A hint follows, and a second try; then what is right, and why.
    case check
  }

  /// What becomes of a wrong answer.
  public let kind: Kind
  /// The two kinds of answer.
  public enum Answer: Sendable, Equatable {
    /// One of two to four choices; exactly one of their conditions holds.
    case choice([Choice])
    /// A number.
    case number(NumberAnswer)
  }

  /// What is asked.
  public let question: [Inline]
  /// What may be answered, and what is right.
  public let answer: Answer
  /// The place whose event brings the answer; nothing from it on may be seen before.
  ///
  /// Nil when the walk does not show the answer anywhere (a count, a function's value).
  public let reveal: Spot?
  /// Why the right answer is right, told after success too.
  public let explanation: [Inline]
  /// The line of the block in the lesson's file.
  public let line: Int
}

/// One choice of a question.
public struct Choice: Sendable, Equatable {
  /// What it says.
  public let text: [Inline]
  /// It is right when this holds in the live network.
  public let condition: Condition
  /// What to tell someone who chose it wrongly; empty only if it is always right.
  public let hint: [Inline]
}

/// A number that is asked for.
public struct NumberAnswer: Sendable, Equatable {
  /// What the right number is.
  public let value: LiveNumber
  /// How far from it still counts as right, in the number's own unit.
  public let tolerance: Double
  /// What to tell someone who answered a number that comes of a known mistake, the first that fits.
  public let mistakes: [Mistake]
  /// What to tell someone whose number is too small by none of these mistakes.
  public let low: [Inline]
  /// What to tell someone whose number is too large by none of these mistakes.
  public let high: [Inline]
}

/// A number that comes of a known mistake, and what to say to whoever makes it.
public struct Mistake: Sendable, Equatable {
  /// The number the mistake leads to.
  public let value: LiveNumber
  /// What to tell.
  public let hint: [Inline]
}
