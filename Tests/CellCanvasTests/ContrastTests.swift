import CellCanvas
import Testing

/// Words can be read and pictures told from their ground, on black and on white, in 8, 16 and 256 colours:
/// WCAG's contrasts, of the colours that a terminal is really sent.
@Suite struct ContrastTests {
  static let looks = [ColorDepth.eight, .sixteen, .indexed, .direct].flatMap { depth in
    Background.allCases.map { Look(depth: depth, background: $0) }
  }

  /// What xterm shows for a colour's number.
  private static func shown(_ color: Color, at depth: ColorDepth) -> Luminance? {
    guard let index = color.paletteIndex(at: depth) else { return nil }
    let basic = [
      (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
      (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
      (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ]
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
    let (red, green, blue): (Int, Int, Int) =
      switch index {
      case _ where depth == .direct: (index >> 16 & 255, index >> 8 & 255, index & 255)
      case ..<16: basic[index]
      case 232...: (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232))
      default:
        (level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6))
      }
    return Luminance(
      red: Double(red) / 255, green: Double(green) / 255, blue: Double(blue) / 255)
  }

  private static func ground(_ background: Background) -> Luminance {
    let level = background == .dark ? 0.0 : 1
    return Luminance(red: level, green: level, blue: level)
  }

  @Test(arguments: looks) func everyWordCanBeRead(_ look: Look) {
    let theme = Theme(look)
    let styles: [(String, Style)] = [
      ("text", theme.text), ("faint", theme.faint), ("strong", theme.strong),
      ("title", theme.title), ("border", theme.border), ("focus", theme.focus),
      ("positive", theme.positive), ("negative", theme.negative), ("good", theme.good),
      ("bad", theme.bad), ("key", theme.key), ("lit", theme.lit),
      ("different", theme.different),
    ]
    for (name, style) in styles {
      guard let shown = Self.shown(style.foreground, at: look.depth) else { continue }
      let contrast = shown.contrast(to: Self.ground(look.background))
      #expect(contrast >= 4.5, "\(name) on \(look.background) at \(look.depth): \(contrast)")
    }
  }

  /// The ends of every scale stand out of the ground, and what is written on a colour out of that.
  @Test(arguments: looks.filter { $0.depth >= .sixteen }, [true, false])
  func picturesStandOut(_ look: Look, isSigned: Bool) throws {
    let palette = Palette(signed: isSigned, look: look)
    let ground = Self.ground(look.background)
    for end in isSigned ? [-1, 1] as [Float] : [1] {
      let shown = try #require(Self.shown(palette.color(at: end), at: look.depth))
      #expect(shown.contrast(to: ground) >= 3, "\(end) on \(look.background) at \(look.depth)")
    }
    for step in 0...48 {
      let fraction = Float(step) / 48 * (isSigned ? 2 : 1) - (isSigned ? 1 : 0)
      let behind = try #require(Self.shown(palette.color(at: fraction), at: look.depth))
      let ink = try #require(Self.shown(palette.ink(at: fraction), at: look.depth))
      #expect(ink.contrast(to: behind) >= 4.5, "on \(fraction), \(look.background), \(look.depth)")
    }
  }
}
