/// What a file is that is not what was looked for, by its first bytes: so that its reader can say so.
enum ForeignFile {
  /// What begins as this does, in words, and what to do about it; nil where that is not known.
  static func name(_ front: some Collection<UInt8>) -> String? {
    let front = Array(front.prefix(16))
    if let known = signatures.first(where: { front.starts(with: $0.bytes) }) { return known.name }
    if front.count >= 8, front[4...].starts(with: Array("ftyp".utf8)) {
      return "an HEIC or AVIF picture: save it as PNG"
    }
    if front.count >= 9, front[8] == UInt8(ascii: "{"), front[5...7] == [0, 0, 0] {
      return "weights (safetensors), no examples: --model or --weights reads it"
    }
    let text = String(decoding: front, as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.hasPrefix("<") { return "a web page, not a data file: download it again" }
    if text.hasPrefix("version https:") {
      return "a pointer of Git LFS, not the data: fetch it with “git lfs pull”"
    }
    if text.hasPrefix("{") || text.hasPrefix("[") { return "a JSON text" }
    return nil
  }

  /// What a file is that should be a table and begins as this does; nil where it may be one.
  ///
  /// The first words of a table may be those that a picture begins with, as in "BMI,age".
  static func name(insteadOfTable front: some Collection<UInt8>) -> String? {
    let front = Array(front.prefix(64))
    let isText = front.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
    let isMarked = textsThatAreNoTables.contains { front.starts(with: Array($0.utf8)) }
    return isText && !isMarked ? nil : name(front)
  }

  private static let textsThatAreNoTables = ["<", "\u{FEFF}<", "{", "%PDF", "version https:"]

  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x4B, 3, 4], "a zip archive: unpack it first"),
    ([0x50, 0x4B, 5, 6], "an empty zip archive"),
    ([0x1F, 0x8B], "gzip data: unpack it once more"),
    (Array("BZh".utf8), "a bzip2 file: unpack it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file: unpack it first"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-zip archive: unpack it first"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstandard file: unpack it first"),
    (Array("Rar!".utf8), "a RAR archive: unpack it first"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture: save it as PNG"),
    (Array("GIF8".utf8), "a GIF picture: save it as PNG"),
    (Array("BM".utf8), "a bitmap picture (BMP): save it as PNG"),
    (Array("RIFF".utf8), "a WebP picture or another RIFF file: save it as PNG"),
    (Array("II*\0".utf8), "a TIFF picture: save it as PNG"),
    (Array("MM\0*".utf8), "a TIFF picture: save it as PNG"),
    (Array("%PDF".utf8), "a PDF document"),
    ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array (.npy)"),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
    ([0x80, 2], "a Python pickle"), ([0x80, 3], "a Python pickle"), ([0x80, 4], "a Python pickle"),
    (Array("PAR1".utf8), "a Parquet table"),
  ]
}
