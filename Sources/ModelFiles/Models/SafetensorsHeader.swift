extension Safetensors {
  /// How the header describes one tensor.
  struct Entry: Codable {
    let dtype: String
    let shape: [Int]
    /// First byte and byte after the last, counted from the end of the header.
    let dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  /// The header: tensors by name, and texts under `__metadata__`, all in one JSON object.
  struct Header: Codable {
    let metadata: [String: String]
    let entries: [String: Entry]

    private static let metadataKey = "__metadata__"

    init(metadata: [String: String], entries: [String: Entry]) {
      self.metadata = metadata
      self.entries = entries
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      var metadata: [String: String] = [:]
      var entries: [String: Entry] = [:]
      for key in container.allKeys {
        if key.stringValue == Self.metadataKey {
          metadata = try container.decode([String: String].self, forKey: key)
        } else {
          entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
        }
      }
      self.metadata = metadata
      self.entries = entries
    }

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
