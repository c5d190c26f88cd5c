import Notation
import TimeTravel

/// A question that waits for an answer: what is asked, what may be answered, and what is right.
///
/// A lesson's questions and those that are asked before a reveal of the walk are the same. What is
/// right is taken from the live network's own numbers.
public struct Question: Sendable, Equatable {
  /// What of the walk it asks for; nil for a question of a lesson.
  public let quantity: AskedQuantity?
  /// What is asked.
  public let text: [Inline]
  /// How the walk shows the number that it hides; nil where it hides none.
  public let shown: String?
  let answer: Answer
  /// Why the right answer is right.
  let explanation: [Inline]

  /// What may be answered, and what is right.
  enum Answer: Sendable, Equatable {
    /// One of some choices; `right` is nil where none can be said to be.
    case choice([Option], right: Int?)
    /// A number; nil where none can be said to be right.
    case number(RightNumber?)
  }

  /// One choice.
  struct Option: Sendable, Equatable {
    /// As it is asked.
    let text: [Inline]
    /// As it is told once it is known.
    let known: [Inline]
    /// What to tell somebody who chose it wrongly.
    let hint: [Inline]
  }

  /// The number that is right, and what to tell about others.
  struct RightNumber: Sendable, Equatable {
    let value: Double
    /// How it is written.
    let text: String
    /// How far from it still counts as right.
    let slack: Double
    /// How a given number is written.
    var format = LiveNumber.Format.value
    var mistakes: [KnownMistake] = []
    let misses: Misses
  }

  /// A number that comes of a known mistake, and what to tell about it.
  struct KnownMistake: Sendable, Equatable {
    let value: Double
    let hint: [Inline]
  }

  /// What to tell about a number that is wrong by no known mistake.
  enum Misses: Sendable, Equatable {
    /// These words, by the side that it is on.
    case told(low: [Inline], high: [Inline])
    /// How far it is from the right one.
    case gap
  }

  /// The choices, chosen by `1`…`4`; empty when a number is wanted.
  public var choices: [[Inline]] {
    if case .choice(let options, _) = answer { options.map(\.text) } else { [] }
  }

  /// True when a number is to be typed.
  public var wantsNumber: Bool { if case .number = answer { true } else { false } }

  /// What can be an answer, for somebody whose text was none.
  public var rule: String {
    wantsNumber
      ? "Type a number such as 0.25, 0,25 or 1/4"
      : "Type the number of an answer, 1–\(choices.count)"
  }
}

// MARK: - Answering

extension Question {
  /// The reply to a typed text, the number of a choice or a number; nil when it cannot be an answer.
  public func reply(to text: String) -> Reply? {
    switch answer {
    case .choice(let options, let right?):
      guard let number = Int(text.filter { $0 != " " }), options.indices.contains(number - 1)
      else { return nil }
      let chosen = options[number - 1]
      let isRight = number - 1 == right
      return reply(
        isRight ? .right : .wrong, given: chosen.text.plainText,
        truth: options[right].known.plainText, hint: isRight ? [] : chosen.hint)
    case .number(let truth?):
      guard let given = TypedNumber.read(text, near: truth.value) else { return nil }
      let isRight = abs(given - truth.value) <= truth.slack
      return reply(
        isRight ? .right : .wrong, given: Facts.text(given, as: truth.format), truth: truth.text,
        hint: isRight ? [] : truth.hint(for: given))
    case .choice(_, nil), .number(nil): return nil
    }
  }

  /// The reply to no answer.
  public var skipped: Reply {
    let truth: String? =
      switch answer {
      case .choice(let options, let right): right.map { options[$0].known.plainText }
      case .number(let number): number?.text
      }
    return reply(.skipped, given: "", truth: truth ?? "?")
  }

  private func reply(
    _ verdict: Reply.Verdict, given: String, truth: String, hint: [Inline] = []
  ) -> Reply {
    Reply(verdict: verdict, given: given, truth: truth, hint: hint, explanation: explanation)
  }
}

extension Question.RightNumber {
  fileprivate func hint(for given: Double) -> [Inline] {
    if let mistake = mistakes.first(where: { abs(given - $0.value) <= slack }) {
      return mistake.hint
    }
    switch misses {
    case .told(let low, let high): return given < value ? low : high
    case .gap:
      return [.text("\(Numerals.value(abs(given - value))) too \(given < value ? "low" : "high").")]
    }
  }
}

// MARK: - A question before a reveal

extension Question {
  /// A question about what a place of the walk brings: by `choices` and the `right` one of them, else
  /// by the `number` itself.
  init(
    quantity: AskedQuantity, question: String, choices: [String] = [], right: Int? = nil,
    number: Double, shown: String, why: String
  ) {
    self.quantity = quantity
    text = [.text(question)]
    self.shown = shown
    explanation = [.text(why)]
    answer =
      choices.isEmpty
      // Within 2 % of the number counts as right, or a unit of the fourth decimal as it is shown.
      ? .number(
        RightNumber(
          value: number, text: shown, slack: max(0.02 * abs(number), 1e-4), misses: .gap))
      : .choice(
        choices.map { Option(text: [.text($0)], known: [.text($0)], hint: []) }, right: right)
  }
}
