import CellCanvas

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

  /// Reads what came from it, as the screens do.
  public init(_ bytes: [UInt8]) {
    var decoder = InputDecoder()
    for event in decoder.feed(bytes) {
      if case .report(let report) = event { take(report) }
    }
  }

  /// Whether it has answered the last question, which every terminal knows.
  var isComplete: Bool { attributes != nil }

  private mutating func take(_ report: TerminalReport) {
    switch report {
    case .background(_, let color): background = color ?? background
    case .attributes(let text): attributes = text
    case .name(let text): name = text
    case .cursor(_, let column): self.column = column
    case .synchronizes: break
    }
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
    // In the first row the cursor's place cannot be told from a key.
    let questions =
      "\u{1B}]11;?\u{1B}\\" + "\u{1B}[>0q" + "\r\n\(text)\u{1B}[6n" + "\r\u{1B}[K\u{1B}[A"
      + "\u{1B}[c"
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
