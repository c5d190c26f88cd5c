import Datasets
import Foundation

/// The lines of a file from front to back, a part of it in memory at a time; gzip is inflated.
struct LineReader {
  /// A line without its end.
  struct Line {
    let bytes: [UInt8]
    /// Whether a line feed ended it; the last line of a file may have none.
    let isWhole: Bool
  }

  /// The most bytes that a line may have.
  var limit: Int
  /// How many lines were read.
  private(set) var count = 0

  private let url: URL
  private let stream: ByteStream
  private var pending: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(_ url: URL, limit: Int) throws(FileError) {
    self.url = url
    self.limit = limit
    stream = try ByteStream(url)
  }

  /// The next line, or nil at the end.
  mutating func next() throws(FileError) -> Line? {
    var searched = position
    while true {
      if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        count += 1
        return Line(bytes: Array(pending[position..<end]), isWhole: true)
      }
      if isAtEnd {
        guard position < pending.count else { return nil }
        defer { position = pending.count }
        count += 1
        return Line(bytes: Array(pending[position...]), isWhole: false)
      }
      pending.removeSubrange(..<position)
      position = 0
      searched = pending.count
      if pending.count > limit {
        throw FileError(
          file: url.relativePath, rule: "line \(count + 1) must have at most \(limit) bytes",
          found: "it has more")
      }
      try readOn()
    }
  }

  private mutating func readOn() throws(FileError) {
    let part = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { part.deallocate() }
    let got = try stream.readPart(into: part)
    isAtEnd = got == 0
    pending.append(contentsOf: part[..<got])
  }
}
