import CellCanvas
import TerminalDriver
import Testing

@Suite struct TerminalSurroundingsTests {
  @Test(arguments: [
    (0, ColorDepth.none), (8, .eight), (16, .sixteen), (256, .indexed), (1 << 24, .direct),
  ])
  func `the number of colours decides the depth`(count: Int, depth: ColorDepth) {
    #expect(TerminalSurroundings(environment: [:]).look(colorCount: count).depth == depth)
  }

  @Test func `NO_COLOR is honoured when it is not empty`() {
    let refused = TerminalSurroundings(environment: ["NO_COLOR": "1"])
    #expect(refused.look(colorCount: 256).depth == .none)
    let empty = TerminalSurroundings(environment: ["NO_COLOR": ""])
    #expect(empty.look(colorCount: 256).depth == .indexed)
  }

  @Test func `ASCII is used when wanted, or when the locale has nothing else`() {
    #expect(TerminalSurroundings(environment: [:]).look(colorCount: 8).glyphs == .unicode)
    let wanted = TerminalSurroundings(environment: [:], wantsASCII: true)
    #expect(wanted.look(colorCount: 8).glyphs == .ascii)
    let poor = TerminalSurroundings(environment: [:], isUTF8: false)
    #expect(poor.look(colorCount: 8).glyphs == .ascii)
  }

  @Test(arguments: [
    ("15;0", Background.dark), ("0;15", .light), ("0;7", .light), ("12;default;8", .dark),
    ("nonsense", .dark),
  ])
  func `COLORFGBG tells dark from light`(value: String, background: Background) {
    let surroundings = TerminalSurroundings(environment: ["COLORFGBG": value])
    #expect(surroundings.look(colorCount: 8).background == background)
    let chosen = TerminalSurroundings(environment: ["COLORFGBG": value], background: .light)
    #expect(chosen.look(colorCount: 8).background == .light)
  }

  @Test func `every error is a sentence with a remedy`() {
    let errors: [TerminalError] = [
      .notATerminal, .unknownKind("x"), .cannotMoveCursor("dumb"), .noPipe,
    ]
    #expect(errors.allSatisfy { $0.description.hasSuffix(".") })
  }
}
