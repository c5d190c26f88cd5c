/// A cell's colour: the terminal's own, or a red-green-blue triple that a driver maps to what it has.
public struct Color: Hashable, Sendable {
  /// 0 is the terminal's own colour, otherwise 0x01RRGGBB.
  let code: UInt32

  init(code: UInt32) { self.code = code }

  /// The terminal's own foreground or background.
  public static let terminal = Color(code: 0)

  /// The colour of the given red, green and blue, each 0…255.
  public static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
    Color(code: 0x0100_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
  }

  /// Red, green and blue, or nil for the terminal's own colour.
  public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    guard code != 0 else { return nil }
    return (
      UInt8(truncatingIfNeeded: code >> 16), UInt8(truncatingIfNeeded: code >> 8),
      UInt8(truncatingIfNeeded: code)
    )
  }
}

/// What a terminal can do to a cell besides colouring it.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit for each attribute.
  public let rawValue: UInt8

  /// The set with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier strokes.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter than the rest.
  public static let dim = Attributes(rawValue: 2)
  /// A line below.
  public static let underline = Attributes(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 8)
}

/// How a cell looks: two colours and attributes.
public struct Style: Hashable, Sendable {
  /// The colour of the glyph.
  public var foreground: Color
  /// The colour behind the glyph.
  public var background: Color
  /// Bold, dim, underline, reverse.
  public var attributes: Attributes

  /// A style; without arguments the terminal's own colours and no attribute.
  public init(
    _ foreground: Color = .terminal, on background: Color = .terminal,
    _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours and no attribute.
  public static let plain = Style()
  /// Plain and bold.
  public static let bold = Style(.terminal, .bold)
  /// Plain and dim.
  public static let dim = Style(.terminal, .dim)
  /// Plain and underlined.
  public static let underline = Style(.terminal, .underline)
  /// Foreground and background exchanged.
  public static let reverse = Style(.terminal, .reverse)

  /// The same style with `attributes` added.
  public func adding(_ attributes: Attributes) -> Style {
    Style(foreground, on: background, self.attributes.union(attributes))
  }
}
