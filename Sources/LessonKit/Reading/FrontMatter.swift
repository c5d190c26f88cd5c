import Foundation
import NeuralCore

/// What stands between the two `---` lines at the head of a lesson.
struct FrontMatter {
  let id: String
  let title: String
  let minutes: Int
  let goals: [String]
  let constants: [String]
  let setup: Setup

  /// Reads the YAML text, whose first line is line 2 of the file.
  init(_ yaml: String, file: String, folder: URL?) throws(LessonError) {
    let fields = try Fields(
      yaml, what: "front matter", allowed: LessonKeys.frontMatter, line: 1, offset: 1, file: file)
    self.id = try fields.required("id")
    self.title = try fields.required("title")
    guard let minutes = try fields.whole("minutes", in: 1...60) else {
      throw fields.error("minutes", "“front matter” lacks “minutes”")
    }
    self.minutes = minutes
    self.goals = try fields.list("goals")
    self.constants = try fields.list("constants")
    self.setup = try Setup(fields, otherwise: nil, in: folder)
    if goals.isEmpty { throw fields.error("goals", "a lesson has at least one goal") }
  }
}

extension Fields {
  /// What a key describes in a text form of the core's; without the key `otherwise`, if there is one.
  func described<Value>(
    _ key: String, otherwise: Value? = nil, _ make: (String) throws(DescriptionError) -> Value
  ) throws(LessonError) -> Value {
    guard let text = try words(key) else {
      guard let otherwise else { throw error(key, "“\(what)” lacks “\(key)”") }
      return otherwise
    }
    do {
      return try make(text)
    } catch {
      throw self.error(key, error.message)
    }
  }
}
