import CellCanvas
import TestSupport
import Testing

@Suite struct DrawingTests {
  static let mono = Look(depth: .none)

  static func ring(_ row: Int, _ column: Int) -> Float {
    let y = Float(row) - 13.5
    let x = Float(column) - 13.5
    return max(0, 1 - abs((x * x + y * y).squareRoot() - 8) / 3)
  }

  static let picture = HeatMap(
    rows: 28, columns: 28, values: (0..<784).map { ring($0 / 28, $0 % 28) }, scale: .unsigned(1))
  static let slope = HeatMap(
    rows: 4, columns: 15, values: (0..<60).map { Float($0 % 15 - 7) / 7 }, scale: .signed(1))

  private func everything(_ look: Look) -> String {
    var canvas = Canvas(Size(width: 80, height: 31))
    canvas.draw(Self.picture, x: 0, y: 0, look: look)
    canvas.draw(Self.picture.reduced(rows: 14, columns: 14), x: 30, y: 0, look: look)
    canvas.draw(Self.slope, x: 30, y: 8, look: look)
    canvas.legend(signed: true, low: "−1.000", high: "+1.000", x: 30, y: 11, look: look)
    canvas.legend(signed: false, high: "1.000", x: 30, y: 12, look: look)
    for row in 0..<9 {
      canvas.bar(Float(row) / 8, x: 50, y: row, width: 9)
      canvas.signedBar(Float(row - 4) / 4, x: 62, y: row, width: 13, look: look)
    }
    canvas.progress(0.2, x: 50, y: 10, width: 20)
    let wave = (-20...20).map { Float($0) / 20 }
    canvas.strip(wave, x: 50, y: 11, width: 20, scale: .signed(1), look: look)
    canvas.strip(wave.map { max(0, $0) }, x: 50, y: 12, width: 20, scale: .unsigned(1), look: look)
    let grid = wave.map { $0 * $0 * $0 }
    canvas.draw(NeuronGrid(grid, columns: 20, scale: .signed(1)), x: 50, y: 14, look: look)
    canvas.draw(
      NeuronGrid(grid.map(abs), columns: 20, scale: .unsigned(1)), x: 50, y: 18, look: look)
    let loss = (0...40).map { SIMD2(Float($0), 2.3 / (1 + Float($0) / 8)) }
    let validation = loss.map { SIMD2($0.x, $0.y + 0.3) }
    let plot = LinePlot(
      [.init(loss), .init(validation, isDotted: true)], x: 0...50, y: 0...2.6,
      ticks: [.init(2.3, "2.3"), .init(0.1, "0.1")], guide: .init(1.3, "a guide"), cursor: 20)
    canvas.draw(plot, in: Rect(x: 0, y: 21, width: 60, height: 10), look: look)
    return canvas.presented(in: look.glyphs).text
  }

  @Test func `pictures, bars and plots without colour`() {
    #expect(Golden.difference(everything(Self.mono), from: "drawings-mono.txt") == nil)
  }

  @Test func `pictures, bars and plots in ASCII`() {
    let look = Look(glyphs: .ascii, depth: .none)
    let text = everything(look)
    #expect(Golden.difference(text, from: "drawings-ascii.txt") == nil)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(!text.contains("?"))
  }

  @Test func `half blocks carry two values in a cell`() {
    var canvas = Canvas(Size(width: 2, height: 2))
    let map = HeatMap(rows: 3, columns: 2, values: [0, 1, 1, 0, 1, 1], scale: .unsigned(1))
    canvas.draw(map, x: 0, y: 0, look: Look(depth: .indexed))
    #expect(canvas[0, 0].scalar == "▀")
    #expect(canvas[0, 0].style.foreground == .rgb(8, 8, 8))
    #expect(canvas[0, 0].style.background == .rgb(238, 238, 238))
    #expect(canvas[0, 1].style.background == .terminal)
  }

