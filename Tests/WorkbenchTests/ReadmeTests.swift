import CellCanvas
import Foundation
import TestSupport
import Testing
import Workbench

/// The README shows what the program shows: its screen, and the keys of the key table.
@Suite(.serialized) struct ReadmeTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")

  @Test func theReadmeHasAScreenOfTheStepper() throws {
    var learner = try Learner(Size(width: 80, height: 24))
    try learner.press("s", ":")
    learner.send(.input(.paste("blame dense_2")))
    try learner.press("Enter")
    let lines = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.reversed().drop { $0 == " " }.reversed()) }
    let picture = (["```"] + lines.reversed().drop { $0.isEmpty }.reversed() + ["```"])
      .joined(separator: "\n")
    #expect(Golden.difference(picture, fromPart: "picture of Step", of: Self.file) == nil)
  }

  @Test func theReadmeHasTheKeysOfTheStepper() {
    #expect(
      Golden.difference(
        Self.table(KeyTable.bindings(in: .step)), fromPart: "keys in Step", of: Self.file) == nil)
  }

  /// What a lesson has beside the keys of the walk, for reading it and for its questions.
  @Test func theReadmeHasTheKeysOfALesson() {
    let walking = Set(KeyTable.bindings(in: .step).map(\.words))
    let rows = KeyTable.bindings.filter { row in
      row.modes.contains { [.learn, .choice].contains($0) } && !walking.contains(row.words)
    }
    #expect(
      Golden.difference(Self.table(rows), fromPart: "keys in a lesson", of: Self.file) == nil)
  }

  /// Rows of the key table as a table of Markdown.
  private static func table(_ rows: [Binding]) -> String {
    (["| keys | what they do |", "|---|---|"] + rows.map { "| `\($0.shown)` | \($0.words) |" })
      .joined(separator: "\n")
  }
}
