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

  /// What stands before the number that is typed.
  func typed(_ text: String) -> String
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

  // MARK: What is said to it

  /// How a question was closed, and what is right.
  func verdict(_ verdict: Reply.Verdict, given: String, truth: String) -> String
  /// That an answer is wrong, before a second try; what is right is not told.
  func tryAgain(given: String) -> String
  /// How far a number was from the right one, below 0 where it was too low.
  func off(by gap: Double) -> String
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
    verdict(reply.verdict, given: given(in: reply), truth: truth(of: reply.question) ?? "?")
  }

  /// That a first answer is wrong, and that there is a second try.
  public func tryAgain(after reply: Reply) -> String { tryAgain(given: given(in: reply)) }

  /// What there is to say about a mistake; empty where there is nothing.
  public func remark(in reply: Reply) -> [Inline] {
    switch reply.remark {
    case nil: []
    case .told(let words): words
    case .ideas(let ideas): [.text(comesOut(of: ideas))]
    case .off(let gap): [.text(off(by: gap))]
    }
  }

  /// Why the right answer is right.
  public func explanation(in reply: Reply) -> [Inline] {
    switch reply.question.subject {
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
    case .number(let text): text
    }
  }

  /// The right answer; nil where none can be said to be.
  public func truth(of question: Question) -> String? {
    switch question.answer {
    case .number(let number): number?.text
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
