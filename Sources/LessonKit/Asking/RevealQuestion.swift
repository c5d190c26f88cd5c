import NeuralCore
import TimeTravel

/// A question about what a place of the walk brings, asked before it is shown.
///
/// The right answer is taken from the place's own numbers.
public struct RevealQuestion: Sendable, Equatable {
  /// What it asks for.
  public let quantity: AskedQuantity
  /// What is asked.
  public let question: String
  /// What can be chosen; empty when a number is to be typed.
  public internal(set) var choices: [String] = []
  /// The choice that is right, from 0; nil when a number is asked for.
  var right: Int?
  /// The number that is hidden: the one that is asked for, or the one that decides the choice.
  let number: Double
  /// How the walk shows that number.
  public let shown: String
  /// Why it is so, one sentence.
  let why: String

  /// True when a number is to be typed.
  public var wantsNumber: Bool { choices.isEmpty }

  /// What can be an answer, for somebody whose text was none.
  public var rule: String {
    wantsNumber
      ? "Type a number such as 0.25, 0,25 or 1/4"
      : "Type the number of an answer, 1–\(choices.count)"
  }

  /// The reply to a typed text, the number of a choice or a number; nil when it cannot be an answer.
  public func reply(to text: String) -> Reply? {
    if let right {
      guard let number = Int(text.filter { $0 != " " }), choices.indices.contains(number - 1) else {
        return nil
      }
      return reply(
        number - 1 == right ? .right : .wrong, given: choices[number - 1], truth: choices[right])
    }
    guard let given = Examiner.number(text, near: number) else { return nil }
    let written = Numerals.value(given)
    if isNear(given) { return reply(.right, given: written, truth: shown) }
    let gap = "\(Numerals.value(abs(given - number))) too \(given < number ? "low" : "high")."
    return reply(.wrong, given: written, truth: shown, hint: gap)
  }

  /// The reply to no answer.
  public var skipped: Reply {
    reply(.skipped, given: "", truth: right.map { choices[$0] } ?? shown)
  }

  /// How near counts as right: 2 % of the number, or a unit of the fourth decimal as it is shown.
  private func isNear(_ given: Double) -> Bool {
    abs(given - number) <= max(0.02 * abs(number), 1e-4)
  }

  private func reply(
    _ verdict: Reply.Verdict, given: String, truth: String, hint: String = ""
  ) -> Reply {
    Reply(
      verdict: verdict, given: given, truth: truth, hint: hint.isEmpty ? [] : [.text(hint)],
      explanation: [.text(why)])
  }
}
