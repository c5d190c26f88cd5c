/// The header of an IDX file of unsigned bytes, or of QMNIST's labels: how many dimensions, and how long each is.
///
/// Format: two zero bytes, the element type (08 = unsigned byte), the number of dimensions, then each
/// dimension as a big-endian 32-bit number (LeCun, Cortes, Burges: the MNIST database). QMNIST's labels
/// are rows of 32-bit numbers (0c), the class the first of each.
public struct IDXHeader: Hashable, Sendable {
  /// The dimensions, outermost first: `[60000, 28, 28]` for images, `[60000]` for labels.
  public let dimensions: [Int]

  /// How many elements the file has along its first dimension.
  public var count: Int { dimensions[0] }

  /// The bytes of a number: 1, or 4 in QMNIST's labels.
  private let numberSize: Int

  /// The bytes of one element: the product of the inner dimensions, and of those of a number.
  public var elementSize: Int { dimensions.dropFirst().reduce(numberSize, *) }

  /// The bytes of the header itself.
  public var size: Int { 4 + 4 * dimensions.count }

  /// The largest number of bytes per element that is accepted: a 1024 × 1024 picture.
  static let largestElement = 1 << 20
  /// The largest number of bytes that a file may promise: 256 MB, 342,000 digits.
  ///
  /// A gzip file of a few kilobytes can hold as much.
  static let largestContent = 1 << 28

  /// Reads and checks the header at the front of `stream`, which must have `rank` dimensions, or be
  /// QMNIST's labels where it is 1.
  init(from stream: ByteStream, rank: Int) throws(FileError) {
    let magic = try Self.bytes(4, of: stream, what: "its magic number")
    let expected: [UInt8] = [0, 0, 8, UInt8(rank)]
    let isWide = rank == 1 && magic == [0, 0, 0x0C, 2]
    guard magic == expected || isWide else {
      throw stream.fault(
        "an IDX file of \(rank == 1 ? "labels" : "images") must begin with \(Self.hex(expected))",
        try Self.cause(magic, stream))
    }
    numberSize = isWide ? 4 : 1
    let rank = isWide ? 2 : rank
    let words = try Self.bytes(4 * rank, of: stream, what: "its \(rank) dimensions")
    let told = (0..<rank).map { ToldNumber(bigEndian: words[4 * $0..<4 * $0 + 4]) }
    dimensions = try Self.checked(told, numberSize, stream)
  }

  /// The dimensions; refuses those of zero, elements so large that they cannot be meant, and a content that
  /// is not what a plain file has, whose length is known at once.
  private static func checked(
    _ told: [ToldNumber], _ numberSize: Int, _ stream: ByteStream
  ) throws(FileError) -> [Int] {
    let shape = told.map(\.description).joined(separator: " × ")
    guard told.allSatisfy({ $0 > 0 }) else {
      throw stream.fault("every dimension must be at least 1", "the header says \(shape)")
    }
    let element = told.dropFirst().reduce(ToldNumber(numberSize), *)
    guard element.int(atMost: largestElement) != nil else {
      throw stream.fault(
        "an image may have at most \(largestElement) pixels", "the header says \(shape)")
    }
    guard let content = (told[0] * element).int(atMost: largestContent) else {
      throw stream.fault(
        "a file of data may hold at most \(largestContent) bytes", "the header promises \(shape)")
    }
    let size = 4 + 4 * told.count + content
    guard stream.isGzip || stream.fileSize == size else {
      throw stream.fault(
        "a file of \(shape) must have \(size) bytes", "it has \(stream.fileSize)")
    }
    return told.compactMap { $0.int(atMost: content) }
  }

  /// What begins with other bytes, as far as they tell it.
  private static func cause(_ magic: [UInt8], _ stream: ByteStream) throws(FileError) -> String {
    let more = UnsafeMutableRawBufferPointer.allocate(byteCount: 12, alignment: 1)
    defer { more.deallocate() }
    let front = magic + more[..<(try stream.read(into: more))]
    if let name = ForeignFile.name(front) { return "this is \(name)" }
    let told = "this one begins with \(hex(magic))"
    switch magic {
    case [0, 0, 8, 1]: return "\(told): it holds labels"
    case [0, 0, 8, 3]: return "\(told): it holds images"
    default: return told
    }
  }

  private static func bytes(
    _ count: Int, of stream: ByteStream, what: String
  ) throws(FileError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    let got = try stream.read(into: buffer)
    if got == 0, stream.isAtItsBeginning {
      throw stream.fault("an IDX file must hold \(what)", "it is empty")
    }
    guard got == count else {
      throw stream.fault(
        "an IDX file must hold \(what)", "the file ends \(count - got) bytes too early")
    }
    return Array(buffer)
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: " ")
  }
}
