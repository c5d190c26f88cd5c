import Foundation
import TestSupport
import Testing
import Workbench

/// The keys in the README are those of the key table.
@Suite(.serialized) struct ReadmeTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")

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
