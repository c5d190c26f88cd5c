import CZlib
import Foundation

/// A folder that lives as long as one test, and the files that a test writes into it.
final class DataFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ bytes: [UInt8], as name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }

  /// What is said of a file in the folder, as if it had been named without it.
  func said(_ error: some Error) -> String { "\(error)".replacing(url.path + "/", with: "") }
}

/// The bytes of an IDX file, with any header a test wants to try.
func idx(_ dimensions: [UInt32], _ content: [UInt8], magic: [UInt8]? = nil) -> [UInt8] {
  let lengths = dimensions.flatMap { dimension in
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: dimension >> UInt32($0)) }
  }
  return (magic ?? [0, 0, 8, UInt8(dimensions.count)]) + lengths + content
}

/// Packs bytes as gzip does.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  let size = Int32(MemoryLayout<z_stream>.size)
  deflateInit2_(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  let written = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      deflate(&stream, Z_FINISH)
      return output.count - Int(stream.avail_out)
    }
  }
  return Array(output.prefix(written))
}
