import Foundation

/// The elements of one IDX file, read from the front as they are asked for.
///
/// They are kept in segments, each allocated only when the one before it was really there: a header
/// that promises four billion images costs one segment and a sentence. What is read is never moved
/// or copied again.
struct IDXElements {
  /// What the file's header says.
  let header: IDXHeader
  /// The file's name as errors print it.
  let name: String

  private let url: URL
  private var stream: ByteStream?
  private var segments: [[UInt8]] = []
  private let perSegment: Int

  /// Opens the file and reads its header; `rank` is 1 for labels and 3 for images.
  init(_ url: URL, rank: Int) throws(FileError) {
    let stream = try ByteStream(url)
    header = try IDXHeader(from: stream, rank: rank)
    name = stream.name
    self.url = url
    perSegment = max(1, (1 << 18) / header.elementSize)
    self.stream = stream
  }

  /// How many elements are in memory, counted from the first.
  var loadedCount: Int { min(header.count, segments.count * perSegment) }

  /// Whether all elements are in memory and the file's end was checked.
  var isWhole: Bool { stream == nil }

  /// Reads on until the first `count` elements are in memory; the file's end is checked with the last.
  mutating func load(first count: Int) throws(FileError) {
    let wanted = min(count, header.count)
    while loadedCount < wanted, let stream {
      segments.append(try nextSegment(of: stream))
    }
    if loadedCount == header.count, let stream {
      try expectEnd(of: stream)
      self.stream = nil
    }
  }

  /// Reads the file from its front to its end once more and keeps nothing, but for one that ships:
  /// its bytes are known.
  func check() throws(FileError) {
    if ShippedFiles.holds(url) { return }
    let stream = try ByteStream(url)
    _ = try IDXHeader(from: stream, rank: header.dimensions.count == 3 ? 3 : 1)
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: perSegment * header.elementSize, alignment: 16)
    defer { buffer.deallocate() }
    for first in stride(from: 0, to: header.count, by: perSegment) {
      let size = min(perSegment, header.count - first) * header.elementSize
      try fill(.init(rebasing: buffer[..<size]), from: stream, after: first)
    }
    try expectEnd(of: stream)
  }

  private func expectEnd(of stream: ByteStream) throws(FileError) {
    try stream.expectEnd(rule: "an IDX file must end after its \(header.count) elements")
  }

  /// The elements that are in memory; it stays as it is when more are read.
  var loaded: Loaded {
    Loaded(segments: segments, count: loadedCount, perSegment: perSegment, size: header.elementSize)
  }

  /// Every byte that is in memory, in order, a segment at a time.
  var loadedSegments: [[UInt8]] { segments }

  private func nextSegment(of stream: ByteStream) throws(FileError) -> [UInt8] {
    let elements = min(perSegment, header.count - loadedCount)
    let size = elements * header.elementSize
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    try fill(buffer, from: stream, after: loadedCount)
    return Array(buffer)
  }

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from stream: ByteStream, after before: Int
  ) throws(FileError) {
    let got = try stream.read(into: buffer)
    guard got == buffer.count else {
      let there = before + got / header.elementSize
      throw stream.fault(
        "the file must hold the \(header.count) elements its header promises",
        "it ends after \(there)")
    }
  }
}

extension IDXElements {
  /// Elements in memory, which several threads can read.
  struct Loaded: Sendable {
    fileprivate let segments: [[UInt8]]
    /// How many there are.
    let count: Int
    fileprivate let perSegment: Int
    fileprivate let size: Int

    /// Runs `body` with the bytes of an element; nil when it is not in memory.
    func withElement<Result>(
      _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
      guard index < count else { return nil }
      let start = index % perSegment * size
      return segments[index / perSegment].withUnsafeBufferPointer { bytes in
        body(UnsafeBufferPointer(rebasing: bytes[start..<start + size]))
      }
    }
  }
}
