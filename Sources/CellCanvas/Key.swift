/// A key that was pressed, with the modifiers that were held.
public struct Key: Hashable, Sendable {
  /// Which key it is.
  public enum Code: Hashable, Sendable {
    /// A key that types something; the space bar is `character(" ")`.
    case character(Character)
    /// Return or Enter.
    case enter
    /// Escape.
    case escape
    /// Tab; with shift it is back-tab.
    case tab
    /// The key that deletes to the left.
    case backspace
    /// An arrow.
    case up, down, left, right
    /// The keys beside the arrows.
    case home, end, pageUp, pageDown, insert, delete
    /// F1 … F12.
    case function(Int)
  }

  /// Control, alt and shift.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit for each modifier.
    public let rawValue: UInt8

    /// The set with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Shift, where it does not already show in the character.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, or Meta.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
  }

  /// Which key it is.
  public var code: Code
  /// What was held with it.
  public var modifiers: Modifiers

  /// The key `code` with `modifiers`.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// The key that types `character`.
  public static func character(_ character: Character) -> Key { Key(.character(character)) }

  /// Control held with the key of that character, as in `control("c")`.
  public static func control(_ character: Character) -> Key {
    Key(.character(character), .control)
  }
}

extension Key {
  /// Whether it types a character into a line.
  public var isTyped: Bool {
    if case .character = code { modifiers.isSubset(of: .shift) } else { false }
  }
}

// MARK: - Names

extension Key {
  /// What the key is called in scripts, dumps and help: "Right", "a", "C-c", "S-Tab", "space", "F1".
  public var name: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "C-" }
    if modifiers.contains(.alt) { prefix += "M-" }
    if modifiers.contains(.shift) { prefix += "S-" }
    return prefix + baseName
  }

  private var baseName: String {
    switch code {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    default: namedCodes.first { $0.code == code }?.name ?? ""
    }
  }

  /// The key of that name; words in any case ("pgdn"), a single character as it is; nil for others.
  public init?(name: some StringProtocol) {
    var rest = Substring(name)
    var modifiers: Modifiers = []
    while rest.count > 2, rest.dropFirst().first == "-", let modifier = Self.modifier(rest.first) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(2)
    }
    guard let code = Self.code(named: rest) else { return nil }
    self.init(code, modifiers)
  }

  private static func modifier(_ letter: Character?) -> Modifiers? {
    switch letter {
    case "C": .control
    case "M": .alt
    case "S": .shift
    default: nil
    }
  }

  private static func code(named name: Substring) -> Code? {
    if name.count == 1, let character = name.first, !character.isNewline, name.columns > 0 {
      return .character(character)
    }
    let lower = name.lowercased()
    if lower.first == "f", let number = Int(lower.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    return namedCodes.first { $0.name.lowercased() == lower }?.code
  }
}

/// Names and keys; where two names mean one key, the first is the one that is shown.
private let namedCodes: [(name: String, code: Key.Code)] = [
  ("Enter", .enter), ("Return", .enter), ("Esc", .escape), ("Escape", .escape), ("Tab", .tab),
  ("Backspace", .backspace), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
  ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown), ("PageUp", .pageUp),
  ("PageDown", .pageDown), ("Insert", .insert), ("Delete", .delete), ("space", .character(" ")),
]
