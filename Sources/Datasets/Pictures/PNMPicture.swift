/// The reader of PGM and PPM pictures, plain (P2, P3) and binary (P5, P6).
enum PNMPicture {
  /// Which of them it is.
  struct Kind {
    let isBinary: Bool
    let channels: Int

    /// Reads the two bytes at the front; nil for other files.
    init?(_ bytes: [UInt8]) {
      guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), isSpace(bytes[2]) || bytes[2] == hash
      else { return nil }
      switch bytes[1] {
      case UInt8(ascii: "2"): (isBinary, channels) = (false, 1)
      case UInt8(ascii: "3"): (isBinary, channels) = (false, 3)
      case UInt8(ascii: "5"): (isBinary, channels) = (true, 1)
      case UInt8(ascii: "6"): (isBinary, channels) = (true, 3)
      default: return nil
      }
    }
  }

  /// A picture of the same family that is not read, by name; nil for anything else.
  static func relative(_ bytes: [UInt8]) -> String? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), isSpace(bytes[2]) || bytes[2] == hash
    else { return nil }
    return switch bytes[1] {
    case UInt8(ascii: "1"), UInt8(ascii: "4"): "a PBM, a picture of bits: save it as PGM or PNG"
    case UInt8(ascii: "7"): "a PAM picture: save it as PGM or PNG"
    case UInt8(ascii: "f"), UInt8(ascii: "F"): "a PFM picture: save it as PGM or PNG"
    default: nil
    }
  }

  /// Reads a picture; colours become their luminance.
  static func read(_ bytes: [UInt8], _ kind: Kind, _ file: String) throws(FileError) -> GrayPicture
  {
    var place = 2
    func next(_ what: String) throws(FileError) -> ToldNumber {
      guard let number = number(bytes, &place) else {
        throw FileError(
          file: file, rule: "\(what) of a PGM picture must be a whole number",
          found: place >= bytes.count ? "the file ends first" : "byte \(place) is none of one")
      }
      return number
    }
    let (width, height) = try GrayPicture.sides(next("the width"), next("the height"), file)
    let told = try next("the largest value")
    guard told > 0, let largest = told.int(atMost: 65_535) else {
      throw FileError(
        file: file, rule: "the largest value of a PGM picture is 1 to 65535",
        found: "this one says \(told)")
    }
    let count = width * height * kind.channels
    let size = largest > 255 ? 2 : 1
    if kind.isBinary {
      place += 1
      guard bytes.count - place >= count * size else {
        throw FileError(
          file: file,
          rule: "a picture of \(width) × \(height) must have \(count * size) bytes of pixels",
          found: "it has \(max(0, bytes.count - place))")
      }
    } else if bytes.count - place < count {
      throw FileError(
        file: file, rule: "a picture of \(width) × \(height) must have \(count) numbers",
        found: "the file ends first")
    }
    var values: [Float] = []
    values.reserveCapacity(width * height)
    for _ in 0..<width * height {
      var channels: [ToldNumber] = []
      for _ in 0..<kind.channels {
        if kind.isBinary {
          channels.append(ToldNumber(bigEndian: bytes[place..<place + size]))
          place += size
        } else {
          channels.append(try next("pixel \(values.count)"))
        }
      }
      let pixel = channels.compactMap { $0.int(atMost: largest) }
      guard pixel.count == channels.count else {
        throw FileError(
          file: file, rule: "pixel \(values.count) must be at most \(largest)",
          found: "it is \(channels.max() ?? 0)")
      }
      values.append(luminance(pixel) / Float(largest))
    }
    return GrayPicture(width: width, height: height, values: values)
  }

  /// Of a grey pixel its value; of a coloured one the luminance of ITU-R BT 709.
  private static func luminance(_ channels: [Int]) -> Float {
    guard channels.count == 3 else { return Float(channels[0]) }
    return 0.2126 * Float(channels[0]) + 0.7152 * Float(channels[1]) + 0.0722 * Float(channels[2])
  }

  /// The next whole number, behind spaces and comments; nil where there is none.
  private static func number(_ bytes: [UInt8], _ place: inout Int) -> ToldNumber? {
    while place < bytes.count, isSpace(bytes[place]) || bytes[place] == hash {
      if bytes[place] == hash {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      } else {
        place += 1
      }
    }
    let start = place
    while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
    return ToldNumber(digits: bytes[start..<place])
  }

  private static let hash = UInt8(ascii: "#")

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
