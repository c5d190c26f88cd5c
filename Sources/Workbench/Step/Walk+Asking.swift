import LessonKit
import TimeTravel

/// Asking before telling, in the walk: what opens a question, and what the learner does about it.
extension Walk {
  /// Goes on as the learner wants to be asked, with the score so far.
  ///
  /// What the place that it stands at brings is asked for too: nobody has seen it yet.
  mutating func beginAsking(_ isOn: Bool, after other: Asking?) {
    if let other { asking.goOn(from: other) }
    if case .scenario(let scenario) = origin { asking.blank = scenario.blank }
    asking.isOn = isOn
    arrive()
  }
}
