import CZlib
import Foundation

/// The bytes of a file from front to back, inflated on the way when the file is gzip.
///
/// Only what is asked for is read and inflated, so the first digit costs a few kilobytes. The end of
/// a gzip file is checked when it is reached: its checksum, its length, and that nothing follows.
package final class ByteStream {
  /// The file's name as errors print it.
  let name: String
  /// True when the file begins with gzip's two magic bytes.
  let isGzip: Bool
  /// The file's size on disk.
  let fileSize: Int

  private let descriptor: Int32
  private let zlib: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var pending: Range<Int> = 0..<0
  private var ended = false
  /// Whether nothing was read yet.
  private(set) var isAtItsBeginning = true

  private static let inputCapacity = 1 << 16

  /// Opens the file and looks at its first bytes; throws a sentence when it cannot be read.
  package init(_ url: URL) throws(FileError) {
    name = url.relativePath
    descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    input = .allocate(byteCount: Self.inputCapacity, alignment: 16)
    zlib = .allocate(capacity: 1)
    zlib.initialize(to: z_stream())
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      let reason = FileError.refusal(errno)
      (isGzip, fileSize) = (false, 0)
      throw FileError(
        file: url.relativePath, rule: "a data file must be readable",
        found: reason)
    }
    fileSize = Int(status.st_size)
    var magic = [UInt8](repeating: 0, count: 2)
    isGzip = pread(descriptor, &magic, 2, 0) == 2 && magic == [0x1f, 0x8b]
    // 15 + 16: the largest window, and gzip's own header and trailer checked by zlib.
    let size = Int32(MemoryLayout<z_stream>.size)
    if isGzip, inflateInit2_(zlib, 15 + 16, ZLIB_VERSION, size) != Z_OK {
      throw fault("zlib must start", "it refused")
    }
  }

  deinit {
    if isGzip { inflateEnd(zlib) }
    zlib.deallocate()
    input.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Fills `target` from the front and returns how many bytes it got: fewer only at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    var filled = 0
    while filled < target.count, !ended {
      filled += try readPart(into: UnsafeMutableRawBufferPointer(rebasing: target[filled...]))
      if filled > 0 { isAtItsBeginning = false }
    }
    return filled
  }

  /// Fills the front of `target` with what can be had at once; returns how many bytes: 0 at the end.
  ///
  /// Who reads in parts has everything before a cut.
  package func readPart(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    var got = 0
    while got == 0, !ended {
      got = isGzip ? try inflateSome(into: target) : try readSome(into: target)
    }
    return got
  }

  /// Reads from here to the end; throws when that is more than `limit` bytes.
  func readAll(atMost limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    let part = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { part.deallocate() }
    while true {
      let got = try read(into: part)
      bytes.append(contentsOf: part[..<got])
      if bytes.count > limit {
        throw fault("a data file must have at most \(limit) bytes", "it has more")
      }
      if got < part.count { return bytes }
    }
  }

  /// Reads to the end, checks it, and throws when even one byte is left.
  func expectEnd(rule: String) throws(FileError) {
    let probe = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
    defer { probe.deallocate() }
    if try read(into: probe) > 0 { throw fault(rule, "more bytes follow") }
  }

  /// An error about this file.
  func fault(_ rule: String, _ found: String) -> FileError {
    FileError(file: name, rule: rule, found: found)
  }

  private func readSome(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let got = Foundation.read(descriptor, target.baseAddress, target.count)
    if got < 0 { throw fault("a data file must be readable", String(cString: strerror(errno))) }
    ended = got == 0
    return got
  }

  private func inflateSome(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    if pending.isEmpty { try refill() }
    zlib.pointee.next_in = input.baseAddress?.advanced(by: pending.lowerBound)
      .assumingMemoryBound(to: UInt8.self)
    zlib.pointee.avail_in = UInt32(pending.count)
    zlib.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    // zlib counts in 32 bits; a longer request is served in several turns of the caller's loop.
    let room = UInt32(clamping: target.count)
    zlib.pointee.avail_out = room
    let result = inflate(zlib, Z_NO_FLUSH)
    pending = (pending.upperBound - Int(zlib.pointee.avail_in))..<pending.upperBound
    switch result {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: try finishMember()
    default: throw fault("gzip data must inflate and meet its checksum", zlibReason)
    }
    return Int(room - zlib.pointee.avail_out)
  }

  /// Gets more compressed bytes; running out before gzip's own end means that the file was cut.
  private func refill() throws(FileError) {
    let got = try readSome(into: input)
    pending = 0..<got
    if got == 0 {
      throw fault(
        "gzip data must run to its checksum", "the file is cut after \(fileSize) bytes")
    }
  }

  /// After a member's checksum: the file ends here, or another gzip member begins (RFC 1952, 2.2).
  private func finishMember() throws(FileError) {
    if pending.isEmpty {
      pending = 0..<(try readSome(into: input))
    }
    if pending.isEmpty { return }
    guard input[pending.lowerBound] == 0x1f else {
      throw fault("nothing may follow the end of gzip data", "\(trailingCount) bytes follow")
    }
    inflateReset(zlib)
  }

  private var trailingCount: Int {
    pending.count + max(0, fileSize - Int(lseek(descriptor, 0, SEEK_CUR)))
  }

  private var zlibReason: String {
    guard let text = zlib.pointee.msg else { return "zlib found it damaged" }
    return "zlib said: \(String(cString: text))"
  }
}
