/// Makes examples of a file's lines, each of which must be what the network takes.
struct CSVReading {
  private let file: String
  private let format: TableFormat
  private let shape: CSVShape
  private let dialect: CSVDialect
  /// What the columns look like, as far as it was read.
  private(set) var columns: CSVColumns
  /// The names of the columns, where the file has a header.
  private var header: [String] = []
  /// The names of the inputs, where the file has a header.
  var inputNames: [String] {
    let names = header.indices.filter { $0 != label }.map { header[$0] }
    return names.count < shape.inputs ? [] : Array(names.prefix(shape.inputs))
  }
  /// The column of the class; nil where there is none.
  private var label: Int?

  init(file: String, _ format: TableFormat, _ shape: CSVShape, _ dialect: CSVDialect) {
    self.file = file
    self.format = format
    self.shape = shape
    self.dialect = dialect
    columns = CSVColumns(shape, format)
  }

  mutating func readAll(
    _ records: inout CSVRecords
  ) throws(FileError) -> (lines: CSVLines, hasHeader: Bool) {
    var lines = CSVLines(width: shape.inputs + shape.stored)
    var record = CSVRecord()
    var line: [Float] = []
    while try records.next(&record) {
      if lines.count == 0 {
        if header.isEmpty, isHeader(record) {
          header = (0..<record.keptCount).map(record.text)
          continue
        }
        label = try columnOfLabel()
        if mayHaveLabel(record) { throw try unnamedLabel(&record, &records) }
      }
      try read(record, into: &line)
      columns.look(at: line)
      lines.append(line)
    }
    guard lines.count > 0 else {
      throw FileError(
        file: file, rule: "a file of examples must have a line of numbers",
        found: header.isEmpty ? "it is empty" : "it has only a header")
    }
    if let doubt = columns.doubt {
      throw FileError(file: file, rule: doubt.rule, found: doubt.found)
    }
    return (lines, !header.isEmpty)
  }

  /// Whether a line has words, and none of its fields is a number.
  private func isHeader(_ record: CSVRecord) -> Bool {
    // Whoever named the separator means it: a line without it is wrong, not a header.
    if format.delimiter != nil, record.count == 1 { return false }
    let fields = 0..<record.keptCount
    return fields.contains { record.withField($0) { !$0.isEmpty } }
      && !fields.contains { number(record, $0) != nil }
  }

  @inline(__always)
  private func number(_ record: CSVRecord, _ index: Int) -> Float? {
    record.withField(index) { CSVNumber.read($0, point: dialect.point) }
  }

  private func columnOfLabel() throws(FileError) -> Int? {
    switch format.label {
    case nil: return nil
    case .first: return 0
    case .last: return shape.inputs
    case .named(let name):
      if let column = header.firstIndex(of: name) { return column }
      let names = header.prefix(8).map(FileError.quoted).joined(separator: ", ")
      throw FileError(
        file: file,
        rule: "--label takes first, last, or a name that stands in the first line",
        found: header.isEmpty
          ? "--label \(name) was given and the file has no header"
          : "--label \(name) was given and the names are \(names)"
            + (header.count > 8 ? " and so on" : ""))
    }
  }

  private mutating func read(_ record: CSVRecord, into line: inout [Float]) throws(FileError) {
    line.removeAll(keepingCapacity: true)
    guard record.count == shape.inputs + shape.stored else { throw wrongCount(record) }
    for index in 0..<record.count where index != label {
      line.append(try input(record, index))
    }
    if format.isTransposed { try exchange(&line, record) }
    if let label { line.append(try classNumber(record, label)) }
  }

  /// Exchanges the rows and columns of the picture that a line is.
  private func exchange(_ line: inout [Float], _ record: CSVRecord) throws(FileError) {
    let side = Int(Float(shape.inputs).squareRoot().rounded())
    guard side * side == shape.inputs else {
      throw FileError(
        file: file, rule: "--transpose takes pictures that are as high as wide",
        found: "line \(record.line) has \(shape.inputs) inputs")
    }
    for row in 0..<side {
      for column in 0..<row { line.swapAt(row * side + column, column * side + row) }
    }
  }

  private func input(_ record: CSVRecord, _ index: Int) throws(FileError) -> Float {
    guard let value = number(record, index) else {
      throw fault(
        record, index, "must be a number such as 0\(dialect.hasDecimalComma ? "," : ".")5")
    }
    guard value.isFinite else {
      throw fault(record, index, "must be a finite number of single precision")
    }
    if label == nil, index >= shape.inputs {
      if let classes = shape.classes, !ClassNumbers.isClass(value, of: classes) {
        let first = number(record, 0) ?? .nan
        let hint =
          columns.firstLooksLikeClass(with: first)
          ? "; the first column looks like the class: --label first"
          : Self.aboutCounting(value, classes)
        throw fault(record, index, "must be the number of a class, 0 to \(classes - 1)", hint)
      }
      if shape.targetsAreShares, !(0...1).contains(value) {
        throw fault(record, index, "must be a target from 0 to 1, for a cross-entropy")
      }
      return value
    }
    return format.scale.map { value / $0 } ?? value
  }

