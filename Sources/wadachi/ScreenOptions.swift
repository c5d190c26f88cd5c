import ArgumentParser
import CellCanvas
import Foundation
import Phrases
import Workbench

/// The options of every command that opens a screen.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Plain lines of text in place of a screen; words are read, one a line.")
  var plain = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "Leave the mouse to the terminal, which selects text with it; M takes it.")
  var noMouse = false

  @Option(
    help: """
      The background to choose colours for: auto, which asks the terminal, dark or light; it is \
      kept. (default: the one that was kept, else auto)
      """)
  var theme: ThemeChoice?

  @Option(
    help: ArgumentHelp("Play the keys of a file, without a terminal.", valueName: "file"),
    completion: .file())
  var keys: String?

  @Option(help: ArgumentHelp("The size of the screen that --keys plays on.", valueName: "WxH"))
  var size = ScreenSize(columns: 80, rows: 24)

  @Option(
    help: ArgumentHelp("Write the screen after each key of --keys to a folder.", valueName: "dir"),
    completion: .directory)
  var dump: String?

  @Option(
    help: ArgumentHelp("The folder of the lessons.", valueName: "dir"), completion: .directory)
  var lessons: String?

  @Option(
    help: ArgumentHelp(
      "The language, such as en. (default: that of WADACHI_LANGUAGE or of the system)",
      valueName: "tag"))
  var language: String?

  func validate() throws {
    do {
      _ = try spoken()
    } catch {
      throw ValidationError("\(error)")
    }
    if dump != nil, keys == nil {
      throw ValidationError("--dump shows what --keys does, so it needs --keys FILE.")
    }
    if plain, keys != nil {
      throw ValidationError("--plain reads words and --keys plays keys: choose one of them.")
    }
  }

  /// The language that is spoken.
  func spoken() throws(UnknownLanguage) -> Language {
    try Language.chosen(named: language, in: ProcessInfo.processInfo.environment)
  }

  /// Those that decide how the screen looks, as words for the shell.
  var words: [String] {
    [
      ascii ? "--ascii" : nil, noMouse ? "--no-mouse" : nil, theme.map { "--theme \($0.rawValue)" },
      lessons.map { ShellLine.option("lessons", $0) },
      language.map { ShellLine.option("language", $0) },
    ].compactMap(\.self)
  }

  /// Whether it works without a terminal.
  var needsNoTerminal: Bool { isPlain || keys != nil }

  /// Whether plain text is wanted, by the option or by `WADACHI_PLAIN=1`.
  var isPlain: Bool { plain || ProcessInfo.processInfo.environment["WADACHI_PLAIN"] == "1" }

  /// The opening of a screen with these options.
  func opening(_ opening: Opening) -> ScreenOpening {
    ScreenOpening(opening: opening, options: self)
  }
}

/// For which background colours are chosen.
enum ThemeChoice: String, Choice, Sendable {
  case auto, dark, light
}

/// A size of the screen in cells, written `80x24`.
struct ScreenSize: ExpressibleByArgument, Hashable, Sendable {
  let columns: Int
  let rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Reads `80x24`; nil when it is no size or larger than 1,000 cells either way.
  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1_000).contains(columns), (1...1_000).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  var defaultValueDescription: String { "\(columns)x\(rows)" }
}
