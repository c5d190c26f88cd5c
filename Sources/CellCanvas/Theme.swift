/// The styles of words and lines, for a dark or a light terminal.
///
/// Where a colour carries meaning, something else says it too: a sign, a mark, a weight.
public struct Theme: Hashable, Sendable {
  /// Words as they are.
  public let text: Style
  /// What matters less: units, hints, what is done.
  public let faint: Style
  /// What matters most on its line.
  public let strong: Style
  /// Headings and titles.
  public let title: Style
  /// The lines of boxes.
  public let border: Style
  /// The lines of the box that has the keys.
  public let focus: Style
  /// The place of the cursor, a chosen line.
  public let selection: Style
  /// Positive numbers (which also bear +).
  public let positive: Style
  /// Negative numbers (which also bear −).
  public let negative: Style
  /// Right, done (also said with ✓ or a word).
  public let good: Style
  /// Wrong, stopped (also said with a word).
  public let bad: Style
  /// Keys and what can be pressed.
  public let key: Style
  /// Numbers of a text that stand in the view beside it.
  public let lit: Style
  /// What differs between two views that stand side by side (also said by ≠ at its row).
  public let different: Style

  /// The styles for a terminal of that look.
  public init(_ look: Look) {
    let isDark = look.background == .dark
    func color(dark: (UInt8, UInt8, UInt8), light: (UInt8, UInt8, UInt8)) -> Color {
      let (red, green, blue) = isDark ? dark : light
      return .rgb(red, green, blue)
    }
    let grey = color(dark: (148, 148, 148), light: (98, 98, 98))
    let hasGrey = look.depth >= .indexed
    // Of sixteen colours on white no green can be read, and on black this blue hardly.
    let isPoor = look.depth <= .sixteen
    let accent = color(dark: (135, 215, 255), light: (0, 95, 175))
    text = .plain
    faint = hasGrey ? Style(grey) : .dim
    strong = .bold
    title = Style(accent, .bold)
    border = hasGrey ? Style(grey) : .plain
    focus = Style(accent, .bold)
    selection = .reverse
    positive = Style(color(dark: (255, 175, 0), light: (175, 95, 0)))
    negative = Style(color(dark: isPoor ? (0, 205, 205) : (95, 175, 255), light: (0, 95, 215)))
    good =
      isPoor && !isDark ? .bold : Style(color(dark: (95, 215, 135), light: (0, 121, 85)))
    bad = Style(color(dark: (255, 135, 95), light: (175, 0, 0)), .bold)
    key = Style(.terminal, .bold)
    lit = Style(accent, .underline)
    different = Style(
      color(dark: (255, 135, 255), light: (135, 0, 135)), [.bold, .underline])
  }

  /// The style of a number by its sign; zero is faint.
  public func number(_ value: Float) -> Style {
    value > 0 ? positive : value < 0 ? negative : faint
  }
}

extension Style {
  fileprivate init(_ foreground: Color, _ attributes: Attributes) {
    self.init(foreground, on: .terminal, attributes)
  }
}
