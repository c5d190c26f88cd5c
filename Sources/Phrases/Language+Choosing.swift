extension Language {
  /// Its own name for itself.
  public var name: String {
    switch self {
    case .english: "English"
    }
  }

  /// Reads a language's tag, such as `en`, `en-GB` or `en_GB.UTF-8`; nil when the program does not
  /// speak it.
  public init?(tag: String) {
    let code = tag.prefix { $0.isLetter }.lowercased()
    let rest = tag.dropFirst(code.count)
    guard rest.isEmpty || "-_.@".contains(rest.first ?? " ") else { return nil }
    self.init(rawValue: code)
  }

  /// The environment variable that names the language.
  public static let variable = "WADACHI_LANGUAGE"

  /// The language that somebody names, else that of the environment: `WADACHI_LANGUAGE`, then what
  /// the system's programs speak, where that can be spoken; else English.
  ///
  /// Throws where a language is named that the program does not speak.
  public static func chosen(
    named name: String?, in environment: [String: String]
  ) throws(UnknownLanguage) -> Language {
    if let named = name ?? environment[variable].flatMap({ $0.isEmpty ? nil : $0 }) {
      guard let language = Language(tag: named) else { throw UnknownLanguage(name: named) }
      return language
    }
    let ofSystem = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return ofSystem.flatMap { Language(tag: $0) } ?? .english
  }
}

/// A language that was named and that the program does not speak.
public struct UnknownLanguage: Error, Equatable, CustomStringConvertible {
  /// What was named.
  public let name: String

  /// One sentence, with the languages that there are.
  public var description: String {
    let known = Language.allCases.map { "\($0.rawValue) (\($0.name))" }
    return "There is no language “\(name)”; there is \(known.joined(separator: ", "))."
  }
}
