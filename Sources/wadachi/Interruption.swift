import Foundation
import Synchronization

/// Ctrl-C while a command works: noticed between two batches.
enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed.
  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Takes the first Ctrl-C as a request to end; a second one ends the program at once.
  static func listen() {
    // The atomic must exist before a handler touches it: a handler may not initialise anything.
    requested.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      Interruption.requested.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    // A parent that starts programs from a worker thread may hand on a mask that blocks the signal.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }
}
