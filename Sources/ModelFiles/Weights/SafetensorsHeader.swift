import Datasets

extension Safetensors {
  /// How the header describes one tensor.
  struct Entry: Encodable {
    let dtype: String
    let shape: [ToldNumber]
    /// First byte and byte after the last, counted from the end of the header.
    let dataOffsets: [ToldNumber]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  /// The header: tensors by name, and texts under `__metadata__`, all in one JSON object.
  struct Header: Encodable {
    var metadata: [String: String] = [:]
    var entries: [String: Entry] = [:]

    private static let metadataKey = "__metadata__"

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      if !metadata.isEmpty {
        try container.encode(metadata, forKey: Name(stringValue: Self.metadataKey))
      }
      for (name, entry) in entries {
        try container.encode(entry, forKey: Name(stringValue: name))
      }
    }
  }

  /// Any text as a key.
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

// MARK: - Reading

extension Safetensors.Header {
  /// Reads the JSON text, in which every name stands once.
  init(_ json: inout JSONCursor) throws(JSONCursor.Fault) {
    try json.object { (name, json) throws(JSONCursor.Fault) in
      if name == Self.metadataKey {
        metadata = try Self.texts(&json)
      } else {
        entries[name] = try Self.entry(&json)
      }
    }
    try json.end()
  }

  private static func texts(_ json: inout JSONCursor) throws(JSONCursor.Fault) -> [String: String] {
    var texts: [String: String] = [:]
    try json.object { (key, json) throws(JSONCursor.Fault) in
      guard json.peek() == UInt8(ascii: "\"") else {
        throw json.fault(
          "the metadata must be texts in quotes, that of \(FileError.quoted(key)) too")
      }
      texts[key] = try json.string()
    }
    return texts
  }

  private static func entry(
    _ json: inout JSONCursor
  ) throws(JSONCursor.Fault) -> Safetensors.Entry {
    var dtype: String?
    var shape: [ToldNumber]?
    var offsets: [ToldNumber]?
    let start = json
    try json.object { (key, json) throws(JSONCursor.Fault) in
      switch key {
      case "dtype": dtype = try json.string()
      case "shape": shape = try json.told("a dimension of a shape")
      case "data_offsets": offsets = try json.told("an offset")
      default: try json.skip()
      }
    }
    guard let dtype, let shape, let offsets else {
      throw start.fault("a tensor is described by dtype, shape and data_offsets")
    }
    return Safetensors.Entry(dtype: dtype, shape: shape, dataOffsets: offsets)
  }
}
