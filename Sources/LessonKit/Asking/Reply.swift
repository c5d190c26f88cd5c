import TimeTravel

/// What there is to say after a question was answered or skipped.
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

  /// What the learner answered.
  public enum Given: Sendable, Equatable {
    /// One of the choices, from 0.
    case choice(Int)
    /// A number, as it is written.
    case number(String)
    /// The steps by their numbers from 0, in the order that was given.
    case order([Int])
    /// A line of text.
    case text(String)
  }

  /// What there is to say about a mistake.
  public enum Remark: Sendable, Equatable {
    /// A lesson's own words.
    case told([Inline])
    /// The common wrong ideas that the number comes of.
    case ideas([WrongIdea])
    /// How far the number was from the right one, below 0 where it was too low.
    case off(by: Double)
    /// On which side of the right one the number was.
    case side(isLow: Bool)
    /// That it is right as far as it goes, and that more digits are wanted.
    case fewDigits(wanted: Int)
    /// That it follows rightly from an earlier number, which was wrong.
    case carried
  }

  /// What was asked, as it stood then.
  public let question: Question
  /// How it was closed.
  public let verdict: Verdict
  /// What the learner answered; nil when skipped.
  public let given: Given?
  /// The number that was typed; nil where none was.
  public let number: Double?
  /// What there is to say about the mistake; nil unless the answer was wrong.
  public let remark: Remark?
  /// Where the factor stands that the idea named first gets wrong; nil where none is named.
  public let factor: Target?

  init(
    _ question: Question, _ verdict: Verdict, given: Given?, number: Double? = nil,
    remark: Remark?, factor: Target? = nil
  ) {
    self.factor = factor
    self.question = question
    self.verdict = verdict
    self.given = given
    self.number = number
    self.remark = remark
  }
}
