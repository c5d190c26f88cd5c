import CPNG

/// The reader of PNG pictures, by libpng.
enum PNGPicture {
  /// Reads a picture of any colour, depth and interlacing; what is transparent is paper behind its ink.
  ///
  /// A grey value is taken as it stands in the file, as most programs take it, whatever its depth and
  /// whatever gamma is written beside it.
  static func read(_ bytes: [UInt8], _ file: String) throws(FileError) -> GrayPicture {
    // libpng looks at the bytes until the picture is read: they must stay where they are.
    try withoutGamma(bytes).withUnsafeBufferPointer { (bytes) throws(FileError) in
      try read(bytes, file)
    }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: String
  ) throws(FileError) -> GrayPicture {
    var image = png_image()
    image.version = cpng_version()
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0 else {
      throw fault(&image, file)
    }
    // Without it 16 bits are taken to be linear light, and made brighter.
    image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
    let (width, height) = try GrayPicture.sides(
      ToldNumber(image.width), ToldNumber(image.height), file)
    image.format = cpng_gray_and_alpha()
    var pixels = [UInt8](repeating: 0, count: 2 * width * height)
    guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else {
      throw fault(&image, file)
    }
    return GrayPicture(width: width, height: height, values: composed(pixels))
  }

  /// The bytes of a PNG without the chunk of its gamma; of what is no PNG all of them.
  private static func withoutGamma(_ bytes: [UInt8]) -> [UInt8] {
    // A chunk is its length in 4 bytes, its kind in 4, its content, and 4 of a sum; a signature of 8 is first.
    var start = 8
    while start + 12 <= bytes.count {
      let length = ToldNumber(bigEndian: bytes[start..<start + 4])
      let kind = bytes[start + 4..<start + 8]
      guard let rest = length.int(atMost: bytes.count - start - 12),
        !kind.elementsEqual("IDAT".utf8)
      else { break }
      let end = start + 12 + rest
      if kind.elementsEqual("gAMA".utf8) { return Array(bytes[..<start] + bytes[end...]) }
      start = end
    }
    return bytes
  }

  /// Lays pixels of grey and alpha on the paper that their ink stands out from.
  private static func composed(_ pixels: [UInt8]) -> [Float] {
    let places = stride(from: 0, to: pixels.count, by: 2)
    let opacity = places.reduce(0) { $0 + Int(pixels[$1 + 1]) }
    let light = places.reduce(0) { $0 + Int(pixels[$1]) * Int(pixels[$1 + 1]) }
    let paper: Float = light > opacity * 255 / 2 ? 0 : 1
    return places.map { place in
      let alpha = Float(pixels[place + 1]) / 255
      return alpha * Float(pixels[place]) / 255 + (1 - alpha) * paper
    }
  }

  static func fault(_ image: inout png_image, _ file: String) -> FileError {
    let message = String(cString: cpng_message(&image))
    return FileError(
      file: file, rule: "a PNG picture must be whole and sound",
      found: "libpng said: \(FileError.quoted(message))")
  }
}
