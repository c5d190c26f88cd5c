import Foundation
import LessonKit
import TestSupport
import Testing

@Suite struct LessonFuzzTests {
  /// Damages the small lesson a few thousand times; every reading ends with a value or an error.
  @Test func damagedTextIsReadOrRefused() {
    var random = SplitMix(state: 20_261_124)
    let good = Array(SmallLesson.text.unicodeScalars)
    for _ in 0..<3_000 {
      let text = damaged(good, &random)
      do {
        let lesson = try Lesson(text, file: "fuzz.md")
        #expect(!hasControlCharacters("\(lesson)"))
      } catch {
        #expect(!error.message.isEmpty)
        #expect(!hasControlCharacters(error.message), "\(error)")
      }
    }
  }

  @Test func deepNestingEnds() {
    for opening in ["- ", "> ", "*a **b ", "[", "{{( ", "((("] {
      let text = SmallLesson.with(
        "It is done.", String(repeating: opening, count: 5_000) + "x")
      _ = try? Lesson(text, file: "deep.md")
    }
    let yaml = SmallLesson.with("goals: [", "goals: " + String(repeating: "[", count: 2_000))
    #expect(throws: LessonError.self) { try Lesson(yaml, file: "deep.md") }
  }

  private static let pieces = [
    "{{", "}}", "```", "---", "\n", ": ", "- ", "\u{1B}[2J", "\u{0}", "&a", "*a", "|", "##",
    "{{p 5}}",
    "\u{E000}7\u{E001}", "(", "\"", "'", "9999999999999999999", "-1", "é", "轍", "\u{202E}",
  ]

  private func damaged(_ good: [Unicode.Scalar], _ random: inout SplitMix) -> String {
    var text = good
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      let index = Int.random(in: 0..<text.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text.remove(at: index)
      case 1: text.removeSubrange(index..<min(text.count, index + 40))
      case 2:
        text.insert(
          contentsOf: Self.pieces.randomElement(using: &random)!.unicodeScalars, at: index)
      default: text.insert(Unicode.Scalar(UInt8.random(in: 0...255, using: &random)), at: index)
      }
      if text.isEmpty { text = good }
    }
    return String(String.UnicodeScalarView(text))
  }

  private func hasControlCharacters(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E
    }
  }
}
