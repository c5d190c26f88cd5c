/// The bytes of a text file one by one, a part of it in memory at a time.
struct CSVBytes {
  private let stream: ByteStream
  private let limit: Int
  /// What is told from time to time: how many bytes were read.
  private let progress: (Int) -> Void
  private var part: [UInt8] = []
  private var place = 0
  private var total = 0

  private static let partSize = 1 << 18

  init(_ stream: ByteStream, atMost limit: Int, progress: @escaping (Int) -> Void) {
    self.stream = stream
    self.limit = limit
    self.progress = progress
  }

  /// The first bytes of the text, so many where it has them, without taking any.
  mutating func front(_ size: Int) throws(FileError) -> ArraySlice<UInt8> {
    while part.count < size, try extend() {}
    return part[...]
  }

  /// Reads on behind what is there; false at the end.
  private mutating func extend() throws(FileError) -> Bool {
    let before = part
    guard try readOn() != nil else {
      part = before
      return false
    }
    part = before + part
    return true
  }

  /// The next byte, without taking it; nil at the end.
  @inline(__always)
  mutating func peek() throws(FileError) -> UInt8? {
    if place < part.count { return part[place] }
    return try readOn()
  }

  /// Passes over the byte that `peek` showed.
  @inline(__always)
  mutating func advance() { place += 1 }

  private mutating func readOn() throws(FileError) -> UInt8? {
    if total > 0 || !part.isEmpty { progress(total) }
    var got = 0
    let stream = stream
    var fault: FileError?
    part = [UInt8](unsafeUninitializedCapacity: Self.partSize) { buffer, count in
      do {
        got = try stream.readPart(into: UnsafeMutableRawBufferPointer(buffer))
      } catch let error as FileError {
        fault = error
      } catch {}
      count = got
    }
    if let fault { throw fault }
    place = 0
    total += got
    if total > limit {
      throw stream.fault("a file of examples must have at most \(limit) bytes", "it has more")
    }
    return part.first
  }
}
