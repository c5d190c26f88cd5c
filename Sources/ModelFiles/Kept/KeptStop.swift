/// A stop of the stepper as it is kept: its text, for whatever network that is.
public struct KeptStop: Codable, Hashable, Sendable {
  /// The text form, such as `loss > 2.5`.
  public var text: String
  /// Whether it is looked for.
  public var isOn: Bool

  /// Keeps a stop in its text form.
  public init(_ text: String, isOn: Bool = true) {
    self.text = text
    self.isOn = isOn
  }

  enum CodingKeys: String, CodingKey {
    case text = "stop"
    case isOn = "on"
  }

  /// Reads it; one that does not say so is on.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    text = try container.decode(String.self, forKey: .text)
    isOn = try container.decodeIfPresent(Bool.self, forKey: .isOn) ?? true
  }
}
