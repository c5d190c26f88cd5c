import Foundation
import Legibility
import Testing

@Suite struct LegibilityTests {
  /// Controls of 7 and 8 bits, separators, and what is no character.
  static let steering: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0xFFFE...0xFFFF, 0x10FFFF...0x10FFFF,
  ]

  /// Directions, isolates, joiners, fillers, tags, selectors.
  static let hidden: [ClosedRange<UInt32>] = [
    0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x180E...0x180E, 0x200B...0x200F,
    0x202A...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF,
    0xFFA0...0xFFA0, 0xFFF9...0xFFFB, 0xE0001...0xE0001, 0xE0020...0xE007F, 0xE0100...0xE01EF,
  ]

  @Test(arguments: steering)
  func `what steers is replaced`(range: ClosedRange<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) {
      #expect(scalar.legibility == .steering)
      let isLine = scalar == "\n" || scalar == "\t"
      #expect("a\(scalar)b".legibleLine == (scalar == "\t" ? "a b" : "a\u{FFFD}b"))
      #expect("a\(scalar)b".legibleText == (isLine ? "a\(scalar)b" : "a\u{FFFD}b"))
    }
  }

  @Test(arguments: hidden)
  func `what is hidden is left out`(range: ClosedRange<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) {
      #expect(scalar.legibility == .hidden)
      #expect("a\(scalar)b".legibleLine == "ab")
      #expect("a\(scalar)b".legibleText == "ab")
    }
  }

  @Test(arguments: [
    "plain text, 12.5 %", "Ünïcode − “quotes” …", "日本語のファイル.csv", "נְקֻדּוֹת", "हिन्दी", "e\u{301}", "⣀▀│",
  ])
  func `what people write stays`(text: String) {
    #expect(text.legibleLine == text)
    #expect(text.legibleText == text)
  }

  /// Nothing of a JSON value is lost: what may not be shown stands by its escape.
  @Test(arguments: [false, true]) func `JSON escapes what is not seen`(inASCII: Bool) throws {
    for range in Self.steering + Self.hidden {
      for scalar in range.compactMap(Unicode.Scalar.init) where scalar.value > 0x1F {
        let shown = "{\"a\":\"x\(scalar)y\"}".legibleJSON(inASCII: inASCII)
        #expect(shown.unicodeScalars.allSatisfy { $0.legibility == .seen && $0.isASCII })
        let read = try JSONDecoder().decode([String: String].self, from: Data(shown.utf8))
        #expect(read["a"] == "x\(scalar)y")
      }
    }
    #expect("\"ü→\u{202E}b\"".legibleJSON(inASCII: false) == "\"ü→\\u202eb\"")
    #expect("\"ü→𝛿\"".legibleJSON(inASCII: true) == "\"\\u00fc\\u2192\\ud835\\udeff\"")
    let tower = "\"a" + String(repeating: "\u{301}", count: 9) + "\""
    #expect(tower.legibleJSON(inASCII: false).contains("\u{301}\\u0301\\u0301\\u0301"))
  }

  @Test func `no character carries a tower of marks`() {
    let tower = "a" + String(repeating: "\u{301}", count: 1_000) + "b"
    #expect(tower.legibleLine.unicodeScalars.count == 6)
    #expect(tower.legibleLine.hasSuffix("b"))
  }

  @Test func `a long text is cut in its middle`() {
    let text = "beginning" + String(repeating: "-", count: 8_000) + "end"
    let cut = text.shortened(to: 40)
    #expect(cut.count == 40)
    #expect(cut.hasPrefix("beginning-") && cut.contains("-…-") && cut.hasSuffix("-end"))
    #expect("as it is".shortened(to: 8) == "as it is")
    #expect("one more".shortened(to: 1) == "…")
  }
}
