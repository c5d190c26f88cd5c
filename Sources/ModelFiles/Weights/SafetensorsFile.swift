import Datasets
import Foundation

/// A safetensors file as it is read: every number of the header is checked, no tensor's are made yet.
struct SafetensorsFile {
  /// The texts under `__metadata__`.
  let metadata: [String: String]
  /// The tensors in the order of their bytes.
  let tensors: [StoredTensor]

  /// Reads the bytes of a file called `name`.
  init(_ file: Data, named name: String) throws(FileError) {
    let file = Data(file)
    let length = try Self.headerLength(of: file, named: name)
    let header = try Self.header(file[8..<8 + length], named: name)
    metadata = header.metadata
    tensors = try Self.tensors(of: header, in: file[(8 + length)...], named: name)
  }

  /// Whether the first bytes of a file are surely of this format: a header begins behind a length.
  static func isPlausible(_ beginning: Data) -> Bool {
    beginning.count > 8 && beginning[beginning.startIndex + 8] == UInt8(ascii: "{")
      && isLikely(beginning)
  }

  /// Whether they may be: the first 8 are a length, which is below 2²⁴ and so has zeros; a text has none.
  static func isLikely(_ beginning: Data) -> Bool { beginning.prefix(8).contains(0) }

  private static func headerLength(of file: Data, named name: String) throws(FileError) -> Int {
    guard file.count >= 8 else {
      throw FileError(
        file: name, rule: "a safetensors file begins with 8 bytes of length",
        found: "it has \(file.count)")
    }
    let told = ToldNumber(littleEndian: file.prefix(8))
    guard let length = told.int(atMost: min(Safetensors.largestHeader, file.count - 8)) else {
      throw FileError(
        file: name,
        rule: "a safetensors header must fit into its file and into "
          + "\(Safetensors.largestHeader) bytes",
        found: "it claims \(told) of a file of \(file.count)")
    }
    return length
  }

  private static func header(
    _ bytes: Data, named name: String
  ) throws(FileError) -> Safetensors.Header {
    guard bytes.first == UInt8(ascii: "{") else {
      throw FileError(
        file: name, rule: "a safetensors header begins with “{”",
        found: bytes.starts(with: [0xEF, 0xBB, 0xBF])
          ? "a byte order mark stands before it" : "this one does not")
    }
    var json = JSONCursor([UInt8](bytes))
    do throws(JSONCursor.Fault) {
      return try Safetensors.Header(&json)
    } catch {
      let column = json.place(of: error.offset).column
      throw FileError(
        file: name, rule: "the header's JSON, column \(column): \(error.rule)", found: error.found)
    }
  }

  /// Cuts the bytes into tensors, which must follow one another without gap or overlap to the end.
  private static func tensors(
    of header: Safetensors.Header, in bytes: Data, named file: String
  ) throws(FileError) -> [StoredTensor] {
    var tensors: [StoredTensor] = []
    var next = 0
    let inOrder = header.entries.sorted {
      ($0.value.dataOffsets.first ?? 0, $0.value.dataOffsets.last ?? 0, $0.key)
        < ($1.value.dataOffsets.first ?? 0, $1.value.dataOffsets.last ?? 0, $1.key)
    }
    for (name, entry) in inOrder {
      let (type, shape, size) = try Self.extent(
        of: entry, "tensor \(FileError.quoted(name))", file)
      let (start, end) = (ToldNumber(next), ToldNumber(next) + size)
      guard entry.dataOffsets == [start, end] else {
        throw FileError(
          file: file,
          rule: "tensor \(FileError.quoted(name)) of shape \(shape) must lie at bytes \(start) "
            + "to \(end), behind the one before it",
          found: "its offsets are \(entry.dataOffsets)")
      }
      guard let end = end.int(atMost: bytes.count) else {
        throw FileError(
          file: file, rule: "tensor \(FileError.quoted(name)) ends \(end) bytes behind the header",
          found: "the file is cut after \(bytes.count)")
      }
      let numbers = bytes[(bytes.startIndex + next)..<(bytes.startIndex + end)]
      tensors.append(StoredTensor(name: name, shape: shape, type: type, numbers: .bytes(numbers)))
      next = end
    }
    guard next == bytes.count else {
      throw FileError(
        file: file, rule: "a safetensors file must end with its last tensor",
        found: "\(bytes.count - next) bytes belong to none")
    }
    return tensors
  }

  /// The type of a tensor's numbers, its dimensions, and how many bytes it takes.
  private static func extent(
    of entry: Safetensors.Entry, _ label: String, _ file: String
  ) throws(FileError) -> (StoredNumber, shape: [Int], size: ToldNumber) {
    guard let type = StoredNumber(safetensors: entry.dtype) else {
      throw FileError(
        file: file, rule: "\(label) must be of type F32, F16, BF16 or F64",
        found: "it is of type \(FileError.quoted(entry.dtype))")
    }
    guard let (shape, size) = StoredTensor.extent(of: entry.shape, type) else {
      throw FileError(
        file: file, rule: "\(label) must have a shape that can be",
        found: "its shape is \(entry.shape)")
    }
    return (type, shape, size)
  }
}
