import Foundation

/// What a learner has chosen about the program.
public struct Settings: KeptValue, Hashable {
  /// For which background colours are chosen.
  public enum Theme: String, Codable, CaseIterable, Sendable {
    case auto, light, dark

    /// Reads its word, in any case: settings are edited by hand, too.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let theme = Theme(rawValue: text.lowercased()) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "auto, light or dark is wanted")
      }
      self = theme
    }
  }

  /// The number of this format.
  public private(set) var version = 1
  /// For which background colours are chosen.
  public var theme = Theme.auto
  /// Whether the stepper asks for a guess before every reveal.
  public var asksFirst = false
  /// The stops of the stepper, those too that the network at hand does not have.
  public var stops: [KeptStop] = []

  /// More stops than anybody sets.
  private static let mostStops = 1_000

  /// A newcomer's.
  public init() {}

  enum CodingKeys: String, CodingKey { case version, theme, asksFirst, stops }

  /// Reads them; what an older file does not have is as for a newcomer.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    version = try container.decodeIfPresent(Int.self, forKey: .version) ?? version
    theme = try container.decodeIfPresent(Theme.self, forKey: .theme) ?? .auto
    asksFirst = try container.decodeIfPresent(Bool.self, forKey: .asksFirst) ?? false
    stops = try container.decodeIfPresent([KeptStop].self, forKey: .stops) ?? []
    stops = Array(stops.filter { KeptText.isName($0.text) }.prefix(Self.mostStops))
  }
}

extension KeptFile where Value == Settings {
  /// The settings of the learner whose folders these are.
  ///
  /// Nil where there is no place to keep them.
  public static func settings(in folders: KeptFolders = .ofProcess) -> Self? {
    folders.settings.map { Self($0.appendingPathComponent("settings.json")) }
  }
}
