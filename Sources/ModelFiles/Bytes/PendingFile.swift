import Foundation
import Synchronization

/// The temporary file of a write that has not ended, for a signal's handler to remove.
///
/// One at a time: a program writes one large file, and small ones are written at once. Whoever takes
/// the path out of its place owns it, so that a handler and the writer never free it twice.
public enum PendingFile {
  /// The address of the path's text; 0 while there is none.
  private static let place = Atomic<Int>(0)

  /// Makes sure that all is there that a handler will touch: it may not initialise anything.
  public static func prepare() { _ = place.load(ordering: .relaxed) }

  /// Removes it.
  ///
  /// May be called from a signal's handler.
  public static func remove() {
    if let path = take() { unlink(path) }
  }

  /// Remembers a file, unless there is one already.
  static func begin(_ path: String) { put(strdup(path)) }

  /// Forgets a file that is removed or in its place.
  static func end(_ path: String) {
    guard let there = take() else { return }
    if String(cString: there) == path { free(there) } else { put(there) }
  }

  private static func take() -> UnsafeMutablePointer<CChar>? {
    UnsafeMutablePointer(bitPattern: place.exchange(0, ordering: .acquiringAndReleasing))
  }

  private static func put(_ path: UnsafeMutablePointer<CChar>?) {
    let (isFirst, _) = place.compareExchange(
      expected: 0, desired: Int(bitPattern: path), ordering: .acquiringAndReleasing)
    if !isFirst { free(path) }
  }
}
