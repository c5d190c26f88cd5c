import CellCanvas
import Testing
import Workbench

/// `S`: the screen as text and as SVG, wherever one is.
@Suite struct SavedScreenTests {
  /// What was asked to be written last.
  private func saved(_ program: Program) -> (text: String, svg: String)? {
    if case .saveScreen(let text, let svg)? = program.effects.last { (text, svg) } else { nil }
  }

  @Test(arguments: [
    [], ["s"], ["s", "Right", "v"], ["t"], ["d"], ["l"], ["c"], ["Enter"], ["s", "?"],
    ["s", "b"], ["s", "a", "Right"], ["s", "a", ":", "text:loss", "Enter"], ["s", "Right", "Y"],
  ])
  func everyScreenIsSavedAsItIsSeen(_ keys: [String]) throws {
    var program = try Program(Size(width: 80, height: 24))
    for key in keys { program.press(key) }
    program.press("C-l")
    let screen = program.screen
    program.press("S")
    let saved = try #require(self.saved(program), "\(keys)")
    #expect(saved.text == screen)
    #expect(saved.svg.contains("<title>Wadachi · "))
    #expect(program.screen == screen)
  }

  @Test func aLetterThatIsTypedIsALetter() throws {
    var program = try Program()
    program.press("s", ":", "S")
    #expect(saved(program) == nil)
    #expect(program.sentence.contains("Go to: S"))
  }
}
