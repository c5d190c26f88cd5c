import LessonKit

/// What is said in the stepper, in English.
struct EnglishStep: StepPhrases {
  let askFirst = KeyText(
    "ask me first: guess before each reveal; on or off", hint: "a ask first")
  let hasStops = "c goes on to the next stop; b lists the stops."

  func title(_ has: StepKeys) -> String {
    switch has {
    case .walk: "Step"
    case .search: "While a search runs"
    case .choice: "While you are asked first"
    case .number: "While you are asked for a number"
    }
  }

  func asks(isPlain: Bool) -> String {
    "You are asked before each reveal from the next place on."
      + (isPlain ? "" : " a turns it off.")
  }

  func asksNoMore(_ score: GuessScore?) -> String {
    guard let score, !score.isEmpty else { return "You are not asked any more." }
    return "You are not asked any more. \(EnglishQuestions().guesses(score))"
  }
}
