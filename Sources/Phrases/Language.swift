/// A language that the program speaks.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// English.
  case english = "en"

  /// All that is said in it.
  public var phrases: Phrases {
    switch self {
    case .english: .english
    }
  }
}
