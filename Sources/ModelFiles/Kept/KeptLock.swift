import Datasets
import Foundation

/// A lock beside a kept file: while one program reads, merges and writes, others wait.
///
/// It is an advisory lock of the system on `NAME.lock`, gone with whoever held it. The lock's own file
/// stays: taking it away would let two programs lock two files of one name.
struct KeptLock {
  private let descriptor: Int32

  /// How long is waited for another program before one goes without.
  static let patience = Duration.seconds(2)

  /// Takes the lock of a file, whose folder must be there; throws when another program does not let go.
  init(of url: URL, patience: Duration = Self.patience) throws(FileError) {
    let path = url.appendingPathExtension("lock").path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    if descriptor < 0 { throw .ofSystem(url, "its folder must be writable") }
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      // Some file systems know no locks: there is nothing to wait for.
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      guard ContinuousClock.now < deadline else {
        close(descriptor)
        throw FileError(
          file: url.path, rule: "one program at a time writes it",
          found: "another one does not let go of \(path)")
      }
      usleep(5_000)
    }
  }

  /// Lets the next one write.
  func release() { close(descriptor) }
}
