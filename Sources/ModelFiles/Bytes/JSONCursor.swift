import Datasets

/// Walks through a JSON text (RFC 8259) and takes what its reader says must stand there.
///
/// Foundation's decoder knows neither where a fault is nor single precision (it would round twice),
/// and builds a tree of objects first; traces are long.
struct JSONCursor {
  /// What should stand at a place of the text, and what does.
  struct Fault: Error, Hashable {
    /// Where, counted in bytes from 0.
    let offset: Int
    let rule: String
    let found: String
  }

  private let bytes: [UInt8]
  /// Where the next byte is.
  private(set) var position = 0

  /// Begins at the first byte; a byte order mark before it, as some editors write it, is no part of
  /// the text.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes.starts(with: Self.mark) ? Array(bytes.dropFirst(Self.mark.count)) : bytes
  }

  /// U+FEFF in UTF-8.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Line and column, from 1, of an offset; columns count bytes.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (before.count { $0 == UInt8(ascii: "\n") } + 1, offset - lineStart + 1)
  }

  /// An error at the next byte.
  func fault(_ rule: String) -> Fault {
    let rest = bytes[min(position, bytes.count)...]
    // To the end of the word, so that “NaN” is shown and not “N”.
    var end = rest.startIndex
    while end < rest.endIndex, end < rest.startIndex + 20, Self.isWord(rest[end]) { end += 1 }
    let word = String(decoding: rest.prefix(max(1, end - rest.startIndex)), as: UTF8.self)
    return Fault(
      offset: position, rule: rule,
      found: rest.isEmpty ? "the text ends" : "there is \(FileError.quoted(word))")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "+-._".utf8.contains(byte)
  }

  // MARK: Structure

  /// The next byte that is no space, without taking it; nil at the end.
  mutating func peek() -> UInt8? {
    while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  /// Takes one of the bytes of the structure if it comes next.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: Unicode.Scalar, _ rule: String) throws(Fault) {
    if !take(byte) { throw fault(rule) }
  }

  /// Takes an object; `member` takes the value of each name, which may stand there once.
  mutating func object(
    _ member: (_ name: String, _ json: inout JSONCursor) throws(Fault) -> Void
  ) throws(Fault) {
    try expect("{", "an object “{” is wanted")
    if take("}") { return }
    var names: Set<String> = []
    repeat {
      _ = peek()
      let start = position
      let name = try string()
      if !names.insert(name).inserted {
        throw Fault(
          offset: start, rule: "a name may stand once in an object",
          found: "\(FileError.quoted(name)) stands there twice")
      }
      try expect(":", "a name must be followed by “:”")
      try member(name, &self)
    } while take(",")
    try expect("}", "an object must go on with “,” or end with “}”")
  }

  /// Takes an array; `element` takes each of its values.
  mutating func array(
    _ element: (_ json: inout JSONCursor) throws(Fault) -> Void
  ) throws(Fault) {
    try expect("[", "an array “[” is wanted")
    if take("]") { return }
    repeat { try element(&self) } while take(",")
    try expect("]", "an array must go on with “,” or end with “]”")
  }

  /// Takes any value.
  mutating func skip(depth: Int = 0) throws(Fault) {
    if depth > 64 { throw fault("values may lie 64 deep in each other, not deeper") }
    switch peek() {
    case UInt8(ascii: "{"):
      try object { (_, json) throws(Fault) in try json.skip(depth: depth + 1) }
    case UInt8(ascii: "["):
      try array { (json) throws(Fault) in try json.skip(depth: depth + 1) }
    case UInt8(ascii: "\""): _ = try string()
    default:
      if ["true", "false", "null"].contains(where: { takeWord($0) }) { return }
      _ = try number()
    }
  }

  /// Makes sure that nothing follows.
  mutating func end() throws(Fault) {
    if peek() != nil { throw fault("nothing may follow") }
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  // MARK: Values

  /// Takes `true` or `false`.
  mutating func flag() throws(Fault) -> Bool {
    _ = peek()
    if takeWord("true") { return true }
    if takeWord("false") { return false }
    throw fault("true or false is wanted")
  }

  /// Takes the whole number that stands under a name; it must lie within bounds.
  mutating func integer<Number: FixedWidthInteger>(
    _ name: String, in bounds: ClosedRange<Number>
  ) throws(Fault) -> Number {
    _ = peek()
    let place = self
    guard let value = Number(try number()), bounds.contains(value) else {
      throw place.fault(
        "\(name) is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return value
  }

  /// Takes a number of single precision, or one of the texts "nan", "inf" and "-inf".
  mutating func float() throws(Fault) -> Float {
    let first = peek()
    let place = self
    if first == UInt8(ascii: "\"") {
      switch try string() {
      case "nan": return .nan
      case "inf": return .infinity
      case "-inf": return -.infinity
      default: throw place.fault("a number, or one of “nan”, “inf” and “-inf”, is wanted")
      }
    }
    guard let value = Float(try number()), value.isFinite else {
      throw place.fault("a number of single precision is wanted")
    }
    return value
  }

  /// Takes an array of numbers.
  mutating func floats() throws(Fault) -> [Float] {
    var values: [Float] = []
    try array { (json) throws(Fault) in values.append(try json.float()) }
    return values
  }

  /// Takes an array of whole numbers, which must lie within bounds.
  mutating func integers(_ name: String, in bounds: ClosedRange<Int>) throws(Fault) -> [Int] {
    var values: [Int] = []
    try array { (json) throws(Fault) in values.append(try json.integer(name, in: bounds)) }
    return values
  }

  /// Takes an array of whole numbers that a file tells of itself, none of them negative.
  mutating func told(_ name: String) throws(Fault) -> [ToldNumber] {
    var numbers: [ToldNumber] = []
    try array { (json) throws(Fault) in
      _ = json.peek()
      let place = json
      guard let number = ToldNumber(digits: try json.number().utf8) else {
        throw place.fault("\(name) is a whole number from 0")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Takes the text of a number: −, digits, and a fraction and an exponent where there are any.
  private mutating func number() throws(Fault) -> String {
    _ = peek()
    let start = position
    let place = self
    func digit() -> Bool {
      position < bytes.count && UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position]
    }
    func digits() -> Bool {
      let first = position
      while digit() { position += 1 }
      return position > first
    }
    func next(_ choices: String) -> Bool {
      guard position < bytes.count, choices.utf8.contains(bytes[position]) else { return false }
      position += 1
      return true
    }
    _ = next("-")
    let first = position
    var isGood = digits() && (bytes[first] != UInt8(ascii: "0") || position == first + 1)
    if isGood, next(".") { isGood = digits() }
    if isGood, next("eE") {
      _ = next("+-")
      isGood = digits()
    }
    if !isGood { throw place.fault("a number such as 0.5 is wanted") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

// MARK: - Texts

extension JSONCursor {
  /// Takes a text in quotes.
  mutating func string() throws(Fault) -> String {
    try expect("\"", "a text in quotes is wanted")
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw fault("a text must be UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw fault("a control character in a text must be written as an escape")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw fault("a text must end with “\"”")
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    let place = self
    position += 1
    guard position < bytes.count else { throw fault("an escape must be whole") }
    let letter = bytes[position]
    position += 1
    if let scalar = Self.escapes[letter] { return scalar }
    guard letter == UInt8(ascii: "u"), let unit = hexadecimal() else {
      throw place.fault("an escape must be one of JSON's")
    }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // Beyond 16 bits a character is written as two units (UTF-16).
    guard bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      throw place.fault("half of a surrogate pair must be followed by the other half")
    }
    position += 2
    guard let low = hexadecimal(), UTF16.isLeadSurrogate(UInt16(unit)),
      UTF16.isTrailSurrogate(UInt16(low)),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw place.fault("half of a surrogate pair must be followed by the other half") }
    return scalar
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    position += 4
    return value
  }
}
