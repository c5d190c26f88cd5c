/// The lines of a CSV text as fields (RFC 4180), from front to back.
///
/// Lines end with LF, CRLF or CR; a byte order mark, blank lines and spaces around fields are passed
/// over; a field in quotes may hold commas, line ends and doubled quotes.
struct CSVRecords {
  /// The fields of one line, without quotes and the spaces around them.
  struct Record {
    /// The number of the line, from 1; of a record that runs on through quotes, its first.
    let line: Int
    let fields: [String]
  }

  /// What breaks the rules of quotes.
  struct Fault: Error {
    let line: Int
    let field: Int
    let rule: String
    let found: String
  }

  private let bytes: [UInt8]
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line that is not blank, or nil at the end.
  mutating func next() throws(Fault) -> Record? {
    while position < bytes.count {
      let record = try record()
      if record.fields != [""] { return record }
    }
    return nil
  }

  private mutating func record() throws(Fault) -> Record {
    let first = line
    var fields: [String] = []
    while true {
      fields.append(try field(number: fields.count + 1))
      guard position < bytes.count else { break }
      let end = bytes[position]
      position += 1
      if end == Self.comma { continue }
      if end == Self.cr, position < bytes.count, bytes[position] == Self.lf { position += 1 }
      line += 1
      break
    }
    return Record(line: first, fields: fields)
  }

  /// Reads up to the comma or line end behind a field.
  private mutating func field(number: Int) throws(Fault) -> String {
    skipSpaces()
    guard position < bytes.count, bytes[position] == Self.quote else {
      let start = position
      while position < bytes.count, !Self.endsField(bytes[position]) { position += 1 }
      var end = position
      while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    let content = try quoted(number: number)
    skipSpaces()
    if position < bytes.count, !Self.endsField(bytes[position]) {
      throw Fault(
        line: line, field: number, rule: "must end with its closing quote", found: "more follows")
    }
    return content
  }

  private mutating func quoted(number: Int) throws(Fault) -> String {
    let opening = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        guard position < bytes.count, bytes[position] == Self.quote else {
          return String(decoding: content, as: UTF8.self)
        }
        position += 1
      } else if byte == Self.lf {
        line += 1
      }
      content.append(byte)
    }
    throw Fault(
      line: opening, field: number, rule: "must close the quote it opens",
      found: "the file ends first")
  }

  private mutating func skipSpaces() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let cr = UInt8(ascii: "\r")
  private static let lf = UInt8(ascii: "\n")

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func endsField(_ byte: UInt8) -> Bool {
    byte == comma || byte == cr || byte == lf
  }
}