  @Test func `the cursor in a picture is told by its colour, or reversed without any`() {
    let map = HeatMap(rows: 2, columns: 2, values: [0, 1, 1, 0], scale: .unsigned(1))
    var colored = Canvas(Size(width: 2, height: 1))
    colored.draw(map, x: 0, y: 0, look: Look(depth: .indexed), cursor: Point(x: 1, y: 1))
    #expect(colored[1, 0].style.background == .rgb(255, 0, 95))
    var plain = Canvas(Size(width: 2, height: 1))
    plain.draw(map, x: 0, y: 0, look: Self.mono, cursor: Point(x: 1, y: 1))
    #expect(plain[1, 0].style == .reverse)
  }

  @Test func `numbers that are none show as question marks`() {
    var canvas = Canvas(Size(width: 12, height: 4))
    canvas.draw(
      HeatMap(rows: 2, columns: 1, values: [.nan, 1], scale: .signed(1)), x: 0, y: 0,
      look: Self.mono)
    canvas.bar(.nan, x: 2, y: 0, width: 4)
    canvas.strip([.nan, 1], x: 0, y: 1, width: 1, scale: .signed(1), look: Self.mono)
    canvas.draw(NeuronGrid([.nan], columns: 1, scale: .signed(1)), x: 0, y: 2, look: Look())
    canvas.signedBar(.nan, x: 0, y: 3, width: 5, look: Self.mono)
    #expect(canvas.lines == ["? ?", "?", "?", "  │?"])
  }

  @Test func `a grid knows what is under the mouse`() {
    let grid = NeuronGrid(Array(repeating: 0, count: 23), columns: 10, scale: .signed(1))
    #expect(grid.cells == Size(width: 10, height: 3))
    #expect(grid.index(at: Point(x: 2, y: 2)) == 22)
    #expect(grid.index(at: Point(x: 3, y: 2)) == nil)
    #expect(grid.index(at: Point(x: 10, y: 0)) == nil)
  }
}

@Suite struct ColorTests {
  @Test func `palettes have few steps and symmetrical ends`() {
    for depth in ColorDepth.allCases where depth > .none {
      for background in Background.allCases {
        let look = Look(depth: depth, background: background)
        for isSigned in [true, false] {
          let palette = Palette(signed: isSigned, look: look)
          #expect((2...64).contains(palette.count))
          #expect(palette.count % 2 == (isSigned ? 1 : 0))
        }
      }
    }
  }

  @Test func `a scale fits its values and keeps to its ends`() {
    let scale = Scale.signed(fitting: [0.5, -2, .nan, .infinity])
    #expect(scale.limit == 2)
    #expect(scale.fraction(of: -1) == -0.5)
    #expect(scale.fraction(of: .infinity) == 1)
    #expect(Scale.unsigned(fitting: [0, 0]).limit == 1)
    #expect(Scale.unsigned(2).fraction(of: -1) == 0)
  }

  @Test(arguments: [
    (Color.rgb(255, 255, 255), ColorDepth.indexed, 231), (.rgb(8, 8, 8), .indexed, 232),
    (.rgb(0x87, 0xD7, 0xFF), .indexed, 117), (.rgb(238, 238, 238), .indexed, 255),
    (.rgb(0, 0, 0), .indexed, 16), (.rgb(255, 175, 0), .eight, 3), (.rgb(95, 175, 255), .eight, 6),
    (.rgb(127, 127, 127), .sixteen, 8), (.rgb(1, 2, 3), .direct, 0x010203),
  ])
  func `colours become numbers of the nearest`(color: Color, depth: ColorDepth, index: Int) {
    #expect(color.paletteIndex(at: depth) == index)
  }

  @Test func `the terminal's own colour has no number`() {
    #expect(Color.terminal.paletteIndex(at: .indexed) == nil)
    #expect(Color.rgb(1, 1, 1).paletteIndex(at: .none) == nil)
  }

  @Test func `every exact colour of the cube and the greys maps to itself`() {
    for index in 16..<256 {
      #expect(Self.xterm(index).paletteIndex(at: .indexed) == index)
    }
  }

  private static func xterm(_ index: Int) -> Color {
    if index >= 232 {
      let level = UInt8(8 + 10 * (index - 232))
      return .rgb(level, level, level)
    }
    func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + 40 * step) }
    let cube = index - 16
    return .rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }
}
