import Foundation

/// Writing to what the system has opened.
public enum FileBytes {
  /// Writes all bytes, in as many turns as the system wants; false when it refuses, and why in `errno`.
  ///
  /// What is full for the moment, such as a pipe that does not block, is waited for.
  public static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let written = Foundation.write(descriptor, part.baseAddress, part.count)
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written < 0, errno == EAGAIN || errno == EWOULDBLOCK {
        waitForRoom(in: descriptor)
      } else if written == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }

  private static func waitForRoom(in descriptor: Int32) {
    var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&watched, 1, -1)
  }
}
