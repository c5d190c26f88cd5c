import ArgumentParser

/// A command with its page: what its help, its man page and its completions are made of.
protocol Command: ParsableCommand {
  /// What there is to say of it, beside its options.
  static var page: CommandPage { get }
}

extension Command {
  static var configuration: CommandConfiguration { page.configuration }
}

/// What there is to say of a command; its options say the rest themselves.
struct CommandPage {
  /// The word that calls it.
  let name: String
  /// What it does, in one sentence.
  let abstract: String
  /// Lines for the shell, as they are shown.
  var examples: String
  /// What else there is to know, a paragraph a line.
  var notes = ""
  /// What its exit status says where it says more than that of all commands.
  var statuses: [ExitStatus] = []
  /// The commands under it.
  var groups: [CommandGroup] = []
  /// The one of them that is meant where none is named.
  var usual: (any Command.Type)?

  /// What the parser has to know.
  fileprivate var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: abstract, version: Version.text, groupedSubcommands: groups,
      defaultSubcommand: usual)
  }
}

/// What an exit status says.
struct ExitStatus {
  let status: String
  let meaning: String

  /// Those of all commands.
  static let all = [
    ExitStatus(status: "0", meaning: "done"),
    ExitStatus(
      status: "1", meaning: "failed, which a sentence says; or not all could be written"),
    ExitStatus(status: "64", meaning: "the command line cannot be meant so"),
    ExitStatus(status: "128 + n", meaning: "ended by signal n: 130 by Ctrl-C"),
  ]
}

/// A variable of the environment that is heard.
struct HeardVariable {
  let name: String
  let meaning: String

  /// All of them.
  static let all = [
    HeardVariable(name: "WADACHI_PLAIN", meaning: "1: as --plain, wherever there is plain text"),
    HeardVariable(name: "WADACHI_LANGUAGE", meaning: "the language, as --language"),
    HeardVariable(name: "WADACHI_DATA", meaning: "the folder of the digits, or of other pictures"),
    HeardVariable(name: "WADACHI_LESSONS", meaning: "the folder of the lessons, as --lessons"),
    HeardVariable(name: "NO_COLOR", meaning: "anything: no colours"),
    HeardVariable(name: "COLORFGBG", meaning: "“15;0”: the background, where it is not asked for"),
    HeardVariable(name: "XDG_CONFIG_HOME", meaning: "where settings are kept (default: ~/.config)"),
    HeardVariable(
      name: "XDG_STATE_HOME", meaning: "where progress is kept (default: ~/.local/state)"),
  ]
}

/// A file or a folder in which something is kept from day to day.
struct KeptPlace {
  let path: String
  let meaning: String

  /// All of them, as they are found where no variable says otherwise.
  static let all = [
    KeptPlace(
      path: "~/.config/wadachi/settings.json",
      meaning: "the settings: theme, whether to ask first, stops; made to be edited"),
    KeptPlace(
      path: "~/.local/state/wadachi/progress.json",
      meaning: "how far you have come in the lessons"),
  ]
}
