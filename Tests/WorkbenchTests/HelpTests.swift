import CellCanvas
import TestSupport
import Testing
import Workbench

/// The help over a screen: every key can be read in the smallest window.
@Suite struct HelpTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func theHelpOfTheStepper(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.press("s", "?")
    var screens = [learner.screen]
    try learner.press("G")
    screens.append(learner.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "help-step-\(size.width).txt")
        == nil)
  }

  @Test(arguments: [("s", Mode.step), ("t", .train), ("d", .data), ("Enter", .learn)], sizes)
  func everyRowIsSeenByScrolling(_ screen: (key: String, mode: Mode), _ size: Size) throws {
    var learner = try Learner(size)
    try learner.press(screen.key, "?")
    var seen: [String] = []
    repeat {
      seen.append(learner.screen)
      try learner.press("Down")
    } while learner.screen != seen.last
    for binding in KeyTable.bindings(in: screen.mode) {
      #expect(seen.contains { $0.contains(binding.words) }, "“\(binding.words)” is not seen")
    }
    try learner.press("Up", times: seen.count)
    #expect(learner.screen == seen.first)
  }

  @Test func aPageAndTheEndsAreReachedAtOnce() throws {
    var learner = try Learner(Self.sizes[0])
    try learner.press("Enter", "?")
    let top = learner.screen
    try learner.press("End")
    let end = learner.screen
    #expect(top != end)
    #expect(top.contains("rows 1–20 of ") && top.contains(" · ↓ ↑ scroll"))
    try learner.press("PgUp")
    #expect(learner.screen == top)
    try learner.press("PgDn")
    #expect(learner.screen == end)
    learner.send(.input(.mouse(MouseEvent(.wheelUp, at: Point(x: 40, y: 10)))))
    try learner.press("g")
    #expect(learner.screen == top)
    try learner.press("?")
    #expect(!learner.screen.contains("Keys:"))
  }
}
