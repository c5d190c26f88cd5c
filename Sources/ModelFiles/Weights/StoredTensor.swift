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

  /// Its numbers, row-major, in single precision; `turned` exchanges the two dimensions of a matrix.
  ///
  /// Throws when they cannot be unpacked, or one of them is too large for single precision.
  func values(turned: Bool = false, in file: String) throws(FileError) -> [Float] {
    let stored = try stored(in: file)
    guard shape.count == 2, turned != isColumnMajor else { return stored }
    let rows = isColumnMajor ? shape[1] : shape[0]
    let columns = isColumnMajor ? shape[0] : shape[1]
    return [Float](unsafeUninitializedCapacity: stored.count) { turned, count in
      for row in 0..<rows {
        for column in 0..<columns {
          turned.initializeElement(at: column * rows + row, to: stored[row * columns + column])
        }
      }
      count = stored.count
    }
  }

  /// Its numbers in the order of the file.
  private func stored(in file: String) throws(FileError) -> [Float] {
    switch numbers {
    case .floats(let floats): return floats
    case .bytes(let bytes): return try floats(of: bytes, in: file)
    case .packed(let member): return try floats(of: member.unpacked(), in: file)
    }
  }

  private func floats(of bytes: Data, in file: String) throws(FileError) -> [Float] {
    let floats = bytes.withUnsafeBytes { type.floats(in: $0) }
    guard type == .double, let index = floats.firstIndex(where: \.isInfinite) else { return floats }
    let number = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)
    }
    throw FileError(
      file: file, rule: "every weight must be a finite number of single precision",
      found:
        "number \(index) of \(FileError.quoted(name)) is \(Double(bitPattern: UInt64(littleEndian: number)))"
    )
  }

  /// The number of elements of a shape, or nil when it is beyond 2⁴⁰.
  static func elements(of shape: [Int]) -> Int? {
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      if length < 0 || overflow || product > 1 << 40 { return nil }
      count = product
    }
    return count
  }
}
