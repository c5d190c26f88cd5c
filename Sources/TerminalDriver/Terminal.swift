import CellCanvas

/// Why no more input will come.
public enum EndReason: Hashable, Sendable {
  /// SIGINT was sent.
  case interrupted
  /// SIGTERM was sent.
  case terminated
  /// SIGHUP was sent: the terminal is going away.
  case hungUp
  /// Standard input is at its end.
  case inputEnded
}

/// What a terminal tells the loop that waits on it.
public enum TerminalEvent: Hashable, Sendable {
  /// The user did something.
  case input(InputEvent)
  /// A worker has left something in its mailbox.
  case mail
  /// The program was asked to stop for a while (SIGTSTP): answer with `suspend()`.
  case stopRequested
  /// The program is to end.
  case end(EndReason)
}

/// A place to show frames and to hear from the user: a real terminal, or a script.
public protocol Terminal: AnyObject {
  /// Glyphs, colours and background, as pictures must know them.
  var look: Look { get }
  /// The window's size in cells.
  var size: Size { get }
  /// What workers call to wake the loop.
  var waker: Waker { get }
  /// The way to its clipboard; nil where it has none.
  var clipboard: Clipboard? { get }

  /// Shows a frame.
  func present(_ canvas: Canvas)

  /// Has the next frame drawn whole, whatever is on the screen.
  func forgetFrame()

  /// Takes the reports of its mouse, or leaves the mouse to it.
  func takeMouse(_ takes: Bool)

  /// Asks it to copy a text; nothing where it has no clipboard.
  func copy(_ text: String)

  /// Waits for events; an empty answer when nothing came in `milliseconds` (nil waits for ever).
  func events(waitingAtMost milliseconds: Int?) -> [TerminalEvent]

  /// Gives the terminal back, stops the process until it is continued, and takes it again.
  func suspend()

  /// Gives the terminal back for good.
  func close()
}

/// A terminal that cannot be used as a screen, and why.
public enum TerminalError: Error, Hashable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// No description of that kind of terminal is installed.
  case unknownKind(String)
  /// The kind is known, but its cursor cannot be moved.
  case cannotMoveCursor(String)
  /// The pipe that wakes the loop could not be made.
  case noPipe

  /// One sentence with the remedy.
  public var description: String {
    switch self {
    case .notATerminal:
      "The screen needs a terminal on standard input and output; without one use --plain."
    case .unknownKind(let name):
      "The terminal “\(name)” (from TERM) is not known here; set TERM to xterm-256color or use --plain."
    case .cannotMoveCursor(let name):
      "The terminal “\(name)” (from TERM) cannot move its cursor; use --plain."
    case .noPipe:
      "The system gave no pipe, so the screen cannot be woken; close some programs and try again."
    }
  }
}
