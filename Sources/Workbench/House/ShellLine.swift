import NeuralCore

/// Words of a line for the shell that reopens what is shown.
public enum ShellLine {
  /// A word as a shell reads it back: as it is, or in quotes where it holds what a shell would read
  /// in its own way.
  static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      plain.contains(byte) || (48...57).contains(byte) || (65...90).contains(byte)
        || (97...122).contains(byte)
    }
    return isPlain && !text.isEmpty ? text : quoted(text)
  }

  /// A text in quotes, with or without need.
  static func quoted(_ text: String) -> String {
    guard text.contains(where: { #""\$`!"#.contains($0) }) else { return "\"\(text)\"" }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }

  private static let plain = Set("_-./:,=+@%".utf8)

  /// A description as one word: in its shell form, or in quotes where that needs them anyway.
  static func word(of description: some TextDescribed) -> String {
    let form = description.shellForm
    return word(form) == form ? form : quoted("\(description)")
  }

  /// The words of a line, those behind the command quoted where they need it.
  static func line(_ command: String, _ options: [String]) -> String {
    ([command] + options).joined(separator: " ")
  }

  /// An option with its value in quotes.
  public static func option(_ name: String, _ value: String) -> String {
    "--\(name) \(quoted(value))"
  }

  /// The options that make a session before its first step, without those at their defaults.
  static func options(of session: Session) -> [String] {
    let usual = Session.tutorial()
    var options: [String] = []
    if session.network != usual.network {
      options.append("--network \(quoted("\(session.network)"))")
    }
    if session.loss != usual.loss { options.append("--loss \(word(of: session.loss))") }
    if session.optimizer != usual.optimizer {
      options.append("--optimizer \(word(of: session.optimizer))")
    }
    return options + ["--seed \(session.seed)"]
  }
}
