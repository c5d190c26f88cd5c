import Foundation
import Testing

/// However the program ends, the terminal is as before: in a real terminal, tmux.
@Suite(.serialized) struct TerminalIsLeftCleanTests {
  /// Runs the program in a shell, ends it by `ending`, and compares the terminal before and after.
  ///
  /// Returns the screen after the end, with the line "status N" in it.
  private func run(
    environment: [String: String] = [:], ending: (TmuxSession) throws -> Void
  ) throws -> String {
    let session = try TmuxSession(environment: environment)
    let modes = try session.modes()
    try session.startProgram()
    #expect(try session.modes() != modes)
    try ending(session)
    let screen = try session.wait("the end") { $0.contains("\nall done") }
    #expect(try session.modes() == modes)
    let before = try session.file("before")
    #expect(try session.file("after") == before)
    #expect(before.contains("icanon") && before.contains("echo"))
    #expect(try session.pasted("two words") == "two words\n")
    return screen
  }

  @Test func `after q`() throws {
    #expect(try run { try $0.press("q") }.contains("status 0"))
  }

  @Test func `after Ctrl-C`() throws {
    #expect(try run { try $0.press("C-c") }.contains("status 130"))
  }

  @Test(arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129), (SIGSEGV, 139), (SIGQUIT, 131)])
  func `after a signal`(signal: Int32, status: Int) throws {
    let screen = try run { try $0.sendSignal(signal) }
    #expect(screen.contains("status \(status)"))
  }

  @Test(arguments: [
    ("trap", 132, "a rehearsed crash on the main thread"), ("worker", 132, "in a worker"),
    ("segv", 139, ""),
  ])
  func `after a crash, whose message can be read`(
    crash: String, status: Int, message: String
  ) throws {
    let screen = try run(environment: ["WADACHI_CRASH": crash]) { try $0.press("Right") }
    #expect(screen.contains("status \(status)"))
    // The line may be wider than the window.
    let text = screen.filter { !$0.isNewline }
    #expect(message.isEmpty || text.contains(message))
  }

  @Test func `while it is stopped, and it comes back in the window's new size`() throws {
    let session = try TmuxSession()
    let modes = try session.modes()
    try session.startProgram()
    try session.press("C-z")
    try session.wait("the shell") { $0.contains("Stopped") }
    #expect(try session.modes() == modes)
    try session.type("stty -a > stopped\n")
    try session.resize(width: 100, height: 30)
    try session.type("clear; fg > /dev/null\n")
    let screen = try session.wait("the program") { session.showsProgram($0) }
    #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count >= 30)
    try session.press("q")
    try session.wait("the end") { !session.showsProgram($0) && $0.contains("ready$") }
    #expect(try session.modes() == modes)
  }

  /// All that kill by default, the real-time ones by their ends.
  static let deadly = Set(1...31).subtracting([SIGKILL, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU])
    .subtracting(notices).union([34, 35, 50, 64]).sorted()

  /// Those that only tell something.
  static let notices = [SIGPIPE, SIGXFSZ, SIGCHLD, SIGURG, SIGWINCH, SIGCONT]

  #if canImport(Glibc)
    @Test func `after every signal, with the status that it has without a screen`() throws {
      let session = try TmuxSession()
      let modes = try session.modes()
      for signal in Self.deadly {
        try session.type("clear\n")
        try session.startProgram()
        try session.sendSignal(signal)
        let screen = try session.wait("the end by \(signal)") { $0.contains("\nall done") }
        #expect(screen.contains("status \(128 + signal)"), "\(screen)")
        #expect(try session.modes() == modes, "signal \(signal)")
        #expect(try session.file("after") == session.file("before"), "signal \(signal)")
      }
    }

    @Test func `what is only told does not end it, and what is ignored stays so`() throws {
      let session = try TmuxSession()
      try session.type("trap '' HUP USR1 INT\n")
      try session.startProgram()
      for signal in Self.notices + [SIGHUP, SIGUSR1, SIGINT] { try session.sendSignal(signal) }
      try session.press("?")
      try session.wait("an answer") { $0.contains("Keys") }
      try session.press("?", "q")
      #expect(try session.wait("the end") { $0.contains("\nall done") }.contains("status 0"))
    }
  #endif

  @Test func `after a stop that gave it no time, it takes the terminal again`() throws {
    let session = try TmuxSession()
    let modes = try session.modes()
    try session.startProgram()
    let (taken, first) = (try session.modes(), try session.screen())
    try session.sendSignal(SIGSTOP)
    try session.wait("the shell") { $0.contains("all done") }
    try session.type("stty sane; fg > /dev/null\n")
    try session.wait("the program") { $0 == first }
    #expect(try session.modes() == taken)
    // A key is read at once and not echoed.
    try session.press("?")
    try session.wait("an answer") { $0.contains("Keys") }
    try session.press("?", "q")
    try session.wait("the end") { !session.showsProgram($0) && $0.contains("ready$") }
    #expect(try session.modes() == modes)
    try session.type("stty -a > again\n")
    try session.type("echo 'written' down\n")
    try session.wait("the shell") { $0.contains("written down") }
    let again = try session.file("again")
    #expect(again.contains(" icanon") && again.contains(" echo "))
  }

  @Test(arguments: ["\u{1B}[200~abc", "\u{1B}]0;abc", "\u{1B}P1$", "\u{1B}[1;"])
  func `it hears Ctrl-C and other keys after what has no end`(beginning: String) throws {
    #expect(
      try run {
        try $0.type(beginning)
        try $0.press("C-c")
      }.contains("status 130"))
    let screen = try run { session in
      try session.type(beginning)
      var last = ContinuousClock.now
      try session.wait("the end") { screen in
        // A paste takes what comes without a pause of half a second.
        if ContinuousClock.now - last > .milliseconds(700), session.showsProgram(screen) {
          try? session.press("q")
          last = .now
        }
        return screen.contains("\nall done")
      }
    }
    #expect(screen.contains("status 0"))
  }

  @Test func `in a window of any size, and after every resize`() throws {
    let session = try TmuxSession()
    try session.startProgram()
    for (width, height) in [(120, 40), (40, 12), (1, 1), (80, 24)] {
      try session.resize(width: width, height: height)
    }
    try session.wait("the program") { session.showsProgram($0) }
    try session.press("q")
    try session.wait("the end") { $0.contains("status 0") }
  }
}
