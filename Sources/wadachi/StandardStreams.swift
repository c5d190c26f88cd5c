import Foundation
import Synchronization

/// What is done about the three standard streams before anything else.
enum StandardStreams {
  private static let pipesEndPrograms = Atomic<Bool>(true)

  /// Opens those that are closed, so that no other file takes their numbers, and has a write that
  /// cannot be done fail instead of ending the program.
  static func prepare() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      // For reading: a closed input is at its end, and a closed output refuses what is written.
      _ = open("/dev/null", O_RDONLY)
    }
    let former = unsafeBitCast(signal(SIGPIPE, SIG_IGN), to: Int.self)
    pipesEndPrograms.store(former != unsafeBitCast(SIG_IGN, to: Int.self), ordering: .relaxed)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Ends the program as a closed pipe ends others, in silence, unless its parent wants no such end.
  static func endByClosedPipe() {
    guard pipesEndPrograms.load(ordering: .relaxed) else { return }
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }
}
