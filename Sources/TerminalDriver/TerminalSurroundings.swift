import CellCanvas

/// What the environment and the user's options say about the terminal.
public struct TerminalSurroundings: Hashable, Sendable {
  /// The environment's variables.
  public var environment: [String: String]
  /// Whether the locale writes UTF-8.
  public var isUTF8: Bool
  /// Whether only ASCII is wanted (`--ascii`).
  public var wantsASCII: Bool
  /// Whether reports of the mouse are wanted (not with `--no-mouse`).
  public var wantsMouse: Bool
  /// The folder of a locale and of descriptions of terminals, for systems that have none; nil where the
  /// program brought none along.
  public var fallbacks: String?
  /// The background that was asked for (`--theme dark|light`); nil finds out.
  public var background: Background?

  /// Surroundings as given.
  public init(
    environment: [String: String], isUTF8: Bool = true, wantsASCII: Bool = false,
    wantsMouse: Bool = true, background: Background? = nil, fallbacks: String? = nil
  ) {
    self.fallbacks = fallbacks
    self.wantsMouse = wantsMouse
    self.environment = environment
    self.isUTF8 = isUTF8
    self.wantsASCII = wantsASCII
    self.background = background
  }

  /// The look of a terminal that says it has `colorCount` colours.
  public func look(colorCount: Int) -> Look {
    Look(
      glyphs: isUTF8 && !wantsASCII ? .unicode : .ascii, depth: depth(colorCount),
      background: background ?? ownBackground)
  }

  /// Whether the user wants no colours: NO_COLOR is set and not empty (see no-color.org).
  public var refusesColor: Bool { environment["NO_COLOR"].map { !$0.isEmpty } ?? false }

  private func depth(_ colorCount: Int) -> ColorDepth {
    if refusesColor { return .none }
    switch colorCount {
    case ..<8: return .none
    case ..<16: return .eight
    case ..<256: return .sixteen
    case ..<(1 << 24): return .indexed
    default: return .direct
    }
  }

  /// From COLORFGBG ("15;0": foreground; background), which some terminals set; dark otherwise.
  private var ownBackground: Background {
    guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let color = Int(last)
    else { return .dark }
    return color == 7 || (9...15).contains(color) ? .light : .dark
  }
}
