import LessonKit

/// What is said to numbers that somebody reckoned.
public protocol IdeaPhrases: Sendable {
  /// That a number is right.
  func right(_ value: String) -> String
  /// That it is not, and of which ideas it comes; where it is of too many, that a factor is asked for.
  func wrong(_ given: String, ideas: [WrongIdea], isAmbiguous: Bool) -> String
  /// What an idea does, behind "That number comes out when".
  func says(_ idea: WrongIdea) -> String
}
