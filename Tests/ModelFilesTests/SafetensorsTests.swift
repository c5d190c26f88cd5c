import Foundation
import ModelFiles
import Testing

@Suite struct SafetensorsTests {
  /// A file with any header and any bytes behind it.
  static func file(_ header: String, bytes: Int = 0, length: UInt64? = nil) -> Data {
    let length = length ?? UInt64(header.utf8.count)
    return withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data(header.utf8)
      + Data(repeating: 0, count: bytes)
  }

  static func entry(_ shape: [Int], _ offsets: [Int], dtype: String = "F32") -> String {
    #"{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  func fault(_ file: Data) -> String? {
    do {
      _ = try Safetensors(file, named: "x")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func theBytesAreThoseOfTheFormat() throws {
    let content = Safetensors(
      metadata: ["k": "v"], tensors: ["b": .init(shape: [2], values: [1, -2])])
    let header =
      #"{"__metadata__":{"k":"v"},"b":{"data_offsets":[0,8],"dtype":"F32","shape":[2]}}"#
    let padding = String(repeating: " ", count: -header.utf8.count & 7)
    var expected = Self.file(header + padding)
    expected.append(contentsOf: [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0])
    #expect(content.encoded() == expected)
  }

  @Test func whatIsWrittenReadsBackEqual() throws {
    let content = Safetensors(
      metadata: ["a": "日本 \"quoted\"\n", "b": ""],
      tensors: [
        "z/kernel": .init(
          shape: [2, 3], values: [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 3, 4]),
        "scalar": .init(shape: [], values: [7]), "empty": .init(shape: [0, 5], values: []),
      ])
    #expect(try Safetensors(content.encoded(), named: "x") == content)
  }

  @Test func faultsOfTheHeader() {
    #expect(
      fault(Data([1, 2, 3])) == "x: a safetensors file begins with 8 bytes of length, but it has 3")
    #expect(
      fault(Self.file("{}", length: .max))
        == "x: a safetensors header must fit into its file and into 4194304 bytes, "
        + "but it claims 18446744073709551615 of a file of 10")
    #expect(fault(Self.file("{}", length: 3))?.contains("claims 3 of a file of 10") == true)
    #expect(
      fault(Self.file("[1]"))
        == "x: a safetensors header begins with “{”, but this one does not")
    #expect(
      fault(Self.file("\u{FEFF}{}"))
        == "x: a safetensors header begins with “{”, but a byte order mark stands before it")
    #expect(
      fault(Self.file(#"{},"__metadata__":{}"#))
        == "x: the header's JSON, column 3: nothing may follow, but there is “,”")
    for (value, found) in [("7", "7"), ("null", "null")] {
      #expect(
        fault(Self.file(#"{"__metadata__":{"step":\#(value)}}"#))
          == "x: the header's JSON, column 25: the metadata must be texts in quotes, that of “step” "
          + "too, but there is “\(found)”")
    }
    #expect(
      fault(
        Self.file(#"{"a":\#(Self.entry([1], [0, 4])),"a":\#(Self.entry([1], [0, 4]))}"#, bytes: 4))
        == "x: the header's JSON, column 56: a name may stand once in an object, "
        + "but “a” stands there twice")
    #expect(
      fault(Self.file(#"{"a":{"dtype":"F32","shape":[1]}}"#))
        == "x: the header's JSON, column 6: a tensor is described by dtype, shape and data_offsets, "
        + "but there is “{”")
    #expect(fault(Self.file(String(repeating: "[", count: 100_000))) != nil)
  }

  @Test func faultsOfTensors() {
    #expect(
      fault(Self.file(#"{"a":\#(Self.entry([1], [0, 8], dtype: "I64"))}"#, bytes: 8))
        == "x: tensor “a” must be of type F32, F16, BF16 or F64, but it is of type “I64”")
    #expect(
      fault(Self.file(#"{"a":\#(Self.entry([-1], [0, 4]))}"#, bytes: 4))
        == "x: the header's JSON, column 30: a dimension of a shape is a whole number from 0, "
        + "but there is “-1”")
    #expect(
      fault(Self.file(#"{"a":\#(Self.entry([1 << 30, 1 << 30], [0, 4]))}"#, bytes: 4))
        == "x: tensor “a” must have a shape that can be, but its shape is [1073741824, 1073741824]")
    #expect(fault(Self.file(#"{"a":\#(Self.entry([.max, .max], [0, 4]))}"#, bytes: 4)) != nil)
    #expect(
      fault(Self.file(#"{"a":\#(Self.entry([2], [0, 8]))}"#, bytes: 4))
        == "x: tensor “a” ends 8 bytes behind the header, but the file is cut after 4")
    #expect(fault(Self.file(#"{"a":\#(Self.entry([1], [-4, 0]))}"#, bytes: 4)) != nil)
    #expect(fault(Self.file(#"{"a":\#(Self.entry([1], [0]))}"#, bytes: 4)) != nil)
  }

  @Test func tensorsNeitherOverlapNorLeaveGaps() {
    let overlap = #"{"a":\#(Self.entry([2], [0, 8])),"b":\#(Self.entry([1], [4, 8]))}"#
    #expect(
      fault(Self.file(overlap, bytes: 8))
        == "x: tensor “b” of shape [1] must lie at bytes 8 to 12, behind the one before it, "
        + "but its offsets are [4, 8]")
    let gap = #"{"a":\#(Self.entry([1], [0, 4])),"b":\#(Self.entry([1], [8, 12]))}"#
    #expect(fault(Self.file(gap, bytes: 12)) != nil)
    #expect(
      fault(Self.file(#"{"a":\#(Self.entry([1], [0, 4]))}"#, bytes: 6))
        == "x: a safetensors file must end with its last tensor, but 2 bytes belong to none")
  }

  @Test func namesFromTheFileCannotReachTheTerminal() {
    let name = "\\u001b[2J\\u0007" + String(repeating: "n", count: 200)
    let message = fault(Self.file(#"{"\#(name)":\#(Self.entry([1], [0, 8]))}"#, bytes: 4)) ?? ""
    #expect(!message.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(message.count < 250)
  }
}
