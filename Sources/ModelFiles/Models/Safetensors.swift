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
      entries[name] = Entry(dtype: "F32", shape: tensor.shape, dataOffsets: [offset, end])
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
  public init(_ file: Data, named name: String) throws(FileError) {
    func fault(_ rule: String, _ found: String) -> FileError {
      FileError(file: name, rule: rule, found: found)
    }
    let file = Data(file)
    guard file.count >= 8 else {
      throw fault("a safetensors file begins with 8 bytes of length", "it has \(file.count)")
    }
    let length = file.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.largestHeader, Int(length) <= file.count - 8 else {
      throw fault(
        "a safetensors header must fit into its file and into \(Self.largestHeader) bytes",
        "it claims \(length) of a file of \(file.count)")
    }
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: file[8..<8 + Int(length)])
    } catch {
      throw fault("a safetensors header must be JSON that describes tensors", "this one is not")
    }
    metadata = header.metadata
    tensors = try Self.tensors(of: header, in: file[(8 + Int(length))...], fault)
  }

  /// Cuts the bytes into tensors, which must follow one another without gap or overlap to the end.
  private static func tensors(
    of header: Header, in bytes: Data, _ fault: (String, String) -> FileError
  ) throws(FileError) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    var next = 0
    let inOrder = header.entries.sorted {
      $0.value.dataOffsets.lexicographicallyPrecedes($1.value.dataOffsets)
    }
    for (name, entry) in inOrder {
      let label = "tensor \(FileError.quoted(name))"
      guard entry.dtype == "F32" else {
        throw fault(
          "\(label) must be of type F32", "it is of type \(FileError.quoted(entry.dtype))")
      }
      guard let count = elements(of: entry.shape) else {
        throw fault("\(label) must have a shape that can be", "its shape is \(entry.shape)")
      }
      guard entry.dataOffsets.count == 2, entry.dataOffsets[0] == next,
        entry.dataOffsets[1] == next + 4 * count, entry.dataOffsets[1] <= bytes.count
      else {
        throw fault(
          "\(label) of shape \(entry.shape) must lie at bytes \(next) to \(next + 4 * count) "
            + "of \(bytes.count)", "its offsets are \(entry.dataOffsets)")
      }
      let start = bytes.startIndex + next
      tensors[name] = Tensor(
        shape: entry.shape, values: floats(in: bytes[start..<start + 4 * count]))
      next += 4 * count
    }
    guard next == bytes.count else {
      throw fault(
        "a safetensors file must end with its last tensor",
        "\(bytes.count - next) bytes belong to none")
    }
    return tensors
  }

  private static func floats(in bytes: Data) -> [Float] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / 4).map { index in
        let word = raw.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: word))
      }
    }
  }

  /// The number of elements of a shape, or nil when it is negative or beyond a terabyte.
  private static func elements(of shape: [Int]) -> Int? {
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      if length < 0 || overflow || product > 1 << 40 { return nil }
      count = product
    }
    return count
  }
}
