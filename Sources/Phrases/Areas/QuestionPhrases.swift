import LessonKit

/// What is said around questions, and what is asked before a reveal of the walk.
///
/// A lesson's questions have the lesson's own words.
public protocol QuestionPhrases: Sendable {
  // MARK: Before a reveal

  /// What is asked.
  func text(of question: WalkQuestion) -> String
  /// What can be chosen, in the question's order; empty where a number is wanted.
  func choices(of question: WalkQuestion) -> [String]
  /// Why the right answer is right.
  func explanation(of question: WalkQuestion) -> String

  // MARK: A page

  /// What code is written in; nil of plain lines, which need no label.
  func name(of language: CodeLanguage) -> String?

  // MARK: Answering

  /// What stands before the number, the order or the line that is typed.
  func typed(_ text: String, in question: Question) -> String
  /// What can be done with an open question, below it.
  func ways(of question: Question) -> String
  /// That a number may be a fraction.
  var fractionsAreFine: String { get }
  /// What can be an answer and how it is given, for somebody whose text was none.
  func rule(of question: Question, isPlain: Bool) -> String

  /// Choosing an answer.
  func choosing(_ count: Int) -> KeyText
  /// Giving the answer.
  var answering: KeyText { get }
  /// Skipping the question.
  var skipping: KeyText { get }
  /// The key that leads to what a wrong answer gets wrong.
  var toFactor: KeyText { get }

  // MARK: What is said to it

  /// How a question was closed, and what is right.
  func verdict(_ verdict: Reply.Verdict, given: String, truth: String) -> String
  /// That an answer is wrong, before a second try; what is right is not told.
  func tryAgain(given: String, isPlain: Bool) -> String
  /// How far a number was from the right one, below 0 where it was too low.
  func off(by gap: Double) -> String
  /// On which side of the right one a number was.
  func side(isLow: Bool) -> String
  /// That a number is right as far as it goes, and that so many digits are wanted.
  func fewDigits(wanted: Int) -> String
  /// That a number follows rightly from an earlier one, which was wrong.
  var carried: String { get }
  /// That a line of the learner's own is kept; a line that could be written stands below it.
  var kept: String { get }
  /// What stands before a line that could be written.
  var model: String { get }
  /// Of which common wrong ideas a number comes.
  func comesOut(of ideas: [WrongIdea]) -> String
  /// How the guesses went.
  func score(_ score: GuessScore) -> String
  /// How the guesses went, in a sentence.
  func guesses(_ score: GuessScore) -> String

  // MARK: The box

  /// The title over a question, and over what is said to the answer.
  func boxTitle(isOpen: Bool) -> String
}

extension QuestionPhrases {
  /// What is asked.
  public func text(of question: Question) -> [Inline] {
    switch question.subject {
    case .lesson(let words): words.text
    case .walk(let asked): [.text(text(of: asked))]
    }
  }

  /// What can be chosen; empty where a number is wanted.
  public func choices(of question: Question) -> [[Inline]] {
    switch question.subject {
    case .lesson(let words): words.choices.map(\.text)
    case .walk(let asked): choices(of: asked).map { [.text($0)] }
    }
  }

  /// How a question was closed, and what is right.
  public func verdict(of reply: Reply) -> String {
    if case .text = reply.question.answer { return reply.given == nil ? "" : kept }
    return verdict(reply.verdict, given: given(in: reply), truth: truth(of: reply.question) ?? "?")
  }

  /// That a first answer is wrong, and that there is a second try.
  public func tryAgain(after reply: Reply, isPlain: Bool) -> String {
    tryAgain(given: given(in: reply), isPlain: isPlain)
  }

  /// What there is to say about a mistake; empty where there is nothing.
  public func remark(in reply: Reply) -> [Inline] {
    switch reply.remark {
    case nil: []
    case .told(let words): words
    case .ideas(let ideas): [.text(comesOut(of: ideas))]
    case .off(let gap): [.text(off(by: gap))]
    case .side(let isLow): [.text(side(isLow: isLow))]
    case .fewDigits(let wanted): [.text(fewDigits(wanted: wanted))]
    case .carried: [.text(carried)]
    }
  }

  /// Why the right answer is right.
  public func explanation(in reply: Reply) -> [Inline] {
    if case .text(let model) = reply.question.answer { return [.text(self.model)] + model }
    return switch reply.question.subject {
    case .lesson(let words): words.explanation
    case .walk(let asked): [.text(explanation(of: asked))]
    }
  }

  /// All that is said to an answer in a row: right or wrong, what it is, and why.
  public func sentences(on reply: Reply) -> String {
    [verdict(of: reply), remark(in: reply).plainText, explanation(in: reply).plainText]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the learner answered; empty when skipped.
  public func given(in reply: Reply) -> String {
    switch reply.given {
    case nil: ""
    case .choice(let index): choices(of: reply.question)[index].plainText
    case .number(let text), .text(let text): text
    case .order(let steps): Self.numbered(steps)
    }
  }

  /// Steps by their numbers as they are listed: `3 1 2`.
  private static func numbered(_ steps: [Int]) -> String {
    steps.map { "\($0 + 1)" }.joined(separator: " ")
  }

  /// The right answer; nil where none can be said to be.
  public func truth(of question: Question) -> String? {
    switch question.answer {
    case .number(let number): number?.text
    case .order(_, let right, _): right.first.map(Self.numbered)
    case .text: nil
    case .choice(_, let right):
      right.map { index in
        guard case .lesson(let words) = question.subject else {
          return choices(of: question)[index].plainText
        }
        return words.choices[index].known.plainText
      }
    }
  }
}
