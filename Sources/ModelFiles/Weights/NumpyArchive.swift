import Datasets
import Foundation

/// The arrays of an `.npz` file, as `numpy.savez` and `savez_compressed` write them: a zip of `.npy`.
enum NumpyArchive {
  /// Its arrays in their order: their headers are read, their numbers only where they are wanted.
  static func tensors(of url: URL) throws(FileError) -> [StoredTensor] {
    let zip = try ZipReader(url)
    let names = try zip.names()
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) }) {
      throw FileError(
        file: zip.file, rule: "a name may stand once in an archive",
        found: "\(FileError.quoted(twice.element)) stands there twice")
    }
    var tensors: [StoredTensor] = []
    for name in names {
      let beginning = try zip.beginning(of: name, atMost: NumpyHeader.largest)
      let header = try NumpyHeader(beginning, of: name, in: zip.file)
      let member = NumpyMember(url: url, entry: name, header: header)
      tensors.append(
        StoredTensor(
          name: String(name.dropLast(name.hasSuffix(".npy") ? 4 : 0)), shape: header.shape,
          type: header.type, isColumnMajor: header.isColumnMajor, numbers: .packed(member)))
    }
    return tensors
  }
}

/// An array in an `.npz` file.
struct NumpyMember: Sendable {
  let url: URL
  let entry: String
  let header: NumpyHeader

  /// The bytes of its numbers: as many as the header says, or an error.
  func unpacked() throws(FileError) -> Data {
    let bytes = try ZipReader(url).bytes(of: entry, count: header.length + header.byteCount)
    let numbers = bytes.dropFirst(header.length)
    return header.isBigEndian ? Self.turned(numbers, every: header.type.size) : numbers
  }

  /// Numbers with their bytes turned round.
  private static func turned(_ bytes: Data, every size: Int) -> Data {
    let old = [UInt8](bytes)
    return Data(old.indices.map { old[$0 / size * size + size - 1 - $0 % size] })
  }
}
