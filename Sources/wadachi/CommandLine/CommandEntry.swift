import ArgumentParser
import Foundation

/// A row of the one table of commands: how it is called, its page, its options, the commands under it.
///
/// The table is read from the declarations that arguments are parsed by: help, man pages and what is said of
/// a slip cannot tell of another command line.
struct CommandEntry {
  let type: any Command.Type
  /// The words that call it, such as `wadachi`, `lessons`, `check`.
  let path: [String]

  /// The program itself, over all its commands.
  static let root = CommandEntry(type: Wadachi.self, path: [Wadachi.page.name])

  /// What there is to say of it.
  var page: CommandPage { type.page }

  /// How it is called: `wadachi lessons check`.
  var name: String { path.joined(separator: " ") }

  /// The commands under it.
  var children: [CommandEntry] { page.groups.flatMap(children(of:)) }

  /// The commands of one of its groups.
  func children(of group: CommandGroup) -> [CommandEntry] {
    group.subcommands.compactMap { $0 as? any Command.Type }.map(child)
  }

  /// The command under it that is meant where none is named.
  var usual: CommandEntry? { page.usual.map(child) }

  /// It and all commands below it.
  var all: [CommandEntry] { [self] + children.flatMap(\.all) }

  private func child(_ type: any Command.Type) -> CommandEntry {
    CommandEntry(type: type, path: path + [type.page.name])
  }

  /// Its options and the words beside them.
  var arguments: [ArgumentEntry] {
    let dump = Data(type._dumpHelp().utf8)
    return (try? JSONDecoder().decode(Dump.self, from: dump))?.command.arguments ?? []
  }

  /// What the parser tells of a command.
  private struct Dump: Decodable {
    struct Command: Decodable { let arguments: [ArgumentEntry]? }
    let command: Command
  }
}

/// An option of a command, or a word beside its options.
struct ArgumentEntry: Decodable {
  enum Kind: String, Decodable {
    case positional, option, flag
  }

  /// One of its names.
  struct Name: Decodable, Hashable {
    let kind: String
    let name: String

    /// As it is typed: `--batch`, `-q`.
    var typed: String { (kind == "long" ? "--" : "-") + name }
  }

  let kind: Kind
  let shouldDisplay: Bool
  let isOptional: Bool
  let isRepeating: Bool
  let sectionTitle: String?
  let names: [Name]?
  let valueName: String?
  let defaultValue: String?
  let allValues: [String]?
  let abstract: String?
}

extension ArgumentEntry {
  /// All its names as they are typed, short ones first.
  var typedNames: [String] {
    (names ?? []).sorted { $0.kind == "short" && $1.kind != "short" }.map(\.typed)
  }

  /// What stands for its value: `N`, `FILE`.
  var value: String { (valueName ?? "value").uppercased() }

  /// How it is shown where it is explained: `--batch, --batch-size N`.
  var label: String {
    switch kind {
    case .positional: value
    case .flag: typedNames.joined(separator: ", ")
    case .option: typedNames.joined(separator: ", ") + " " + value
    }
  }

  /// What it is, with what may stand there and what stands there otherwise.
  var explanation: String {
    var text = abstract ?? ""
    let values = kind == .option ? allValues ?? [] : []
    let notes = [
      values.isEmpty || values.contains { text.contains($0) }
        ? nil : "one of: \(values.joined(separator: ", "))",
      defaultValue.map { "default: \($0)" },
    ].compactMap(\.self)
    if !notes.isEmpty { text += " (\(notes.joined(separator: "; ")))" }
    return text
  }

  /// The heading it stands under.
  var section: String {
    if kind == .positional { return "Arguments" }
    let isOfAll = typedNames.contains("--help") || typedNames.contains("--version")
    return isOfAll ? GeneralOptions.title : sectionTitle ?? "Options"
  }

  /// Arguments under their headings: those of all commands last.
  static func sections(of arguments: [ArgumentEntry]) -> [(title: String, rows: [ArgumentEntry])] {
    let shown = arguments.filter(\.shouldDisplay)
    var titles: [String] = []
    for argument in shown where !titles.contains(argument.section) {
      titles.append(argument.section)
    }
    let last = [GeneralOptions.title]
    let first = ["Arguments", "Options"].filter(titles.contains)
    let between = titles.filter { !(first + last).contains($0) }
    return (first + between + last).map { title in
      (title, shown.filter { $0.section == title })
    }.filter { !$0.1.isEmpty }
  }
}
