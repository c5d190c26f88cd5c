/// The characters a terminal can be trusted with.
public enum GlyphSet: Hashable, Sendable {
  /// Boxes, blocks, arrows, Greek, Japanese.
  case unicode
  /// Printable ASCII alone; everything else is replaced by its nearest likeness.
  case ascii
}

/// How many colours a terminal shows.
public enum ColorDepth: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// None: bold, dim, underline and reverse stay.
  case none
  /// The eight of ANSI.
  case eight
  /// The eight and their bright forms.
  case sixteen
  /// The palette of 256: a cube of 6×6×6 and a grey ramp.
  case indexed
  /// Any red-green-blue triple.
  case direct

  /// Fewer colours come before more.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Whether the terminal's own background is dark or light.
public enum Background: String, Hashable, Sendable, CaseIterable {
  /// Light text on a dark ground.
  case dark
  /// Dark text on a light ground.
  case light
}

/// What pictures must know of the terminal they will be shown on.
public struct Look: Hashable, Sendable {
  /// Unicode, or ASCII alone.
  public var glyphs: GlyphSet
  /// How many colours there are.
  public var depth: ColorDepth
  /// Dark or light.
  public var background: Background

  /// A look; without arguments the commonest terminal: Unicode, 256 colours, dark.
  public init(
    glyphs: GlyphSet = .unicode, depth: ColorDepth = .indexed, background: Background = .dark
  ) {
    self.glyphs = glyphs
    self.depth = depth
    self.background = background
  }

  /// Whether half blocks in two colours can carry a picture.
  public var hasPictureColors: Bool { glyphs == .unicode && depth >= .sixteen }
}

extension Canvas {
  /// The canvas with every glyph that `glyphs` does not hold replaced by its nearest likeness.
  public func presented(in glyphs: GlyphSet) -> Canvas {
    guard glyphs == .ascii else { return self }
    return mapCells { cell in
      let scalar: Unicode.Scalar = cell.width == 0 ? "?" : asciiLikeness(of: cell.scalar)
      return Cell(scalar, style: cell.style)
    }
  }
}
