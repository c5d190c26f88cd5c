import CZlib
import Foundation

/// The files that ship with Wadachi, known by their bytes: they need not be inflated to be trusted.
enum ShippedFiles {
  /// Size and CRC-32 of each file as it lies on the disk, gzipped.
  static func fact(of file: MNIST.File) -> (size: Int, checksum: UInt) {
    switch file {
    case .trainImages: (9_719_438, 0x7902_595d)
    case .trainLabels: (28_857, 0xcbb7_ede4)
    case .testImages: (1_616_508, 0x7a28_f07a)
    case .testLabels: (4_517, 0x5318_a524)
    }
  }

  /// Whether a file has the bytes of one that ships: some three milliseconds for the largest.
  static func holds(_ url: URL) -> Bool {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return false }
    let known = MNIST.File.allCases.map(fact).filter { $0.size == Int(status.st_size) }
    guard !known.isEmpty, let checksum = checksum(of: url) else { return false }
    return known.contains { $0.checksum == checksum }
  }

  /// The CRC-32 of a file's bytes; nil when they cannot be read.
  private static func checksum(of url: URL) -> UInt? {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let part = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { part.deallocate() }
    var checksum: uLong = 0
    while true {
      let got = read(descriptor, part.baseAddress, part.count)
      if got < 0 { return nil }
      if got == 0 { return UInt(checksum) }
      let bytes = part.baseAddress?.assumingMemoryBound(to: UInt8.self)
      checksum = crc32(checksum, bytes, UInt32(got))
    }
  }
}
