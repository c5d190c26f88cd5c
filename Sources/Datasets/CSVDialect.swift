/// How a CSV text is written: what stands between its fields, and before the places of a number.
public struct CSVDialect: Hashable, Sendable {
  /// What stands between fields.
  public let delimiter: CSVDelimiter
  /// Whether numbers have decimal commas.
  public let hasDecimalComma: Bool
  /// Whether the first line is a spreadsheet's note, `sep=;`.
  let hasNote: Bool

  /// Whether it is what a reader expects who knows nothing of the file.
  public var isUsual: Bool { delimiter == .comma && !hasDecimalComma }

  /// What stands before the places of a number.
  var point: UInt8 { UInt8(ascii: hasDecimalComma ? "," : ".") }

  /// Recognises the dialect by the front of a text, but for what a format names.
  init(of front: ArraySlice<UInt8>, _ format: TableFormat) {
    var lines = CSVFront.lines(of: front)
    let note = lines.first.flatMap(CSVFront.separator)
    hasNote = note != nil
    if hasNote { lines.removeFirst() }
    let noted = note.flatMap { byte in CSVDelimiter.allCases.first { $0.byte == byte } }
    let delimiter = format.delimiter ?? noted ?? Self.likeliest(in: lines)
    self.delimiter = delimiter
    hasDecimalComma =
      format.hasDecimalComma
      || delimiter != .comma
        && lines.contains { line in
          CSVFront.fields(of: line, by: delimiter).contains { CSVFront.number($0) == .withComma }
        }
  }

  /// What separates the most numbers, and least else.
  private static func likeliest(in lines: [ArraySlice<UInt8>]) -> CSVDelimiter {
    var best = (delimiter: CSVDelimiter.comma, score: 0)
    for delimiter in CSVDelimiter.allCases {
      let score = lines.reduce(0) { $0 + Self.score($1, by: delimiter) }
      if score > best.score { best = (delimiter, score) }
    }
    return best.delimiter
  }

  private static func score(_ line: ArraySlice<UInt8>, by delimiter: CSVDelimiter) -> Int {
    let fields = CSVFront.fields(of: line, by: delimiter)
    let numbers = fields.count { field in
      let number = CSVFront.number(field)
      return number == .usual || number == .withComma && delimiter != .comma
    }
    // A line without any number is a header, and says nothing.
    return fields.count > 1 && numbers > 0 ? 2 * numbers - fields.count : 0
  }
}

/// The first lines of a text, looked at before it is read.
enum CSVFront {
  /// How a number is written.
  enum Number { case usual, withComma }

  /// How many bytes are looked at.
  static let size = 1 << 16

  /// The lines of a front without blank ones, the last only where nothing else is there.
  static func lines(of front: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let isWhole = front.count < size
    var text = front.prefix(size)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    var lines = text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    if !isWhole, lines.count > 1 { lines.removeLast() }
    return lines
  }

  /// The byte that a spreadsheet's note names, as `sep=;` does; nil for any other line.
  static func separator(_ line: ArraySlice<UInt8>) -> UInt8? {
    let text = line.filter { $0 != UInt8(ascii: "\"") }
    guard text.count == 5, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return text[4]
  }

  /// The fields of a line, without quotes and the spaces around them.
  static func fields(
    of line: ArraySlice<UInt8>, by delimiter: CSVDelimiter
  ) -> [ArraySlice<UInt8>] {
    var fields: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var isQuoted = false
    for index in line.indices {
      let byte = line[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      let ends = byte == delimiter.byte || delimiter == .blank && byte == UInt8(ascii: "\t")
      guard ends, !isQuoted else { continue }
      fields.append(trimmed(line[start..<index]))
      start = index + 1
    }
    fields.append(trimmed(line[start...]))
    return delimiter == .blank ? fields.filter { !$0.isEmpty } : fields
  }

  private static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let margin = Array(" \t\"".utf8)
    var field = field
    while let first = field.first, margin.contains(first) { field.removeFirst() }
    while let last = field.last, margin.contains(last) { field.removeLast() }
    return field
  }

  /// How the number is written that a field is; nil where it is none.
  static func number(_ field: ArraySlice<UInt8>) -> Number? {
    field.withUnsafeBufferPointer { bytes in
      if CSVNumber.read(bytes) != nil { return .usual }
      guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")), comma + 1 < bytes.count else {
        return nil
      }
      return CSVNumber.read(bytes, point: UInt8(ascii: ",")) != nil ? .withComma : nil
    }
  }
}