  /// The class that a field names, by its number or by its name.
  private func classNumber(_ record: CSVRecord, _ index: Int) throws(FileError) -> Float {
    if let place = format.classes.firstIndex(of: record.text(index)) { return Float(place) }
    guard let classes = shape.classes else {
      if let value = number(record, index), value.isFinite { return value }
      throw fault(record, index, "must be a number such as 0 or 1", namingClasses(record, index))
    }
    let value = number(record, index)
    if let value, ClassNumbers.isClass(value, of: classes) { return value }
    let counting = value.map { Self.aboutCounting($0, classes) } ?? ""
    throw fault(
      record, index, "must be the number of a class, 0 to \(classes - 1)",
      counting.isEmpty ? namingClasses(record, index) : counting)
  }

  /// Of a number that would be the last class, were they counted from 1.
  private static func aboutCounting(_ value: Float, _ classes: Int) -> String {
    value == Float(classes) ? "; classes are counted from 0" : ""
  }

  /// How classes are named that a file calls by words.
  private func namingClasses(_ record: CSVRecord, _ index: Int) -> String {
    let text = record.text(index)
    guard format.classes.isEmpty, number(record, index) == nil, !text.isEmpty,
      text.allSatisfy({ $0.isLetter || "_-. ".contains($0) })
    else { return "" }
    return "; --classes names them in their order: --classes \(text.replacing(" ", with: "_")),…"
  }
}

// MARK: - What is wrong

extension CSVReading {
  private func wrongCount(_ record: CSVRecord) -> FileError {
    let wanted =
      shape.hasLabel
      ? "inputs: \(shape.inputs) and a class"
      : "inputs: \(shape.inputs) and targets: \(shape.targets)"
    return FileError(
      file: file,
      rule: "line \(record.line) must have \(shape.inputs + shape.stored) fields, \(wanted)",
      found: "it has \(record.count)\(remedy(record))")
  }

  /// What the count of a line's fields may mean.
  private func remedy(_ record: CSVRecord) -> String {
    let count = record.count
    if count == 1 { return "; they are separated by \(dialect.delimiter.plural) (--delimiter)" }
    if count == shape.inputs + shape.stored + 1, count == record.keptCount,
      record.withField(count - 1, { $0.isEmpty })
    {
      return ", the last of them empty"
    }
    let inputs = count - shape.stored
    return inputs > 0 && columns.isEmpty
      ? "; a network of \(inputs) inputs takes it: --network \"\(inputs) dense(…) …\"" : ""
  }

  /// Whether a line is one column short of targets that are compared one by one, as with a class in it.
  private func mayHaveLabel(_ record: CSVRecord) -> Bool {
    !shape.hasLabel && shape.targets > 1 && record.count == shape.inputs + 1
  }

  /// Says which column looks like the class, from this line and some more.
  private func unnamedLabel(
    _ record: inout CSVRecord, _ records: inout CSVRecords
  ) throws(FileError) -> FileError {
    let (line, columns) = (record.line, [0, record.count - 1])
    var numbers = [Set<Float>](repeating: [], count: 2)
    var areClasses = [true, true]
    for _ in 0..<Self.linesOfADoubt {
      for (place, column) in columns.enumerated() where column < record.keptCount {
        let value = number(record, column) ?? .nan
        areClasses[place] = areClasses[place] && ClassNumbers.isClass(value, of: shape.targets)
        numbers[place].insert(value)
      }
      guard try records.next(&record), mayHaveLabel(record) else { break }
    }
    let ask =
      if areClasses[0], !areClasses[1] || numbers[1].count == 1 && numbers[0].count > 1 {
        "the first column looks like the class: --label first"
      } else if areClasses[1], !areClasses[0] || numbers[0].count == 1 && numbers[1].count > 1 {
        "the last column looks like the class: --label last"
      } else {
        "where a column is the class, name it: --label first or --label last"
      }
    return FileError(
      file: file,
      rule: "line \(line) must have \(shape.inputs + shape.stored) fields, inputs: \(shape.inputs) "
        + "and targets: \(shape.targets)", found: "it has \(shape.inputs + 1); \(ask)")
  }

  /// How many lines are looked at before a column is asked for.
  private static let linesOfADoubt = 1_000

  private func fault(
    _ record: CSVRecord, _ index: Int, _ rule: String, _ hint: String = ""
  ) -> FileError {
    let name = index < header.count ? " (\(FileError.quoted(header[index])))" : ""
    let text = record.text(index)
    return FileError(
      file: file, rule: "field \(index + 1)\(name) of line \(record.line) \(rule)",
      found: (text.isEmpty ? "it is empty" : "it is \(FileError.quoted(text))")
        + (hint.isEmpty ? aboutComma(text) : hint))
  }

  /// Of a number with the comma that this file was not seen to have.
  private func aboutComma(_ text: String) -> String {
    guard !dialect.hasDecimalComma, text.contains(","), Float(text.replacing(",", with: ".")) != nil
    else { return "" }
    return "; --decimal-comma reads it"
  }
}
