#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a terminal answers when it is asked what it is.
public struct TerminalAnswers: Hashable, Sendable {
  /// Its name and version, by XTVERSION.
  public private(set) var name: String?
  /// Its background as it writes colours, `rgb:ffff/ffff/ffff`, by OSC 11.
  public private(set) var background: String?
  /// What it can do, by its primary device attributes: `62;22`.
  public private(set) var attributes: String?
  /// The column that its cursor came to, from 1, where that was asked.
  public private(set) var column: Int?

  /// Reads what came from it.
  public init(_ bytes: [UInt8]) {
    for part in String(decoding: bytes, as: UTF8.self).split(separator: "\u{1B}") {
      switch part.first {
      case "]": background = Self.text(part, behind: "]11;") ?? background
      case "P": name = Self.text(part, behind: "P>|") ?? name
      case "[": take(part.dropFirst())
      default: break
      }
    }
  }

  /// Whether it has answered the last question, which every terminal knows.
  var isComplete: Bool { attributes != nil }

  /// A report of the cursor's place, `3;5R`, or the attributes, `?62;22c`.
  private mutating func take(_ sequence: Substring) {
    guard let end = sequence.firstIndex(where: \.isLetter) else { return }
    let parameters = sequence[..<end]
    if sequence[end] == "R", let place = parameters.split(separator: ";").last {
      column = Int(place)
    } else if sequence[end] == "c", parameters.first == "?" {
      attributes = String(parameters.dropFirst())
    }
  }

  /// What stands behind the beginning of a string, up to its end.
  private static func text(_ part: Substring, behind beginning: String) -> String? {
    guard part.hasPrefix(beginning) else { return nil }
    return String(part.dropFirst(beginning.count).prefix { !$0.unicodeScalars.contains("\u{07}") })
  }
}

extension TerminalAnswers {
  /// Asks the terminal on standard input and output, and how far `text` moves its cursor; nil where there
  /// is none, or it is another program's at the moment.
  ///
  /// It is waited for `milliseconds` at most; what is typed meanwhile is lost.
  public static func asked(drawing text: String, waitingAtMost milliseconds: Int32) -> Self? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
      tcgetpgrp(STDIN_FILENO) == getpgrp()
    else { return nil }
    var former = termios()
    guard tcgetattr(STDIN_FILENO, &former) == 0 else { return nil }
    var silent = former
    silent.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSADRAIN, &silent) == 0 else { return nil }
    defer { _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &former) }
    let questions =
      "\u{1B}]11;?\u{1B}\\" + "\u{1B}[>0q" + "\r\(text)\u{1B}[6n" + "\r\u{1B}[K" + "\u{1B}[c"
    let bytes = Array(questions.utf8)
    guard write(STDOUT_FILENO, bytes, bytes.count) == bytes.count else { return nil }
    return answers(waitingAtMost: milliseconds)
  }

  private static func answers(waitingAtMost milliseconds: Int32) -> Self {
    let end = ContinuousClock.now + .milliseconds(Int(milliseconds))
    var came: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1_024)
    while came.count < 16_384 {
      let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
      var waited = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&waited, 1, Int32(left.rounded(.up))) > 0 else { break }
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      guard count > 0 else { break }
      came += chunk[..<count]
      if Self(came).isComplete { break }
    }
    return Self(came)
  }
}
