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
  /// The number that a choice is about, which may be typed in place of one; nil where there is none.
  private(set) var hidden: RightNumber?

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
    /// The choices, or the steps that are to be put into order; empty where a number is wanted.
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
    /// So many steps in their order, by their numbers from 0 as they are listed; each of `right` is.
    case order(of: Int, right: [[Int]], hint: [Inline])
    /// A line of text, and one that could be written.
    case text(model: [Inline])
  }

  /// The number that is right, and what to tell about others.
  public struct RightNumber: Sendable, Equatable {
    /// The number.
    public let value: Double
    /// How it is written.
    public let text: String
    /// How far from it still counts as right.
    let slack: Double
    /// How many digits are wanted; nil where what is nearly right is right.
    public var digits: Int?
    /// How many digits there is need to speak of: none of a whole number, which is typed as it is.
    public var spokenDigits: Int? { abs(value - value.rounded()) < 1e-6 ? nil : digits }
    /// How a given number is written.
    var format = LiveNumber.Format.value
    var mistakes: [KnownMistake] = []
    /// The numbers that common wrong ideas lead to, the nearest first.
    var ideas: [IdeaNumber] = []
    /// What follows from the learner's own earlier number; nil where nothing does.
    var carried: Double?
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
    /// Where the factor stands that it gets wrong.
    let factor: Target?

    /// The number that an idea makes of what is asked for; nil where it makes none.
    init?(_ idea: WrongIdea, of asked: AskedNumber) {
      guard let value = asked.number(of: idea) else { return nil }
      self.idea = idea
      self.value = value
      factor = asked.factor(of: idea)
    }
  }

  /// What to tell about a number that is wrong by no known mistake.
  enum Misses: Sendable, Equatable {
    /// These words, by the side that it is on.
    case told(low: [Inline], high: [Inline])
    /// How far it is from the right one.
    case gap
    /// On which side of the right one it lies.
    case side
  }

  /// What of the walk it asks for; nil for a question of a lesson.
  public var quantity: AskedQuantity? {
    if case .walk(let question) = subject { question.quantity } else { nil }
  }

  /// Whether nothing can be said to be right, because its page is broken.
  public var isBroken: Bool {
    switch answer {
    case .choice(_, nil), .number(nil): true
    case .choice, .number, .order, .text: false
    }
  }

  /// How many choices there are, chosen by `1`…`4`; 0 when something is to be typed.
  public var choiceCount: Int { if case .choice(let count, _) = answer { count } else { 0 } }

  /// True when something is to be typed: a number, an order of steps, a line of text.
  public var wantsTyping: Bool { if case .choice = answer { false } else { true } }
}

// MARK: - Answering

extension Question {
  /// The reply to a typed text, the number of a choice or a number; nil when it cannot be an answer.
  public func reply(to text: String) -> Reply? {
    switch answer {
    case .choice(let count, let right?):
      guard let number = Int(text.filter { $0 != " " }), (1...count).contains(number) else {
        return hidden == nil ? nil : ofItsNumber.reply(to: text)
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
        given: .number(truth.digits == nil ? Facts.text(given, as: truth.format) : text.onOneLine),
        number: given, remark: isRight ? nil : truth.remark(on: given, typedAs: text),
        factor: isRight ? nil : truth.factor(given, typedAs: text))
    case .order(let count, let right, let hint):
      let given = text.compactMap(\.wholeNumberValue).map { $0 - 1 }
      guard given.sorted() == Array(0..<count) else { return nil }
      let isRight = right.contains(given)
      return Reply(
        self, isRight ? .right : .wrong, given: .order(given), remark: isRight ? nil : .told(hint))
    case .text:
      let line = text.onOneLine
      guard (1...Self.longestLine).contains(line.count) else { return nil }
      return Reply(self, .right, given: .text(line), remark: nil)
    case .choice(_, nil), .number(nil): return nil
    }
  }

  /// The most characters of a line in one's own words.
  public static let longestLine = 500

