import Datasets

/// What is said in every room: of keys that many have, in the help, in what lies over a room, and in
/// the sentence that stands until the next key.
public protocol AppPhrases: Sendable {
  // MARK: Keys of many rooms

  /// The keys that do the same wherever one is.
  var anywhere: KeyText { get }
  /// Opening the help.
  var help: KeyText { get }
  /// Leaving the room.
  var leave: KeyText { get }
  /// Closing what is open in the room.
  var close: KeyText { get }
  /// To the next line of a list; its hint also stands for the line before.
  var nextLine: KeyText { get }
  /// To the line before.
  var lineBefore: KeyText { get }
  /// Opening the chosen line.
  var open: KeyText { get }
  /// A line for the shell that reopens what is shown.
  var reopen: KeyText { get }
  /// The command that leads to the chosen line of a list.
  var command: KeyText { get }
  /// That the terminal was asked to copy the line that follows.
  func copiesLine(_ way: CopyingWay) -> String
  /// Writing the screen to files.
  var saveScreen: KeyText { get }
  /// The key that leaves the mouse to the terminal and takes it again.
  var mouse: KeyText { get }
  /// That the mouse is the terminal's now.
  var mouseIsLeft: String { get }
  /// That the mouse is the program's again.
  var mouseIsTaken: String { get }
  /// That a click met nothing.
  var nothingToClick: String { get }
  /// That a key is in no row.
  func doesNothing(_ key: String) -> String

  // MARK: The help

  /// The words over the keys of the help itself.
  var helpTitle: String { get }
  /// The title of the box.
  func keys(of room: String) -> String
  /// What the mouse does.
  var helpOnMouse: HelpSection { get }
  /// What stands over a part of the help on keys.
  func title(of group: KeyGroup) -> String
  /// How the help is closed, in its last line.
  var helpEnds: String { get }
  /// Which rows are shown, where not all are.
  func rows(_ first: Int, to last: Int, of count: Int) -> String
  /// A row on or back.
  var helpRow: KeyText { get }
  /// A page on or back.
  var helpPage: KeyText { get }
  /// To the first rows or the last.
  var helpEndRows: KeyText { get }
  /// Closing the help.
  var closeHelp: KeyText { get }

  // MARK: Questions of the program, and what is typed

  /// The words over the keys of a question of the program.
  var confirmationTitle: String { get }
  /// Agreeing to it.
  var yes: KeyText { get }
  /// Not agreeing.
  var no: KeyText { get }
  /// The words over the keys while something is typed.
  var typingTitle: String { get }
  /// Giving what was typed.
  var take: KeyText { get }
  /// Completing what was typed by the list of what could be meant.
  var complete: KeyText { get }
  /// Bringing back what was typed before.
  var recall: KeyText { get }
  /// Giving up the line.
  var leaveLine: KeyText { get }
  /// How many more could be meant than are shown.
  func moreSuggestions(_ count: Int) -> String
  /// What points at the word that is wrong; it begins with the mark.
  var here: String { get }

  // MARK: What happened

  /// That the window is too small, in columns and rows.
  func tooSmall(_ size: (columns: Int, rows: Int), smallest: (columns: Int, rows: Int)) -> String
  /// That a network is on disk.
  func saved(in path: String) -> String
  /// How a file of examples was taken, where that could have been otherwise: its first line as a header, its
  /// separators, its decimal commas; nil where there is nothing to say, or no name of the file.
  func took(_ table: CSVExamples, of file: String?) -> String?
  /// That a scenario is open.
  func opened(scenario title: String) -> String
}

/// The way to the clipboard.
public enum CopyingWay: Sendable {
  /// The terminal is asked.
  case terminal
  /// The terminal is asked through tmux.
  case tmux
  /// The terminal is asked through GNU screen.
  case screen
}
