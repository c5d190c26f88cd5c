import LessonKit
import TimeTravel

/// Asking before telling, in the walk: what opens a question, and what the learner does about it.
extension Walk {
  /// Whose the keys are while a question is open; nil when none is.
  var questionMode: Mode? { asking.question.map { $0.wantsNumber ? .guessNumber : .guess } }

  /// The walk has come somewhere: opens the question of the place, if it has one to ask.
  ///
  /// What is blanked cannot be jumped over: the walk stands there first.
  mutating func arrive() {
    if let blanked = asking.arrive(at: moment) {
      try? timeline.go(to: Target(place: blanked))
      _ = asking.arrive(at: moment)
    }
    guard asking.question != nil else { return }
    isRunning = false
    repeatCount = nil
    typed = ""
  }

  /// Goes on as the learner wants to be asked, with the score so far.
  ///
  /// What the place that it stands at brings is asked for too: nobody has seen it yet.
  mutating func beginAsking(_ isOn: Bool, after other: Asking?) {
    if let other { asking.goOn(from: other) }
    if case .scenario(let scenario) = origin { asking.blank = scenario.blank }
    asking.isOn = isOn
    arrive()
  }

  /// Answers the open question with what was typed; returns what can be an answer when that is none.
  mutating func answer() -> String? {
    let rule = asking.question?.rule
    let isAnswer = asking.answer(typed)
    typed = ""
    return isAnswer ? nil : rule.map { "\($0), then Enter; Esc skips." }
  }

  /// Closes the open question without an answer.
  mutating func skip() {
    asking.skip()
    typed = ""
  }
}
