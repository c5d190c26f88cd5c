import Foundation
import Synchronization

/// Temporary files of writes that never ended: how they are named, and how they go.
///
/// `.NAME.PID-NUMBER.part`, beside the file that was to be written. Whoever writes one holds a lock on
/// it, so that a file of a program on another machine, or in another container, is not taken for one
/// of a program that is gone.
enum Leftovers {
  /// A name for the temporary file of a new content of `target`, in its folder.
  static func newName(beside target: URL) -> URL {
    let ending = ".\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
    // A file's name may have 255 bytes, and this one should not be what breaks the rule.
    var name = target.lastPathComponent
    while name.utf8.count + ending.utf8.count + 1 > 255 { name.removeLast() }
    return target.deletingLastPathComponent().appendingPathComponent(".\(name)\(ending)")
  }

  private static let swept = Mutex<Set<String>>([])

  /// Removes from a folder those whose programs are gone, once while this program runs.
  static func sweep(_ folder: URL) {
    guard swept.withLock({ $0.insert(folder.path).inserted }) else { return }
    guard let directory = opendir(folder.path) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let writer = writer(of: name), writer != getpid(), isGone(writer) else { continue }
      remove(folder.appendingPathComponent(name).path)
    }
  }

  /// The number of the program that wrote a temporary file; nil when the name is of another kind.
  private static func writer(of name: String) -> pid_t? {
    guard name.hasPrefix("."), name.hasSuffix(".part") else { return nil }
    let parts = name.dropLast(5).split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.last?.split(separator: "-", omittingEmptySubsequences: false) ?? []
    guard parts.count >= 3, numbers.count == 2, UInt32(numbers[1]) != nil else { return nil }
    return pid_t(numbers[0]).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func isGone(_ program: pid_t) -> Bool { kill(program, 0) != 0 && errno == ESRCH }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid()
    else { return }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    close(descriptor)
  }
}
