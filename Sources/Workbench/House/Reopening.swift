import Phrases

/// What reopens what is shown.
enum Reopening {
  /// A line for the shell.
  case line(String)
  /// Nothing does: why.
  case none(String)

  /// The line that opens a lesson where it was left.
  static func lesson(_ id: String, in house: House) -> Reopening {
    .line(ShellLine.line("wadachi learn \(id)", house.options))
  }
}

extension House {
  /// Shows what reopens the screen, and has a line copied where the terminal can.
  mutating func offer(_ reopening: Reopening) -> [Request] {
    switch reopening {
    case .none(let sentence):
      notice = sentence
      return []
    case .line(let line):
      notice = [copying.map(phrases.app.copiesLine), line].compactMap(\.self)
        .joined(separator: "\n")
      return copied(line)
    }
  }

  /// What asks the terminal to copy a text; nothing where it has no clipboard.
  func copied(_ text: String) -> [Request] {
    copying == nil ? [] : [.perform(.copy(text))]
  }
}
