/// One cell of the screen, in 16 bytes: a glyph, its style and its width.
///
/// A wide glyph takes two cells: the left one holds it (`width` 2), the right one is its half
/// (`width` 0). `Canvas` keeps such pairs together.
public struct Cell: Hashable, Sendable {
  private var scalarValue: UInt32
  private var foregroundCode: UInt32
  private var backgroundCode: UInt32
  private var markValue: UInt16
  private var attributeBits: UInt8
  private var widthValue: UInt8

  /// An empty cell in the terminal's own colours.
  public static let blank = Cell(" ", style: .plain)

  /// A cell that shows `scalar`, taken to be `width` columns wide.
  public init(_ scalar: Unicode.Scalar, style: Style, width: Int = 1) {
    self.init(Glyph(scalar: scalar, mark: nil, width: width), style: style)
  }

  init(_ glyph: Glyph, style: Style) {
    scalarValue = glyph.scalar.value
    foregroundCode = style.foreground.code
    backgroundCode = style.background.code
    markValue = glyph.mark.map { UInt16(truncatingIfNeeded: $0.value) } ?? 0
    attributeBits = style.attributes.rawValue
    widthValue = UInt8(truncatingIfNeeded: glyph.width)
  }

  /// The glyph's base character.
  public var scalar: Unicode.Scalar { Unicode.Scalar(scalarValue) ?? " " }

  /// A combining mark above or below the base, if there is one.
  public var mark: Unicode.Scalar? { markValue == 0 ? nil : Unicode.Scalar(markValue) }

  /// The columns the glyph takes: 1, 2, or 0 for the right half of the wide glyph before it.
  public var width: Int { Int(widthValue) }

  /// Colours and attributes.
  public var style: Style {
    get {
      Style(
        Color(code: foregroundCode), on: Color(code: backgroundCode),
        Attributes(rawValue: attributeBits))
    }
    set {
      foregroundCode = newValue.foreground.code
      backgroundCode = newValue.background.code
      attributeBits = newValue.attributes.rawValue
    }
  }

  /// What the cell shows as text; empty for the right half of a wide glyph.
  public var text: String {
    guard width > 0 else { return "" }
    var text = String(Character(scalar))
    if let mark { text.unicodeScalars.append(mark) }
    return text
  }
}
