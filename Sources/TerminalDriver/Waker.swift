#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A pipe to oneself: whoever writes a byte wakes the loop that polls its other end.
///
/// Workers and signal handlers use the same pipe. Both ends never block: a full pipe wakes as well.
public final class Waker: Sendable {
  /// The end to poll and to read.
  let readEnd: Int32
  /// The end to write, for signal handlers too.
  let writeEnd: Int32

  /// What a worker writes; signal handlers write other bytes.
  static let mailByte = UInt8(ascii: "M")

  /// A new pipe; throws when the system has none left.
  public init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .noPipe }
    readEnd = ends[0]
    writeEnd = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    _ = close(readEnd)
    _ = close(writeEnd)
  }

  /// Wakes the loop, from any thread.
  public func wake() {
    var byte = Self.mailByte
    _ = write(writeEnd, &byte, 1)
  }

  /// Waits until somebody wakes it, so many milliseconds at most, as a loop without a terminal does.
  package func wait(atMost milliseconds: Int) {
    var watched = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    poll(&watched, 1, Int32(clamping: milliseconds))
    _ = drain()
  }

  /// Takes all bytes that wait.
  func drain() -> [UInt8] {
    var taken: [UInt8] = []
    while true {
      let piece = readAvailable(readEnd)
      guard !piece.isEmpty else { return taken }
      taken += piece
    }
  }
}

/// Reads what `descriptor` has, at most 4 KiB; empty at its end, on an error, or when it has nothing.
func readAvailable(_ descriptor: Int32) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
    count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
  }
}
