/// What a terminal says of itself when it is asked, or when it changes.
public enum TerminalReport: Hashable, Sendable {
  /// Its background, and its colour as the terminal writes it, `rgb:ffff/ffff/ffff`, where it told that.
  case background(Background, color: String? = nil)
  /// What kind of device it is, `62;22`: every terminal answers that, so nothing asked before it is still to
  /// come.
  case attributes(String)
  /// What it is called, with its version.
  case name(String)
  /// Where its cursor stands, from 1; in the first row it cannot be told from a key.
  case cursor(row: Int, column: Int)
  /// Whether it holds back what it shows until a frame is whole (mode 2026).
  case synchronizes(Bool)
}

extension TerminalReport {
  /// The body of an operating system command, as in "11;rgb:ffff/ffff/ffff"; nil for what is nothing of
  /// this.
  init?(command: some Collection<UInt8>) {
    let text = String(decoding: command, as: UTF8.self)
    guard text.hasPrefix("11;"), let colon = text.lastIndex(of: ":") else { return nil }
    let parts = text[text.index(after: colon)...].split(
      separator: "/", omittingEmptySubsequences: false)
    // One to four hexadecimal digits each; red, green, blue, and opacity where it is told.
    let shares = parts.compactMap { part -> Double? in
      guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit),
        let value = Int(part, radix: 16)
      else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard shares.count == parts.count, (3...4).contains(shares.count) else { return nil }
    let luminance = Luminance(red: shares[0], green: shares[1], blue: shares[2])
    self = .background(
      luminance.suitsDarkInk ? .light : .dark, color: String(text.dropFirst("11;".count)))
  }

  /// The body of a device control string, as in ">|XTerm(379)"; nil for what is nothing of this.
  init?(device body: some Collection<UInt8>) {
    let text = String(decoding: body, as: UTF8.self)
    guard text.hasPrefix(">|") else { return nil }
    self = .name(String(text.dropFirst(2)))
  }

  /// The body and the last byte of a control sequence that begins with "?"; nil for what is nothing of
  /// this.
  init?(private body: some Collection<UInt8>, final: UInt8) {
    let text = String(decoding: body, as: UTF8.self)
    switch (final, text) {
    case (UInt8(ascii: "c"), _): self = .attributes(text)
    case (UInt8(ascii: "n"), "997;1"): self = .background(.dark)
    case (UInt8(ascii: "n"), "997;2"): self = .background(.light)
    case (UInt8(ascii: "y"), _) where text.hasPrefix("2026;"):
      self = .synchronizes(["1$", "2$", "3$"].contains(text.dropFirst(5)))
    default: return nil
    }
  }
}

/// How bright a colour is to the eye: the relative luminance of WCAG 2, 0…1.
public struct Luminance: Hashable, Sendable, Comparable {
  /// The luminance.
  public let value: Double

  /// That of a colour of sRGB; each part is 0…1.
  public init(red: Double, green: Double, blue: Double) {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : Self.power((part + 0.055) / 1.055)
    }
    value = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of two, 1…21, whichever is the brighter.
  public func contrast(to other: Luminance) -> Double {
    (max(value, other.value) + 0.05) / (min(value, other.value) + 0.05)
  }

  /// Whether dark text stands out against it more than light text does.
  var suitsDarkInk: Bool {
    let (black, white) = (
      Luminance(red: 0, green: 0, blue: 0), Luminance(red: 1, green: 1, blue: 1)
    )
    return contrast(to: black) > contrast(to: white)
  }

  /// Fewer come before more.
  public static func < (left: Luminance, right: Luminance) -> Bool { left.value < right.value }

  /// x to the power of 2.4, for x of 0…1: x² times the fifth root of x².
  private static func power(_ x: Double) -> Double {
    let square = x * x
    guard square > 0 else { return 0 }
    var root = 1.0
    for _ in 0..<60 { root -= (root - square / (root * root * root * root)) / 5 }
    return square * root
  }
}
