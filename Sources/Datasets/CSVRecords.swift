/// One line of a CSV text as fields, without quotes and the spaces around them.
struct CSVRecord {
  /// The number of the line, from 1; of a record that runs on through quotes, its first.
  fileprivate(set) var line = 1
  /// How many fields it has.
  fileprivate(set) var count = 0
  /// The bytes of the fields that are kept, one after the other.
  private var bytes: [UInt8] = []
  /// Where each of them ends.
  private var ends: [Int] = []

  /// How many fields are kept; what a line has beyond its due is only counted.
  var keptCount: Int { ends.count }

  /// The bytes of a field, for as long as `body` runs.
  @inline(__always)
  func withField<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = index == 0 ? 0 : ends[index - 1]
    return bytes.withUnsafeBufferPointer { bytes in
      body(UnsafeBufferPointer(rebasing: bytes[start..<ends[index]]))
    }
  }

  /// The text of a field.
  func text(_ index: Int) -> String {
    withField(index) { String(decoding: $0, as: UTF8.self) }
  }

  fileprivate var isBlank: Bool { count == 1 && bytes.isEmpty }
  fileprivate var openLength: Int { bytes.count - (ends.last ?? 0) }

  fileprivate mutating func begin(line: Int) {
    self.line = line
    count = 0
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  fileprivate mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Ends a field; without the spaces at its end where it had no quotes.
  fileprivate mutating func endField(isQuoted: Bool, keep: Bool) {
    let start = ends.last ?? 0
    while !isQuoted, bytes.count > start, let last = bytes.last, CSVRecords.isSpace(last) {
      bytes.removeLast()
    }
    count += 1
    if keep { ends.append(bytes.count) } else { bytes.removeLast(bytes.count - start) }
  }
}

/// The lines of a CSV text as fields (RFC 4180), from front to back.
///
/// Lines end with LF, CRLF or CR; a byte order mark, blank lines and spaces around fields are passed
/// over; a field in quotes may hold separators, line ends and doubled quotes. Of a line as many fields
/// are kept as are asked for, and the others counted, so that no line costs more than it should have.
struct CSVRecords {
  private let file: String
  private let keptFields: Int
  /// How the text is written.
  let dialect: CSVDialect
  private let separator: UInt8
  private let areBlanks: Bool
  private var bytes: CSVBytes
  private var line = 1
  private var isAtStart = true

  /// The longest field that is read.
  private static let longestField = 1 << 12
  /// The most fields of a line that are counted: more than any network takes.
  private static let mostFields = 1 << 17

  /// Looks at the front of a text; what a format does not name of its dialect is recognised.
  init(
    _ bytes: CSVBytes, file: String, _ format: TableFormat, keepingFields keptFields: Int
  ) throws(FileError) {
    self.bytes = bytes
    self.file = file
    self.keptFields = keptFields
    let front = try self.bytes.front(CSVFront.size)
    if let name = ForeignFile.name(insteadOfTable: front) {
      throw FileError(
        file: file, rule: "examples must be lines of numbers (CSV)", found: "this is \(name)")
    }
    dialect = CSVDialect(of: front, format)
    separator = dialect.delimiter.byte
    areBlanks = dialect.delimiter == .blank
  }

  /// Reads the next line that is not blank; false at the end.
  mutating func next(_ record: inout CSVRecord) throws(FileError) -> Bool {
    if isAtStart {
      try passMark()
      if dialect.hasNote { try passLine() }
    }
    while try bytes.peek() != nil {
      try read(&record)
      if !record.isBlank { return true }
    }
    return false
  }

  /// Passes over a byte order mark, and refuses that of UTF-16.
  private mutating func passMark() throws(FileError) {
    isAtStart = false
    guard let first = try bytes.peek(), [0xEF, 0xFE, 0xFF].contains(first) else { return }
    guard first == 0xEF else {
      throw FileError(
        file: file, rule: "a file of examples is a text in UTF-8",
        found: "this one begins as a text in UTF-16: save it as UTF-8")
    }
    for byte: UInt8 in [0xEF, 0xBB, 0xBF] {
      guard try bytes.peek() == byte else {
        throw FileError(
          file: file, rule: "a file of examples is a text in UTF-8",
          found: "its first bytes are none")
      }
      bytes.advance()
    }
  }

  /// Passes over a spreadsheet's note about its separator.
  private mutating func passLine() throws(FileError) {
    while let byte = try bytes.peek() {
      bytes.advance()
      if byte == Self.cr, try bytes.peek() == Self.lf { continue }
      if byte == Self.cr || byte == Self.lf { break }
    }
    line += 1
  }

  private mutating func read(_ record: inout CSVRecord) throws(FileError) {
    record.begin(line: line)
    while true {
      try readField(&record)
      if areBlanks { try skipSpaces() }
      guard let end = try bytes.peek() else { return }
      let goesOn = areBlanks ? end != Self.cr && end != Self.lf : end == separator
      if !goesOn || !areBlanks { bytes.advance() }
      if goesOn {
        if record.count < Self.mostFields { continue }
        throw FileError(
          file: file, rule: "line \(record.line) must have at most \(Self.mostFields) fields",
          found: "it has more")
      }
      if end == Self.cr, try bytes.peek() == Self.lf { bytes.advance() }
      line += 1
      return
    }
  }

  /// Reads up to the separator or line end behind a field.
  private mutating func readField(_ record: inout CSVRecord) throws(FileError) {
    let keep = record.count < keptFields
    try skipSpaces()
    guard try bytes.peek() == Self.quote else {
      while let byte = try bytes.peek(), !endsField(byte) {
        bytes.advance()
        record.append(byte)
        if record.openLength > Self.longestField { throw tooLong(record) }
      }
      record.endField(isQuoted: false, keep: keep)
      return
    }
    try readQuoted(&record)
    if !areBlanks { try skipSpaces() }
    if let byte = try bytes.peek(), !endsField(byte) {
      throw fault(line, record.count + 1, "must end with its closing quote", "more follows")
    }
    record.endField(isQuoted: true, keep: keep)
  }

  private mutating func readQuoted(_ record: inout CSVRecord) throws(FileError) {
    let opening = line
    bytes.advance()
    while let byte = try bytes.peek() {
      bytes.advance()
      if byte == Self.quote {
        guard try bytes.peek() == Self.quote else { return }
        bytes.advance()
      } else if byte == Self.lf {
        line += 1
      }
      record.append(byte)
      if record.openLength > Self.longestField { throw tooLong(record) }
    }
    throw fault(
      opening, record.count + 1, "must close the quote it opens", "the file ends first")
  }

  private mutating func skipSpaces() throws(FileError) {
    while let byte = try bytes.peek(), Self.isSpace(byte), areBlanks || byte != separator {
      bytes.advance()
    }
  }

  private func tooLong(_ record: CSVRecord) -> FileError {
    fault(
      record.line, record.count + 1, "must have at most \(Self.longestField) bytes", "it has more")
  }

  private func fault(_ line: Int, _ field: Int, _ rule: String, _ found: String) -> FileError {
    FileError(file: file, rule: "field \(field) of line \(line) \(rule)", found: found)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let cr = UInt8(ascii: "\r")
  private static let lf = UInt8(ascii: "\n")

  @inline(__always)
  fileprivate static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.cr || byte == Self.lf || areBlanks && Self.isSpace(byte)
  }
}
