import CellCanvas
import Foundation
import TestSupport
import Testing
import Workbench

/// The README shows what the program shows: its screen, and the keys of the key table.
@Suite(.serialized) struct ReadmeTests {
  static let file = Sources.root.appending(path: "README.md")

  /// The picture at its top is the one that `S` writes.
  @Test func theReadmeHasAScreenOfTheStepper() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", ":")
    program.send(.input(.paste("blame dense_2")))
    program.press("Enter", "S")
    guard case .saveScreen(_, let svg)? = program.effects.last else {
      Issue.record("S saves the screen")
      return
    }
    let picture = Sources.root.appending(path: ".github/step.svg")
    #expect(Golden.difference(svg, fromFile: picture) == nil)
    let readme = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(readme.contains("](.github/step.svg)"))
  }

  @Test func theReadmeHasTheKeysOfTheStepper() throws {
    #expect(
      Golden.difference(
        Self.table(try Self.rows("s")), fromPart: "keys in Step", of: Self.file) == nil)
  }

  /// What a lesson has beside the keys of the walk, for reading it and for its questions.
  @Test func theReadmeHasTheKeysOfALesson() throws {
    let reading = try Self.rows("Enter", "Esc")
    let rows = reading.prefix(3) + (try Self.rows("Enter", "PgDn*2")) + reading.dropFirst(3)
    var seen = Set(try Self.rows("s").map(\.words))
    #expect(
      Golden.difference(
        Self.table(rows.filter { seen.insert($0.words).inserted }), fromPart: "keys in a lesson",
        of: Self.file) == nil)
  }

  /// The keys that are offered after some were pressed.
  private static func rows(_ keys: String...) throws -> [KeyWords] {
    var program = try Program()
    for key in keys { program.press(key) }
    return program.state.keys
  }

  /// Rows of keys as a table of Markdown.
  private static func table(_ rows: some Sequence<KeyWords>) -> String {
    (["| keys | what they do |", "|---|---|"] + rows.map { "| `\($0.shown)` | \($0.words) |" })
      .joined(separator: "\n")
  }
}
