import CellCanvas
import TestSupport
import Testing
import Workbench

/// The help over a screen: every key can be read in the smallest window.
@Suite struct HelpTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func theHelpOfTheStepper(_ size: Size) throws {
    var program = try Program(size)
    program.press("s", "?")
    var screens = [program.screen]
    program.press("G")
    screens.append(program.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "help-step-\(size.width).txt")
        == nil)
  }

  @Test(arguments: ["s", "t", "d", "Enter"], sizes)
  func everyRowIsSeenByScrolling(_ key: String, _ size: Size) throws {
    var program = try Program(size)
    program.press(key)
    let rows = program.state.keys
    program.press("?")
    var seen: [String] = []
    repeat {
      seen.append(program.screen)
      program.press("Down")
    } while program.screen != seen.last
    for row in rows {
      #expect(seen.contains { $0.contains(row.words) }, "“\(row.words)” is not seen")
    }
    program.press("Up", times: seen.count)
    #expect(program.screen == seen.first)
  }

  /// Its signs are those that the screens draw.
  @Test func theSignsAndTheMouseAreExplained() throws {
    for (glyphs, signs) in [(GlyphSet.unicode, ["▶", "✓ ✗", "≈", "▲ ▼"]), (.ascii, [])] {
      var program = try Program(Self.sizes[0], look: Look(glyphs: glyphs))
      program.press("s", "?", "G")
      for words in signs + ["The signs", "The mouse", "Shift+drag", "exactly 0"] {
        #expect(program.screen.contains(words), "\(words)")
      }
    }
    var home = try Program(Self.sizes[0])
    home.press("?", "G")
    #expect(home.screen.contains("The mouse") && !home.screen.contains("The signs"))
  }

  @Test func aPageAndTheEndsAreReachedAtOnce() throws {
    var program = try Program(Self.sizes[0])
    program.press("Enter", "?")
    let top = program.screen
    program.press("End")
    let end = program.screen
    #expect(top != end)
    #expect(top.contains("rows 1–20 of ") && top.contains(" · ↓ ↑ scroll"))
    program.press("PgUp", times: 3)
    #expect(program.screen == top)
    program.press("PgDn", times: 3)
    #expect(program.screen == end)
    program.mouse(.wheelUp, 40, 10)
    #expect(program.screen != end)
    program.press("g")
    #expect(program.screen == top)
    program.press("?")
    #expect(!program.screen.contains("Keys:"))
  }
}
