/// The reader of pictures that are tables of numbers: a line for each row, or all pixels in one line.
enum TablePicture {
  /// The longest text that is read: 4 MB.
  private static let largestTable = 1 << 22

  /// Reads a table of numbers from 0 to 1, or of bytes.
  static func read(_ bytes: [UInt8], _ file: String) throws(FileError) -> GrayPicture {
    guard bytes.count <= largestTable else {
      throw FileError(
        file: file, rule: "a picture that is a table must have at most \(largestTable) bytes",
        found: "it has \(bytes.count)")
    }
    let dialect = CSVDialect(of: bytes.prefix(CSVFront.size), TableFormat())
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    var rows: [[Float]] = []
    for (index, line) in lines.enumerated() {
      let fields = CSVFront.fields(of: line, by: dialect.delimiter)
      if index == 0, fields.allSatisfy({ value($0, dialect) == nil }), lines.count > 1 { continue }
      rows.append(try numbers(fields, dialect, line: index + 1, file))
      guard rows[rows.count - 1].count == rows[0].count, rows.count <= GrayPicture.largestSide
      else {
        throw FileError(
          file: file, rule: "line \(index + 1) must have \(rows[0].count) numbers, as those before",
          found: "it has \(rows[rows.count - 1].count)")
      }
    }
    return try picture(rows, file)
  }

  private static func numbers(
    _ fields: [ArraySlice<UInt8>], _ dialect: CSVDialect, line: Int, _ file: String
  ) throws(FileError) -> [Float] {
    var numbers: [Float] = []
    for (index, field) in fields.enumerated() {
      guard let number = value(field, dialect), number.isFinite, (0...255).contains(number) else {
        let text = String(decoding: field, as: UTF8.self)
        throw FileError(
          file: file, rule: "field \(index + 1) of line \(line) must be a number from 0 to 255",
          found: text.isEmpty ? "it is empty" : "it is \(FileError.quoted(text))")
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func value(_ field: ArraySlice<UInt8>, _ dialect: CSVDialect) -> Float? {
    field.withUnsafeBufferPointer { CSVNumber.read($0, point: dialect.point) }
  }

  private static func picture(_ rows: [[Float]], _ file: String) throws(FileError) -> GrayPicture {
    let values = rows.flatMap { $0 }
    let largest = values.max() ?? 0
    let scale: Float = largest > 1 ? 255 : 1
    let (height, width) = (rows.count, rows.first?.count ?? 0)
    let side = Int(Float(width).squareRoot().rounded())
    let isRow = height == 1 || side * side == width && width >= 49 && height < width
    if !isRow {
      _ = try GrayPicture.sides(ToldNumber(width), ToldNumber(height), file)
      return GrayPicture(width: width, height: height, values: values.map { $0 / scale })
    }
    guard height == 1, side * side == width, side >= 2 else {
      throw FileError(
        file: file,
        rule: "a table is one picture: a line for each of its rows, or a square in one line",
        found: height > 1
          ? "it has \(height) lines of \(width) numbers, pictures of \(side) × \(side)"
          : "its line has \(width) numbers"
            + (isSquare(width - 1) ? ": leave out the class" : ""))
    }
    return GrayPicture(width: side, height: side, values: values.map { $0 / scale })
  }

  private static func isSquare(_ count: Int) -> Bool {
    let side = Int(Float(max(0, count)).squareRoot().rounded())
    return side > 1 && side * side == count
  }
}
