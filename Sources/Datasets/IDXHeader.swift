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
    dimensions = (0..<rank).map { axis in
      words[4 * axis..<4 * axis + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    try checkDimensions(stream)
  }

  /// Refuses dimensions of zero and elements so large that they cannot be meant.
  private func checkDimensions(_ stream: ByteStream) throws(FileError) {
    let shape = dimensions.map(String.init).joined(separator: " × ")
    guard dimensions.allSatisfy({ $0 > 0 }) else {
      throw stream.fault("every dimension must be at least 1", "the header says \(shape)")
    }
    var element = numberSize
    for dimension in dimensions.dropFirst() {
      let (product, overflow) = element.multipliedReportingOverflow(by: dimension)
      guard !overflow, product <= Self.largestElement else {
        throw stream.fault(
          "an image may have at most \(Self.largestElement) pixels", "the header says \(shape)")
      }
      element = product
    }
    // Each factor is below 2³², so the product fits.
    guard element <= Self.largestContent / count else {
      throw stream.fault(
        "a file of data may hold at most \(Self.largestContent) bytes",
        "the header promises \(shape)")
    }
    if !stream.isGzip { try checkPlainSize(stream, shape) }
  }

  /// A plain file's length is known at once, so a header that promises more or less is refused here.
  private func checkPlainSize(_ stream: ByteStream, _ shape: String) throws(FileError) {
    let expected = size + count * elementSize
    guard stream.fileSize == expected else {
      throw stream.fault(
        "a file of \(shape) must have \(expected) bytes", "it has \(stream.fileSize)")
    }
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
