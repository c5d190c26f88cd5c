import Datasets
import Foundation

/// The content of a safetensors file: named tensors of float32, and texts by key.
///
/// Format: the header's length as a little-endian 64-bit number, the header as JSON, the tensors'
/// bytes one after the other (Hugging Face, safetensors 0.4: `README.md`, "Format").
public struct Safetensors: Hashable, Sendable {
  /// One tensor.
  public struct Tensor: Hashable, Sendable {
    /// Its dimensions; empty for a single number.
    public let shape: [Int]
    /// Its numbers, row-major.
    public let values: [Float]

    /// Makes a tensor; `values` has as many numbers as `shape` says.
    public init(shape: [Int], values: [Float]) {
      precondition(shape.reduce(1, *) == values.count, "a tensor's shape must fit its values")
      self.shape = shape
      self.values = values
    }
  }

  /// The texts under `__metadata__`.
  public var metadata: [String: String]
  /// The tensors by name.
  public var tensors: [String: Tensor]

  /// Makes the content of a file.
  public init(metadata: [String: String], tensors: [String: Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// The longest header that is read: 4 MiB, tens of thousands of tensors.
  public static let largestHeader = 1 << 22

  /// The bytes of the file: tensors in the order of their names, the header padded to 8 bytes.
  public func encoded() -> Data {
    var entries: [String: Entry] = [:]
    var offset = 0
    let names = tensors.keys.sorted()
    for name in names {
      guard let tensor = tensors[name] else { continue }
      let end = offset + 4 * tensor.values.count
      entries[name] = Entry(
        dtype: "F32", shape: tensor.shape.map(ToldNumber.init),
        dataOffsets: [offset, end].map(ToldNumber.init))
      offset = end
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and whole numbers can always be written.
    var header =
      (try? encoder.encode(Header(metadata: metadata, entries: entries))) ?? Data("{}".utf8)
    header.append(contentsOf: repeatElement(UInt8(ascii: " "), count: -header.count & 7))
    var file = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    file.reserveCapacity(8 + header.count + offset)
    file.append(header)
    for name in names {
      let words = (tensors[name]?.values ?? []).map(\.bitPattern.littleEndian)
      words.withUnsafeBytes { file.append(contentsOf: $0) }
    }
    return file
  }

  /// Reads the bytes of a file called `name`, checking every number in the header before it is used.
  ///
  /// Numbers of other types are converted to single precision.
  public init(_ file: Data, named name: String) throws(FileError) {
    let content = try SafetensorsFile(file, named: name)
    metadata = content.metadata
    tensors = [:]
    for tensor in content.tensors {
      tensors[tensor.name] = Tensor(shape: tensor.shape, values: try tensor.values(in: name))
    }
  }
}
