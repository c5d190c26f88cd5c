import Foundation

/// How a file of examples of one's own is meant: what a reader cannot know, and must not guess in silence.
public struct TableFormat: Hashable, Sendable {
  /// Where the class stands in a line.
  public enum Label: Hashable, Sendable {
    /// In the first column.
    case first
    /// In the last column.
    case last
    /// In the column that the header calls so.
    case named(String)
  }

  /// Where the class stands; nil where the last columns are the targets.
  public var label: Label?
  /// What each input is divided by, 255 for bytes; nil where nobody said.
  public var scale: Float?
  /// What stands between fields; nil where it is to be recognised.
  public var delimiter: CSVDelimiter?
  /// Whether numbers are known to have decimal commas; false where it is to be recognised.
  public var hasDecimalComma = false
  /// The names of the classes in the order of their numbers, where a file names them.
  public var classes: [String] = []
  /// Whether the rows and columns of a picture are exchanged, as EMNIST's are.
  public var isTransposed = false

  /// What the order of its examples is drawn from, where they are not taken as they lie.
  public var order: UInt64?

  /// A plain table: inputs and then targets, whose delimiter is recognised.
  public init() {}
}

/// What stands between the fields of a line.
public enum CSVDelimiter: String, CaseIterable, Sendable {
  // The order is the one in which they are preferred where a file could be read either way.
  case semicolon, tab, bar, comma, blank

  /// Its byte; of blanks the space, which any number of spaces and tabs stand for.
  var byte: UInt8 {
    switch self {
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    case .comma: UInt8(ascii: ",")
    case .blank: UInt8(ascii: " ")
    }
  }

  /// Several of them, in words.
  public var plural: String { self == .bar ? "bars" : rawValue + "s" }

  /// Reads its name or the character itself; nil for anything else.
  public init?(_ text: String) {
    let byName = Self.allCases.first { $0.rawValue == text.lowercased() }
    let byByte = Self.allCases.first { Array(text.utf8) == [$0.byte] }
    switch text {
    case "pipe": self = .bar
    case "space": self = .blank
    case "\\t": self = .tab
    default:
      guard let found = byName ?? byByte else { return nil }
      self = found
    }
  }
}

// MARK: - The text form

extension TableFormat {
  /// Its settings as they stand in a description of data: `label=first,scale=255`; empty for a plain table.
  var settings: String {
    var parts: [String] = []
    if let label { parts.append("label=\(Self.encoded(label.name))") }
    if let scaleText { parts.append("scale=\(scaleText)") }
    if let delimiter { parts.append("delimiter=\(delimiter.rawValue)") }
    if hasDecimalComma { parts.append("decimal-comma") }
    if isTransposed { parts.append("transpose") }
    if let order { parts.append("shuffle=\(order)") }
    if !classes.isEmpty {
      parts.append("classes=\(classes.map(Self.encoded).joined(separator: "+"))")
    }
    return parts.joined(separator: ",")
  }

  /// What each input is divided by, as it is typed.
  var scaleText: String? {
    scale.map { $0 == $0.rounded() && $0 < 1e6 ? "\(Int($0))" : "\($0)" }
  }

  /// Reads settings; nil where one of them is none.
  init?(settings: Substring) {
    for part in settings.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count > 1 ? String(sides[1]) : ""
      switch sides[0] {
      case "label": label = Label(Self.decoded(value))
      case "scale":
        guard let number = Float(value), number.isFinite, number > 0 else { return nil }
        scale = number
      case "delimiter":
        guard let named = CSVDelimiter(value) else { return nil }
        delimiter = named
      case "decimal-comma": hasDecimalComma = true
      case "transpose": isTransposed = true
      case "shuffle":
        guard let seed = UInt64(value) else { return nil }
        order = seed
      case "classes": classes = value.split(separator: "+").map { Self.decoded(String($0)) }
      default: return nil
      }
    }
  }

  /// A name without what separates settings.
  private static func encoded(_ name: String) -> String {
    name.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["_", "-", "."])) ?? name
  }

  private static func decoded(_ text: String) -> String { text.removingPercentEncoding ?? text }
}

extension TableFormat.Label {
  /// Reads `first`, `last`, or the name of a column.
  public init(_ text: String) {
    switch text {
    case "first": self = .first
    case "last": self = .last
    default: self = .named(text)
    }
  }

  /// As it is named: `first`, `last`, or the column's name.
  public var name: String {
    switch self {
    case .first: "first"
    case .last: "last"
    case .named(let name): name
    }
  }
}
