import Foundation

/// A zip archive whose entries are not packed, made byte by byte: also one that no tool would write.
struct StoredZip {
  private(set) var bytes = Data()
  private var directory = Data()
  private var count = 0

  /// Adds an entry; `checksum` nil is the right one, `claimed` the size that is told.
  mutating func add(_ name: String, _ content: Data, checksum: UInt32? = nil, method: UInt16 = 0) {
    let offset = UInt32(bytes.count)
    var fields = Data()
    fields.append(number: 20 as UInt16)
    fields.append(number: 0 as UInt16)
    fields.append(number: method)
    fields.append(number: 0 as UInt32)
    fields.append(number: checksum ?? Self.checksum(of: content))
    fields.append(number: UInt32(content.count))
    fields.append(number: UInt32(content.count))
    fields.append(number: UInt16(name.utf8.count))
    fields.append(number: 0 as UInt16)
    bytes.append(contentsOf: Data("PK\u{3}\u{4}".utf8) + fields + Data(name.utf8) + content)
    directory.append(contentsOf: Data("PK\u{1}\u{2}".utf8) + [20, 0] + fields)
    directory.append(contentsOf: Data(count: 10))
    directory.append(number: offset)
    directory.append(contentsOf: Data(name.utf8))
    count += 1
  }

  /// The whole file.
  var file: Data {
    var end = Data("PK\u{5}\u{6}".utf8) + Data(count: 4)
    end.append(number: UInt16(count))
    end.append(number: UInt16(count))
    end.append(number: UInt32(directory.count))
    end.append(number: UInt32(bytes.count))
    return bytes + directory + end + Data(count: 2)
  }

  /// CRC-32, bit by bit.
  private static func checksum(of content: Data) -> UInt32 {
    ~content.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
  }
}

extension Data {
  /// Appends a number, its least byte first.
  mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
