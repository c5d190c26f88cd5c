import CellCanvas
import Testing
import Workbench

/// The terminal's own cursor rests on what is marked, for screen readers and braille displays.
@Suite struct MarkedCellTests {
  /// How far a key moves the marked cell.
  private func way(_ key: String, _ program: inout Program) throws -> Point {
    let from = try #require(program.canvas.mark)
    program.press(key)
    let to = try #require(program.canvas.mark)
    return Point(x: to.x - from.x, y: to.y - from.y)
  }

  private static let looks = [Look(), Look(glyphs: .ascii, depth: .none)]

  @Test(arguments: looks) func aPixelOfADigitIsMarkedOnceOneIsInItsPicture(_ look: Look) throws {
    var program = try Program("80x24", look: look)
    program.press("d")
    #expect(program.lines[try #require(program.canvas.mark).y].contains("▶"))
    program.press("Tab")
    #expect(try way("Right", &program) == Point(x: 1, y: 0))
    #expect(try way("Down*2", &program) == Point(x: 0, y: 1))
  }

  @Test(arguments: looks) func thePenIsMarkedOnTheSheet(_ look: Look) throws {
    var program = try Program("80x24", look: look)
    try program.open(.draw(DrawTests.reader.get(), on: nil))
    #expect(try way("Left", &program) == Point(x: -1, y: 0))
    #expect(try way("Up*2", &program) == Point(x: 0, y: -1))
    program.press("space", "Right", "f")
    #expect(try way("Right", &program) == Point(x: 1, y: 0))
  }

  @Test func theCursorOfACurveIsMarkedInIt() throws {
    var program = try PointsTraining(epochs: 20).program(Size(width: 120, height: 40))
    program.press("Right*10")
    for _ in 0..<7 where !program.screen.contains("learning by heart?") { program.press("v") }
    program.press("Tab")
    #expect(try way("Left*3", &program).x < 0)
  }
}
