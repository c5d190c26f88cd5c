import Notation
import TimeTravel

/// A question that waits for an answer: what is asked, what may be answered, and what is right.
///
/// A lesson's questions and those that are asked before a reveal of the walk are the same. What is
/// right is taken from the live network's own numbers.
public struct Question: Sendable, Equatable {
  /// What is asked, and why the right answer is right.
  public let subject: Subject
  /// What may be answered, and what is right.
  public let answer: Answer

  /// What is asked, and why the right answer is right.
  public enum Subject: Sendable, Equatable {
    /// What a lesson asks, in its own words.
    case lesson(Words)
    /// What the next place of the walk would show.
    case walk(WalkQuestion)
  }

  /// The words of a lesson, its live numbers filled in.
  public struct Words: Sendable, Equatable {
    /// What is asked.
    public let text: [Inline]
    /// The choices; empty where a number is wanted.
    public var choices: [Choice] = []
    /// Why the right answer is right.
    public let explanation: [Inline]
  }

  /// One choice of a lesson's question.
  public struct Choice: Sendable, Equatable {
    /// As it is asked.
    public let text: [Inline]
    /// As it is told once it is known.
    public let known: [Inline]
    /// What to tell somebody who chose it wrongly.
    public let hint: [Inline]
  }

  /// What may be answered, and what is right.
  public enum Answer: Sendable, Equatable {
    /// One of so many choices; `right` is nil where none can be said to be.
    case choice(of: Int, right: Int?)
    /// A number; nil where none can be said to be right.
    case number(RightNumber?)
  }

  /// The number that is right, and what to tell about others.
  public struct RightNumber: Sendable, Equatable {
    /// The number.
    public let value: Double
    /// How it is written.
    public let text: String
    /// How far from it still counts as right.
    let slack: Double
    /// How a given number is written.
    var format = LiveNumber.Format.value
    var mistakes: [KnownMistake] = []
    /// The numbers that common wrong ideas lead to, the nearest first.
    var ideas: [IdeaNumber] = []
    let misses: Misses
  }

  /// A number that comes of a known mistake, and what to tell about it.
  struct KnownMistake: Sendable, Equatable {
    let value: Double
    let hint: [Inline]
  }

  /// A number that a common wrong idea leads to.
  struct IdeaNumber: Sendable, Equatable {
    let idea: WrongIdea
    let value: Double
  }

  /// What to tell about a number that is wrong by no known mistake.
  enum Misses: Sendable, Equatable {
    /// These words, by the side that it is on.
    case told(low: [Inline], high: [Inline])
    /// How far it is from the right one.
    case gap
  }

  /// What of the walk it asks for; nil for a question of a lesson.
  public var quantity: AskedQuantity? {
    if case .walk(let question) = subject { question.quantity } else { nil }
  }

  /// How many choices there are, chosen by `1`…`4`; 0 when a number is wanted.
  public var choiceCount: Int { if case .choice(let count, _) = answer { count } else { 0 } }

  /// True when a number is to be typed.
  public var wantsNumber: Bool { if case .number = answer { true } else { false } }
}

// MARK: - Answering

extension Question {
  /// The reply to a typed text, the number of a choice or a number; nil when it cannot be an answer.
  public func reply(to text: String) -> Reply? {
    switch answer {
    case .choice(let count, let right?):
      guard let number = Int(text.filter { $0 != " " }), (1...count).contains(number) else {
        return nil
      }
      let chosen = number - 1
      return Reply(
        self, chosen == right ? .right : .wrong, given: .choice(chosen),
        remark: chosen == right ? nil : hint(forChoice: chosen).map(Reply.Remark.told))
    case .number(let truth?):
      guard let given = TypedNumber.read(text, near: truth.value) else { return nil }
      let isRight = abs(given - truth.value) <= truth.slack
      return Reply(
        self, isRight ? .right : .wrong,
        given: .number(Facts.text(given, as: truth.format)),
        remark: isRight ? nil : truth.remark(on: given, typedAs: text))
    case .choice(_, nil), .number(nil): return nil
    }
  }

  /// The reply to no answer.
  public var skipped: Reply { Reply(self, .skipped, given: nil, remark: nil) }

  private func hint(forChoice choice: Int) -> [Inline]? {
    if case .lesson(let words) = subject { words.choices[choice].hint } else { nil }
  }
}

extension Question.RightNumber {
  fileprivate func remark(on given: Double, typedAs text: String) -> Reply.Remark {
    if let mistake = mistakes.first(where: { abs(given - $0.value) <= slack }) {
      return .told(mistake.hint)
    }
    let met = ideas.filter { Judgement.meets($0.value, given, typedAs: text) }.map(\.idea)
    if (1...2).contains(met.count) { return .ideas(met) }
    return switch misses {
    case .told(let low, let high): .told(given < value ? low : high)
    case .gap: .off(by: given - value)
    }
  }
}

// MARK: - A question before a reveal

extension Question {
  /// A question about what a place of the walk brings that is answered by one of some choices.
  init(_ question: WalkQuestion, choices: Int, right: Int) {
    subject = .walk(question)
    answer = .choice(of: choices, right: right)
  }

  /// A question about what a place of the walk brings that is answered by its number.
  ///
  /// Within 2 % of it counts as right, or a unit of the fourth decimal as it is shown.
  ///
  /// `moment` is where the number under the cursor is asked for, which wrong ideas are known of.
  init(_ question: WalkQuestion, number: Float, at moment: Moment? = nil) {
    let value = Double(number)
    let asked = moment.flatMap { AskedNumber($0) }
    let ideas = (asked?.ideas ?? []).compactMap { idea in
      asked?.number(of: idea).map { IdeaNumber(idea: idea, value: $0) }
    }
    subject = .walk(question)
    answer = .number(
      RightNumber(
        value: value, text: question.shown, slack: max(0.02 * abs(value), 1e-4), ideas: ideas,
        misses: .gap))
  }
}
