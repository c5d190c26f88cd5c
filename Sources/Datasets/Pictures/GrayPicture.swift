import Foundation

/// A picture of grey pixels, row by row, from 0 (black) to 1 (white).
public struct GrayPicture: Hashable, Sendable {
  /// How many pixels wide it is.
  public let width: Int
  /// How many pixels high it is.
  public let height: Int
  /// The pixels, [height, width].
  public let values: [Float]

  /// The most pixels that a side may have.
  public static let largestSide = 4_096
  /// The largest file that is read: 32 MB.
  public static let largestFile = 1 << 25

  /// A picture of these pixels, as many as it has places.
  public init(width: Int, height: Int, values: [Float]) {
    precondition(values.count == width * height, "a picture has a value for each pixel")
    self.width = width
    self.height = height
    self.values = values
  }

  /// Reads a PNG, a PGM or PPM, or a table of numbers; which it is, its bytes tell.
  ///
  /// Throws one sentence for what is none of them, damaged, or larger than 4,096 pixels a side.
  public init(_ bytes: [UInt8], named file: String) throws(FileError) {
    let what: (String, String) -> FileError = { FileError(file: file, rule: $0, found: $1) }
    if bytes.isEmpty {
      throw what("a picture is a PNG, a PGM or a table of numbers", "it is empty")
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = try PNGPicture.read(bytes, file)
    } else if let kind = PNMPicture.Kind(bytes) {
      self = try PNMPicture.read(bytes, kind, file)
    } else if let name = PNMPicture.relative(bytes) ?? Self.drawing(bytes)
      ?? ForeignFile.name(bytes)
    {
      throw what("a picture is a PNG, a PGM or a table of numbers", "this is \(name)")
    } else if bytes.prefix(1_024).contains(0) {
      throw what(
        "a picture is a PNG, a PGM or a table of numbers", "this is none of them, nor a text")
    } else {
      self = try TablePicture.read(bytes, file)
    }
  }

  /// Reads a file, or standard input where the path is `-`.
  public init(path: String) throws(FileError) {
    let isInput = path == "-"
    let stream = try ByteStream(isInput ? URL(fileURLWithPath: "/dev/stdin") : URL(given: path))
    let bytes = try stream.readAll(atMost: Self.largestFile)
    try self.init(bytes, named: isInput ? "standard input" : URL(given: path).relativePath)
  }

  /// An SVG by its first element, behind what may stand before that; nil for anything else.
  private static func drawing(_ bytes: [UInt8]) -> String? {
    let front = String(decoding: bytes.prefix(2_048), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard front.hasPrefix("<"), !front.contains("<html"), front.contains("<svg") else { return nil }
    return "an SVG, a drawing of lines: save it as PNG"
  }

  /// The sides; refuses those that are none or too long.
  static func sides(
    _ width: ToldNumber, _ height: ToldNumber, _ file: String
  ) throws(FileError) -> (width: Int, height: Int) {
    guard width > 0, let wide = width.int(atMost: largestSide),
      height > 0, let high = height.int(atMost: largestSide)
    else {
      throw FileError(
        file: file, rule: "a picture has sides of 1 to \(largestSide) pixels",
        found: "this one says \(width) × \(height)")
    }
    return (wide, high)
  }
}
