import Foundation

/// A program that a test starts, with its output in a file.
///
/// Not Foundation's `Process`: its `waitUntilExit` runs a run loop on the test's thread and can miss
/// the exit there.
struct ChildProcess {
  private let identifier: pid_t

  /// Starts `arguments`, found along PATH, with nothing to read.
  ///
  /// Standard output goes to the file `output`; standard error too, unless `errors` names another.
  /// `environment` replaces this process's own.
  init(
    _ arguments: [String], output: String = "/dev/null", errors: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    if let errors {
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    } else {
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
    // A thread of a test runner may block signals, or ignore them; what it starts must not.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { variables.forEach { free($0) } }
    var identifier = pid_t()
    let error = posix_spawnp(&identifier, arguments[0], &actions, &attributes, words, variables)
    guard error == 0 else {
      throw TmuxSession.Failure(
        description: "\(arguments[0]) could not be started: \(String(cString: strerror(error)))")
    }
    self.identifier = identifier
  }

  /// Waits for its end and returns its exit status, or -1 when a signal ended it.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  /// Waits for its end and returns its exit status, or -1 when a signal ended it, and the largest
  /// number of bytes that it had in memory.
  ///
  /// Until it becomes another program, a process has what the one that began it has: a peak below the
  /// tests' own says nothing of it, and counts as 0.
  func waitAndMeasure() -> (status: Int32, peak: Int) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(identifier, &status, 0, &usage) < 0 && errno == EINTR {}
    var own = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &own)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
    #endif
    if usage.ru_maxrss <= own.ru_maxrss { usage.ru_maxrss = 0 }
    #if canImport(Darwin)
      let peak = usage.ru_maxrss
    #else
      let peak = usage.ru_maxrss * 1_024
    #endif
    return (status & 0x7F == 0 ? (status >> 8) & 0xFF : -1, Int(peak))
  }

  /// Ends it.
  func terminate() { send(SIGTERM) }

  /// Sends it a signal.
  func send(_ signal: Int32) { kill(identifier, signal) }
}
