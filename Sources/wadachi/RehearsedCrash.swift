import Foundation

/// A crash on purpose, at the first key: so that tests can see what it leaves of the terminal.
///
/// Asked for by the environment: `WADACHI_CRASH=trap` (Swift's trap on the main thread), `segv` (a
/// write to memory that is not ours) or `worker` (a trap on another thread).
enum RehearsedCrash: String {
  case trap, segv, worker

  /// What the environment asks for, if anything.
  init?(environment: [String: String]) {
    guard let name = environment["WADACHI_CRASH"] else { return nil }
    self.init(rawValue: name)
  }

  /// Crashes.
  func happen() {
    switch self {
    case .trap: Self.trap("on the main thread")
    case .segv: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case .worker: Thread.detachNewThread { Self.trap("in a worker") }
    }
  }

  /// Traps as any broken precondition would: that is what is rehearsed.
  private static func trap(_ place: String) { fatalError("a rehearsed crash \(place)") }
}
