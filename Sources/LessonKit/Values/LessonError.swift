import Legibility

/// What is wrong with a lesson, in one sentence, and where.
public struct LessonError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The lesson's file as it was given.
  public let file: String
  /// The line, counted from 1; 0 when it is the file as a whole.
  public let line: Int
  /// What was wrong, the rule, and what was found.
  public let message: String

  /// Makes an error about one line of a file.
  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `lesson.md:12: unknown …`; a name or a message that would fill a screen is cut in its middle.
  public var description: String {
    let place = file.shortened(to: 160) + (line > 0 ? ":\(line)" : "")
    return "\(place): \(message.shortened(to: 480))"
  }
}
