import CNCurses
import CTerminalGuard

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The modes that are set beside curses (mouse reports, bracketed paste), and the bytes that undo
/// everything when the program dies.
struct TerminalModes {
  private let on: String
  private let mouse: (on: String, off: String)
  private let off: String
  private let undo: String
  /// Takes the last frame away: a terminal without a second screen, as GNU screen is at first, would keep it
  /// below the shell's line.
  private let clear: String

  /// Whether the terminal can put its cursor anywhere, which a screen needs.
  let canMoveCursor: Bool
  /// Whether it takes the requests of xterm, and says nothing to those that it does not know.
  let isLikeXterm: Bool

  /// Asks the terminal that curses has opened.
  init() {
    let move = Self.capability("cup")
    canMoveCursor = !move.isEmpty
    let leave = Self.capability("rmcup")
    isLikeXterm = move.hasPrefix("\u{1B}[") && !leave.isEmpty
    // Reports of buttons and of motion with a button held, in SGR form; pastes in brackets; word of
    // another background.
    mouse =
      isLikeXterm
      ? ("\u{1B}[?1002h\u{1B}[?1006h", "\u{1B}[?1006l\u{1B}[?1002l") : ("", "")
    on = isLikeXterm ? "\u{1B}[?2004h\u{1B}[?2031h" : ""
    off = (isLikeXterm ? "\u{1B}[?2031l\u{1B}[?2004l" : "") + mouse.off
    clear = Self.capability("sgr0") + Self.capability("clear")
    undo = (isLikeXterm ? Self.frameEnds : "") + off + clear + Self.capability("cnorm") + leave
  }

  /// Has the terminal put back should the program die from now on.
  func armGuard() {
    let bytes = Array(undo.utf8)
    bytes.withUnsafeBytes { raw in
      guard_arm(raw.bindMemory(to: CChar.self).baseAddress, raw.count)
    }
  }

  /// Switches the modes on, that of the mouse where it is wanted.
  func turnOn(mouse takesMouse: Bool) { send((takesMouse ? mouse.on : "") + on) }

  /// Switches the mode of the mouse alone.
  func takeMouse(_ takes: Bool) { send(takes ? mouse.on : mouse.off) }

  /// Switches the modes off, and takes the last frame away.
  func turnOff() { send(off + clear) }

  /// Asks for the background, for mode 2026, and then for what every terminal answers.
  func ask() { send("\u{1B}]11;?\u{1B}\\\u{1B}[?2026$p\u{1B}[c") }

  /// Before a frame that is to be seen at once, and after it (mode 2026).
  static let frameBegins = "\u{1B}[?2026h"
  static let frameEnds = "\u{1B}[?2026l"

  /// Sends bytes past curses.
  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// A capability's bytes without its padding, "$<5>", which only a slow line needs.
  private static func capability(_ name: String) -> String {
    guard let bytes = nc_capability(name) else { return "" }
    var text = ""
    var rest = Substring(String(cString: bytes))
    while let character = rest.popFirst() {
      if character == "$", rest.first == "<", let end = rest.firstIndex(of: ">") {
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(character)
      }
    }
    return text
  }
}
