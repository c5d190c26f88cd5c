import Datasets
import Foundation

/// A tensor as it stands in a file: its numbers are made only where they are wanted.
struct StoredTensor: Sendable {
  /// Where the numbers are.
  enum Numbers: Sendable {
    /// Made already, from a text.
    case floats([Float])
    /// Bytes of the file, one number after the other.
    case bytes(Data)
    /// In an archive, packed.
    case packed(NumpyMember)
  }

  /// The name that the file gives it.
  let name: String
  /// Its dimensions.
  let shape: [Int]
  /// How its numbers are written down.
  let type: StoredNumber
  /// Whether the first dimension runs fastest, as in Fortran, and not the last.
  var isColumnMajor = false
  let numbers: Numbers

  /// Its numbers, row-major, in single precision.
  func values(in file: String) throws(FileError) -> [Float] {
    var values: [Float] = []
    try append(to: &values, in: file)
    return values
  }

  /// Writes its numbers behind others, row-major, in single precision, and makes no other copy of them;
  /// `turned` exchanges the two dimensions of a matrix.
  ///
  /// Throws when they cannot be unpacked, or one of them is too large for single precision.
  func append(
    to values: inout [Float], turned: Bool = false, in file: String
  ) throws(FileError) {
    switch numbers {
    case .floats(let floats):
      forEachPlace(turned: turned, of: floats.count) { values.append(floats[$0]) }
    case .bytes(let bytes): try append(bytes, to: &values, turned, file)
    case .packed(let member): try append(member.unpacked(), to: &values, turned, file)
    }
  }

  private func append(
    _ bytes: Data, to values: inout [Float], _ turned: Bool, _ file: String
  ) throws(FileError) {
    let count = bytes.count / type.size
    let beyond = bytes.withUnsafeBytes { bytes -> Int? in
      var beyond: Int?
      values.reserveCapacity(values.count + count)
      forEachPlace(turned: turned, of: count) { place in
        let value = type.float(at: place, in: bytes)
        if value.isInfinite, type == .double, beyond == nil { beyond = place }
        values.append(value)
      }
      return beyond
    }
    guard let beyond else { return }
    let number = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: 8 * beyond, as: UInt64.self)
    }
    throw FileError(
      file: file, rule: "every weight must be a finite number of single precision",
      found: "number \(beyond) of \(FileError.quoted(name)) is "
        + "\(Double(bitPattern: UInt64(littleEndian: number)))")
  }

  /// Calls `body` with the places in the file of the numbers, in the order in which they are wanted.
  private func forEachPlace(turned: Bool, of count: Int, _ body: (Int) -> Void) {
    guard shape.count == 2, turned != isColumnMajor else { return (0..<count).forEach(body) }
    let rows = isColumnMajor ? shape[1] : shape[0]
    let columns = isColumnMajor ? shape[0] : shape[1]
    for column in 0..<columns {
      for row in 0..<rows { body(row * columns + column) }
    }
  }

  /// The dimensions that a file tells of a tensor, and how many bytes its numbers take; nil where it would
  /// have more than 2⁴⁰ of them.
  static func extent(
    of told: [ToldNumber], _ type: StoredNumber
  ) -> (shape: [Int], size: ToldNumber)? {
    let count = told.reduce(1, *)
    let shape = told.compactMap { $0.int(atMost: most) }
    guard count.int(atMost: most) != nil, shape.count == told.count else { return nil }
    return (shape, count * ToldNumber(type.size))
  }

  private static let most = 1 << 40
}
