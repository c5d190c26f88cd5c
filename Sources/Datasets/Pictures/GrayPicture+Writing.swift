import CPNG

extension GrayPicture {
  /// The bytes of a file of that name: a PNG for `.png`, for `.csv` and `.txt` a table of numbers from 0 to
  /// 255, a line for each row.
  ///
  /// Throws one sentence for any other name, and where libpng cannot write it.
  public func encoded(for name: String) throws(FileError) -> [UInt8] {
    let bytes = values.map { UInt8((min(max($0, 0), 1) * 255).rounded()) }
    guard name.lowercased().hasSuffix(".png") else {
      guard [".csv", ".txt"].contains(where: { name.lowercased().hasSuffix($0) }) else {
        throw FileError(
          file: name, rule: "a picture is written as PNG or as a table",
          found: "its name ends in neither .png nor .csv")
      }
      let rows = (0..<height).map { row in
        bytes[row * width..<(row + 1) * width].map(String.init).joined(separator: ",") + "\n"
      }
      return Array(rows.joined().utf8)
    }
    return try PNGPicture.encoded(bytes, width: width, height: height, name)
  }
}

extension PNGPicture {
  /// The bytes of a grey picture.
  fileprivate static func encoded(
    _ pixels: [UInt8], width: Int, height: Int, _ file: String
  ) throws(FileError) -> [UInt8] {
    var image = png_image()
    image.version = cpng_version()
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    image.format = cpng_gray()
    defer { png_image_free(&image) }
    // The first call tells how many bytes it takes.
    var count: png_alloc_size_t = 0
    guard png_image_write_to_memory(&image, nil, &count, 0, pixels, 0, nil) != 0 else {
      throw fault(&image, file)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    guard png_image_write_to_memory(&image, &bytes, &count, 0, pixels, 0, nil) != 0 else {
      throw fault(&image, file)
    }
    return Array(bytes.prefix(count))
  }
}
