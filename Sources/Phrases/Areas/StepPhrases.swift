import LessonKit

/// What is said in the stepper beside what is said of a walk.
public protocol StepPhrases: Sendable {
  /// Over its keys.
  func title(_ has: StepKeys) -> String
  /// What the keys of asking first do.
  var askFirst: KeyText { get }
  /// That questions come from now on; in plain text without their key.
  func asks(isPlain: Bool) -> String
  /// That no more questions come, and how the guesses went, if any was made.
  func asksNoMore(_ score: GuessScore?) -> String
  /// That stops were set from outside.
  var hasStops: String { get }
}

/// What has the keys of the stepper.
public enum StepKeys: Sendable {
  /// The walk.
  case walk
  /// A search.
  case search
  /// A question with choices.
  case choice
  /// A question for a number.
  case number
}
