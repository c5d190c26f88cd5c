import Foundation
import ModelFiles
import Synchronization

/// Signals that come while a command without a screen works.
///
/// Whichever ends the program, an unfinished file is removed first.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// Those that ask a work to end, which it does between two batches: Ctrl-C, `kill`, and a terminal
  /// that has gone.
  static let requests = [SIGINT, SIGTERM, SIGHUP]

  /// The signal that asked for the end; nil while none did.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Takes the first of `requests` as a request to end; the second ends the program at once, as does
  /// any other signal that ends programs.
  static func listen(for requests: [Int32] = Self.requests) {
    // What a handler touches must exist before: it may not initialise anything.
    received.store(0, ordering: .relaxed)
    PendingFile.prepare()
    for number in 1...lastSignal where !harmless.contains(number) && !requests.contains(number) {
      handle(number) { Interruption.end(by: $0) }
    }
    for number in requests {
      handle(number) { number in
        let (isFirst, _) = Interruption.received.compareExchange(
          expected: 0, desired: number, ordering: .relaxed)
        if !isFirst { Interruption.end(by: number) }
      }
    }
    unblock(requests)
  }

  /// Signals that end no program by themselves, and those that no program can hear of.
  private static let harmless: Set<Int32> = {
    var signals: Set<Int32> = [
      SIGKILL, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT, SIGCHLD, SIGURG, SIGWINCH,
    ]
    #if canImport(Darwin)
      signals.insert(SIGINFO)
      signals.insert(SIGIO)
    #endif
    return signals
  }()

  #if canImport(Darwin)
    private static let lastSignal: Int32 = 31
  #else
    // The signals of real time too.
    private static let lastSignal: Int32 = 64
  #endif

  /// Sets a handler where nobody said otherwise: what a parent ignores (`nohup`) stays ignored, but for
  /// the keys and commands that are meant for this program.
  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var present = sigaction()
    guard sigaction(number, nil, &present) == 0 else { return }
    let action = address(of: present)
    let mayTake =
      number == SIGINT || number == SIGTERM || action != unsafeBitCast(SIG_IGN, to: Int.self)
    if mayTake { Foundation.signal(number, handler) }
  }

  private static func address(of action: sigaction) -> Int {
    #if canImport(Darwin)
      unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
    #else
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    #endif
  }

  /// Removes what is unfinished, and lets the signal do what it does.
  private static func end(by number: Int32) {
    PendingFile.remove()
    Foundation.signal(number, SIG_DFL)
    raise(number)
  }

  /// A parent that starts programs from a worker thread may hand on a mask that blocks a signal.
  private static func unblock(_ signals: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}
