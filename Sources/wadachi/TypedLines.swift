import Foundation

/// The lines of standard input, read as they come.
///
/// A line holds at most 4,096 bytes: what goes beyond is dropped, so that an endless one takes no
/// memory.
struct TypedLines: Sequence, IteratorProtocol {
  private static let longestLine = 4096
  private var bytes: ArraySlice<UInt8> = []

  /// The next line without its end; nil at the end of input.
  mutating func next() -> String? {
    var line: [UInt8] = []
    var hasBegun = false
    while true {
      if bytes.isEmpty { bytes = Self.read() }
      if bytes.isEmpty { return hasBegun ? Self.text(line) : nil }
      hasBegun = true
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
      line += bytes[..<(end ?? bytes.endIndex)].prefix(Self.longestLine - line.count)
      bytes = bytes[(end.map { $0 + 1 } ?? bytes.endIndex)...]
      if end != nil { return Self.text(line) }
    }
  }

  /// Whether somebody typed a line on a terminal that was not read yet, or ended the input.
  var isTyped: Bool {
    var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return isatty(STDIN_FILENO) == 1 && (!bytes.isEmpty || poll(&watched, 1, 0) > 0)
  }

  private static func text(_ line: [UInt8]) -> String {
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...], as: UTF8.self)
  }

  /// What there is, waiting for something; nothing at the end, and when it cannot be read.
  private static func read() -> ArraySlice<UInt8> {
    while true {
      // An input that does not block is waited for, and so is a signal that asks for the end.
      var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      poll(&watched, 1, -1)
      if Interruption.signal != nil { return [] }
      var isAtEnd = false
      let piece = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        let taken = Foundation.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        isAtEnd = taken == 0 || taken < 0 && errno != EINTR && errno != EAGAIN
        count = Swift.max(0, taken)
      }
      if isAtEnd || !piece.isEmpty { return piece[...] }
    }
  }
}
