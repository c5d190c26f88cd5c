import CPNG

/// The reader of PNG pictures, by libpng.
enum PNGPicture {
  /// Reads a picture of any colour, depth and interlacing; what is transparent is paper behind its ink.
  static func read(_ bytes: [UInt8], _ file: String) throws(FileError) -> GrayPicture {
    var image = png_image()
    image.version = cpng_version()
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else {
      throw fault(&image, file)
    }
    let (width, height) = try GrayPicture.sides(
      ToldNumber(image.width), ToldNumber(image.height), file)
    image.format = cpng_gray_and_alpha()
    var pixels = [UInt8](repeating: 0, count: 2 * width * height)
    guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else {
      throw fault(&image, file)
    }
    return GrayPicture(width: width, height: height, values: composed(pixels))
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
