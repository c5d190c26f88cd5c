import Datasets
import Foundation

/// The header of an `.npy` file: the type, order and shape of one array.
///
/// Format: `\x93NUMPY`, two bytes of version, the length of a Python dictionary, and that, such as
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }` (NumPy, `numpy.lib.format`).
struct NumpyHeader: Sendable {
  let type: StoredNumber
  /// Whether the first byte of a number is its greatest.
  let isBigEndian: Bool
  /// Whether the first dimension runs fastest.
  let isColumnMajor: Bool
  let shape: [Int]
  /// How many bytes stand before the numbers.
  let length: Int
  /// How many bytes the numbers take.
  let byteCount: Int

  /// The longest header that is read; NumPy pads its own to a multiple of 64.
  static let largest = 1 << 16

  /// The first bytes of every `.npy` file.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads the beginning of an entry of the archive `file`.
  init(_ bytes: Data, of entry: String, in file: String) throws(FileError) {
    let name = FileError.quoted(entry)
    guard bytes.starts(with: Self.magic), bytes.count >= 12 else {
      throw FileError(
        file: file, rule: "each entry of an .npz file is an array of NumPy",
        found: "\(name) is none")
    }
    let isShort = bytes[bytes.startIndex + 6] == 1
    let start = isShort ? 10 : 12
    let told = ToldNumber(littleEndian: bytes[bytes.startIndex + 8..<bytes.startIndex + start])
    guard (1...3).contains(bytes[bytes.startIndex + 6]),
      let count = told.int(atMost: bytes.count - start)
    else {
      throw FileError(
        file: file, rule: "the header of \(name) must be of version 1 to 3 and of its length",
        found: "it is not, or cut")
    }
    length = start + count
    var text = NumpyDictionary(bytes.dropFirst(start).prefix(count))
    guard text.read(), let descr = text.descr, let dimensions = text.shape,
      let isColumnMajor = text.isColumnMajor
    else {
      throw FileError(
        file: file, rule: "the header of \(name) names descr, fortran_order and shape",
        found: "this one does not")
    }
    guard let type = StoredNumber(numpy: descr) else {
      throw FileError(
        file: file, rule: "\(name) must be an array of f4, f2 or f8",
        found: "it is one of \(FileError.quoted(descr))")
    }
    guard let (shape, size) = StoredTensor.extent(of: dimensions, type),
      let byteCount = size.int(atMost: .max - length - 1)
    else {
      throw FileError(
        file: file, rule: "\(name) must have a shape that can be",
        found: "its shape is \(dimensions)")
    }
    self.type = type
    isBigEndian = descr.hasPrefix(">")
    self.shape = shape
    self.isColumnMajor = isColumnMajor
    self.byteCount = byteCount
  }
}

/// A reader of the one Python dictionary that a header is.
private struct NumpyDictionary {
  private var rest: Substring
  private(set) var descr: String?
  private(set) var isColumnMajor: Bool?
  private(set) var shape: [ToldNumber]?

  init(_ bytes: Data) { rest = Substring(String(decoding: bytes, as: UTF8.self)) }

  /// Reads it; false when it is none.
  mutating func read() -> Bool {
    guard take("{") else { return false }
    while !take("}") {
      guard let key = text(), take(":"), value(of: key) else { return false }
      if !take(",") {
        guard take("}") else { return false }
        break
      }
    }
    skipSpace()
    return rest.isEmpty
  }

  private mutating func value(of key: String) -> Bool {
    switch key {
    case "descr":
      descr = text()
      return descr != nil
    case "fortran_order":
      isColumnMajor = take("True") ? true : take("False") ? false : nil
      return isColumnMajor != nil
    case "shape":
      shape = tuple()
      return shape != nil
    default: return false
    }
  }

  private mutating func tuple() -> [ToldNumber]? {
    guard take("(") else { return nil }
    var numbers: [ToldNumber] = []
    while !take(")") {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = ToldNumber(digits: digits.utf8) else { return nil }
      rest = rest.dropFirst(digits.count)
      numbers.append(number)
      if !take(",") { return take(")") ? numbers : nil }
    }
    return numbers
  }

  private mutating func text() -> String? {
    guard take("'") else { return nil }
    let text = rest.prefix { $0 != "'" }
    rest = rest.dropFirst(text.count)
    return take("'") ? String(text) : nil
  }

  private mutating func take(_ word: String) -> Bool {
    skipSpace()
    guard rest.hasPrefix(word) else { return false }
    rest = rest.dropFirst(word.count)
    skipSpace()
    return true
  }

  private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }
}
