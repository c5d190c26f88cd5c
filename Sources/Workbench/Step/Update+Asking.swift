import LessonKit
import ModelFiles

extension AppState {
  /// What a key does in the stepper while a question is open: it answers, or waits.
  mutating func performGuess(_ command: Command) -> [Effect] {
    switch command {
    case .choose(let number): step?.typed = String(number)
    case .answer: notice = step?.answer()
    case .skip: step?.skip()
    case .askFirst: return toggleAsking()
    case .leave: return leaveWalk()
    default: break
    }
    return []
  }

  /// Turns asking before each reveal on or off, from day to day; a question that is open is skipped.
  mutating func toggleAsking() -> [Effect] {
    settings.asksFirst.toggle()
    step?.asking.isOn = settings.asksFirst
    if settings.asksFirst {
      notice = "You are asked before each reveal from the next place on. a turns it off."
    } else {
      step?.skip()
      let score = step?.asking.score
      let words = score.flatMap { $0.isEmpty ? nil : " Your guesses: \($0.words)." } ?? ""
      notice = "You are not asked any more.\(words)"
    }
    return [.saveSettings(settings)]
  }
}
