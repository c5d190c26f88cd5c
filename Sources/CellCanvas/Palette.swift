/// The colours of a picture: a neutral middle with two hues, or one hue from dark to light.
///
/// The signed pair is blue for negative and orange for positive, which stay apart in every common
/// form of colour blindness. There are 13 colours of a signed scale and 24 of an unsigned one, so that a
/// legend can show every one of them. The middle, or 0, is the ground; the larger a number, the brighter its
/// colour on a dark terminal, and the darker on a light one.
public struct Palette: Hashable, Sendable {
  /// All its colours, from the lowest number to the highest.
  let colors: [Color]
  private let isSigned: Bool

  /// The palette for a scale of that kind on a terminal that looks like `look`.
  public init(signed isSigned: Bool, look: Look) {
    self.isSigned = isSigned
    let positive = Self.stops(isSigned: isSigned, look: look)
    colors =
      isSigned ? Self.negativeStops(look).reversed() + positive.dropFirst() : positive
  }

  /// The number of different colours.
  public var count: Int { colors.count }

  /// The colour for `fraction`: −1…1 of a signed scale, 0…1 of an unsigned one; magenta for NaN.
  public func color(at fraction: Float) -> Color {
    guard !fraction.isNaN else { return .rgb(255, 0, 255) }
    let place = isSigned ? (fraction + 1) / 2 : fraction
    let index = Int((min(1, max(0, place)) * Float(colors.count - 1)).rounded())
    return colors[index]
  }

  /// Black or white, whichever can be read on the colour for `fraction`.
  public func ink(at fraction: Float) -> Color {
    guard let (red, green, blue) = color(at: fraction).components else { return .terminal }
    let behind = Luminance(
      red: Double(red) / 255, green: Double(green) / 255, blue: Double(blue) / 255)
    return behind.suitsDarkInk ? .rgb(0, 0, 0) : .rgb(255, 255, 255)
  }
}

// MARK: - Stops

extension Palette {
  private static func stops(isSigned: Bool, look: Look) -> [Color] {
    let isDark = look.background == .dark
    if look.depth <= .sixteen {
      let hexes: [UInt32] =
        switch (isSigned, isDark) {
        case (false, true): [0x000000, 0x7F7F7F, 0xE5E5E5, 0xFFFFFF]
        case (false, false): [0xFFFFFF, 0xE5E5E5, 0x7F7F7F, 0x000000]
        case (true, true): [0x000000, 0xCDCD00, 0xFFFF00]
        case (true, false): [0xFFFFFF, 0xCDCD00, 0xCD0000]
        }
      return hexes.map(Color.init(hex:))
    }
    if !isSigned { return isDark ? greys : greys.reversed() }
    let hexes: [UInt32] =
      isDark
      ? [0x121212, 0x5F0000, 0x875F00, 0xAF5F00, 0xFF8700, 0xFFAF00, 0xFFD75F]
      : [0xFFFFFF, 0xFFD7AF, 0xFFAF5F, 0xFF8700, 0xD75F00, 0xAF5F00, 0x875F00]
    return hexes.map(Color.init(hex:))
  }

  private static func negativeStops(_ look: Look) -> [Color] {
    let isDark = look.background == .dark
    let hexes: [UInt32] =
      switch (look.depth <= .sixteen, isDark) {
      case (true, true): [0x000000, 0x0000EE, 0x5C5CFF]
      case (true, false): [0xFFFFFF, 0x5C5CFF, 0x0000EE]
      case (false, true):
        [0x121212, 0x000087, 0x005FAF, 0x0087D7, 0x00AFFF, 0x5FD7FF, 0xAFFFFF]
      case (false, false):
        [0xFFFFFF, 0xD7FFFF, 0xAFD7FF, 0x87AFFF, 0x005FFF, 0x0000D7, 0x00005F]
      }
    return hexes.map(Color.init(hex:))
  }

  /// The grey ramp of the 256 colours, 24 steps.
  private static let greys: [Color] = (0..<24).map { step in
    let level = UInt8(8 + 10 * step)
    return .rgb(level, level, level)
  }
}

extension Color {
  fileprivate init(hex: UInt32) { self.init(code: 0x0100_0000 | hex) }
}
