import CellCanvas
import Testing

/// The colours of pictures: what is larger stands out more, and the legend shows all that is drawn.
@Suite struct PaletteTests {
  static let looks = [ColorDepth.sixteen, .indexed, .direct].flatMap { depth in
    Background.allCases.map { Look(depth: depth, background: $0) }
  }

  /// How bright a colour is to the eye, 0…1 (WCAG's relative luminance).
  private func luminance(_ color: Color) throws -> Double {
    let (red, green, blue) = try #require(color.components)
    func linear(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow24((share + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// x to the power 2.4, by square and fifth roots.
  private func pow24(_ x: Double) -> Double {
    var root = x
    // Newton's way to the fifth root of x².
    for _ in 0..<60 {
      root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root)
    }
    return x * x * root
  }

  private func colors(_ palette: Palette, from start: Float, to end: Float) -> [Color] {
    var colors: [Color] = []
    for step in 0...400 {
      let color = palette.color(at: start + (end - start) * Float(step) / 400)
      if colors.last != color { colors.append(color) }
    }
    return colors
  }

  @Test(arguments: looks) func whatIsLargerStandsOutMore(_ look: Look) throws {
    let sides = [
      colors(Palette(signed: true, look: look), from: 0, to: 1),
      colors(Palette(signed: true, look: look), from: 0, to: -1),
      colors(Palette(signed: false, look: look), from: 0, to: 1),
    ]
    for side in sides {
      let brightness = try side.map(luminance)
      #expect(side.count >= 3)
      for (near, far) in zip(brightness, brightness.dropFirst()) {
        #expect(look.background == .dark ? far > near : far < near, "\(side)")
      }
      // 0 is the ground: nearly black on a dark terminal, nearly white on a light one.
      #expect(look.background == .dark ? brightness[0] < 0.01 : brightness[0] > 0.8)
    }
  }

  @Test(arguments: looks, [true, false])
  func theLegendShowsEveryColour(_ look: Look, isSigned: Bool) {
    let palette = Palette(signed: isSigned, look: look)
    let drawn = colors(palette, from: isSigned ? -1 : 0, to: 1)
    var canvas = Canvas(Size(width: 40, height: 1))
    canvas.legend(signed: isSigned, low: "−1", high: "+1", x: 0, y: 0, look: look)
    var shown: [Color] = []
    for cell in canvas.cells where cell.scalar == "▌" || cell.scalar == "█" {
      shown.append(cell.style.foreground)
      if cell.scalar == "▌" { shown.append(cell.style.background) }
    }
    #expect(shown == drawn)
  }
}