  /// The reply to no answer.
  public var skipped: Reply { Reply(self, .skipped, given: nil, remark: nil) }

  private func hint(forChoice choice: Int) -> [Inline]? {
    if case .lesson(let words) = subject { words.choices[choice].hint } else { nil }
  }
}

extension Question.RightNumber {
  fileprivate func remark(on given: Double, typedAs text: String) -> Reply.Remark {
    if let digits, Judgement.meets(value, given, typedAs: text) {
      return .fewDigits(wanted: digits)
    }
    if let carried, Judgement.meets(carried, given, typedAs: text) { return .carried }
    if let mistake = mistakes.first(where: { mistake in
      digits == nil
        ? abs(given - mistake.value) <= slack : Judgement.meets(mistake.value, given, typedAs: text)
    }) {
      return .told(mistake.hint)
    }
    let met = met(given, typedAs: text)
    if !met.isEmpty { return .ideas(met.map(\.idea)) }
    return switch misses {
    case .told(let low, let high): .told(given < value ? low : high)
    case .gap: .off(by: given - value)
    case .side: .side(isLow: given < value)
    }
  }
}

extension Question.RightNumber {
  /// The ideas that a number comes of, none where there are more than two.
  private func met(_ given: Double, typedAs text: String) -> [Question.IdeaNumber] {
    let met = ideas.filter { Judgement.meets($0.value, given, typedAs: text) }
    return (1...2).contains(met.count) ? met : []
  }

  /// Where the factor of the idea stands that is named first; nil where none is.
  fileprivate func factor(_ given: Double, typedAs text: String) -> Target? {
    guard case .ideas = remark(on: given, typedAs: text) else { return nil }
    return met(given, typedAs: text).first?.factor
  }
}

// MARK: - A question before a reveal

extension Question {
  /// A question about what a place of the walk brings that is answered by one of some choices; `number`
  /// is what the place hides, and `old` what was known in its place.
  init(
    _ question: WalkQuestion, choices: Int, right: Int, hiding number: Float,
    insteadOf old: Float? = nil, at moment: Moment
  ) {
    subject = .walk(question)
    answer = .choice(of: choices, right: right)
    let value = Double(number)
    // What was there before is never right, however near: a tenth of the way from it is the most.
    let slack = old.map { abs(value - Double($0)) / 10 } ?? max(0.02 * abs(value), 5e-5)
    hidden = RightNumber(
      value: value, text: question.shown, slack: min(slack, abs(value) / 10),
      digits: old == nil ? nil : question.shown.significantDigits,
      ideas: Self.ideas(of: value, at: moment), misses: .gap)
  }

  /// The same question, with the number to be typed in place of a choice.
  var ofItsNumber: Question {
    guard let hidden, case .walk(var question) = subject else { return self }
    question.wantsNumber = true
    return Question(subject: .walk(question), answer: .number(hidden))
  }

  /// What common wrong ideas make of the number under the cursor, where that is the one.
  private static func ideas(of value: Double, at moment: Moment) -> [IdeaNumber] {
    guard let asked = AskedNumber(moment), asked.value == value else { return [] }
    return asked.ideas.compactMap { IdeaNumber($0, of: asked) }
  }

  /// A question about what a place of the walk brings that is answered by its number.
  ///
  /// Within 2 % of it counts as right, or a unit of the fourth decimal as it is shown.
  ///
  /// `moment` is where the number under the cursor is asked for, which wrong ideas are known of.
  init(_ question: WalkQuestion, number: Float, at moment: Moment? = nil) {
    let value = Double(number)
    let ideas = moment.map { Self.ideas(of: value, at: $0) } ?? []
    subject = .walk(question)
    answer = .number(
      RightNumber(
        value: value, text: question.shown, slack: max(0.02 * abs(value), 1e-4), ideas: ideas,
        misses: .gap))
  }
}

extension String {
  /// How many digits of a written number there are from the first that is not 0.
  fileprivate var significantDigits: Int { filter(\.isNumber).drop { $0 == "0" }.count }
}
