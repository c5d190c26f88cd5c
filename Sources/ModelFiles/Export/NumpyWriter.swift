import CMinizip
import Datasets
import Foundation

/// The writer of `.npz` files: a zip of arrays of single precision, stored.
enum NumpyWriter {
  /// The bytes of an archive of some tensors.
  static func archive(_ tensors: [NamedNumbers]) throws(FileError) -> Data {
    // minizip writes files; this one is read back and taken away.
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).npz")
    defer { try? FileManager.default.removeItem(at: file) }
    let fault = FileError(
      file: file.path, rule: "an archive must be written on the way", found: "it cannot be")
    guard let zip = zipOpen64(file.path, APPEND_STATUS_CREATE) else { throw fault }
    var isWritten = true
    for tensor in tensors { isWritten = write(tensor, to: zip) && isWritten }
    guard zipClose(zip, nil) == ZIP_OK, isWritten, let content = try? Data(contentsOf: file) else {
      throw fault
    }
    return content
  }

  private static func write(_ tensor: NamedNumbers, to zip: zipFile) -> Bool {
    let isOpen = zipOpenNewFileInZip64(
      zip, "\(tensor.name).npy", nil, nil, 0, nil, 0, nil, 0, 0, 0)
    guard isOpen == ZIP_OK else { return false }
    let isWritten = array(tensor).withUnsafeBytes {
      zipWriteInFileInZip(zip, $0.baseAddress, UInt32($0.count)) == ZIP_OK
    }
    return zipCloseFileInZip(zip) == ZIP_OK && isWritten
  }

  /// An array as NumPy's format has it: a header of a multiple of 64 bytes, and the numbers.
  private static func array(_ tensor: NamedNumbers) -> Data {
    let shape = tensor.shape.map { "\($0)," }.joined(separator: " ")
    let text = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(shape)), }"
    let length = (10 + text.utf8.count + 1 + 63) / 64 * 64 - 10
    var bytes = Data(NumpyHeader.magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)])
    bytes.append(Data(text.utf8))
    bytes.append(Data(repeating: UInt8(ascii: " "), count: length - text.utf8.count - 1))
    bytes.append(UInt8(ascii: "\n"))
    tensor.values.map(\.bitPattern.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }
}
