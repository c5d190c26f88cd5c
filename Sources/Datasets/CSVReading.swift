/// Makes examples of a file's lines, each of which must be what the network takes.
struct CSVReading {
  let file: String
  let inputs: Int
  let targets: Int
  let classes: Int?
  private var columns: CSVColumns

  init(file: String, inputs: Int, targets: Int, classes: Int?) {
    self.file = file
    self.inputs = inputs
    self.targets = targets
    self.classes = classes
    columns = CSVColumns(inputs: inputs, classes: classes)
  }

  mutating func readAll(
    _ records: inout CSVRecords
  ) throws(FileError) -> (lines: CSVLines, hasHeader: Bool) {
    var lines = CSVLines(width: inputs + targets)
    var record = CSVRecord()
    var line: [Float] = []
    var hasHeader = false
    while try records.next(&record) {
      if lines.count == 0, !hasHeader, isHeader(record) {
        if let foreign = CSVSeparators(record) { throw refused(foreign, record.line) }
        hasHeader = true
        continue
      }
      try read(record, into: &line)
      columns.look(at: line)
      lines.append(line)
    }
    guard lines.count > 0 else {
      throw FileError(
        file: file, rule: "a file of examples must have a line of numbers",
        found: hasHeader ? "it has only a header" : "it is empty")
    }
    if let doubt = columns.doubt {
      throw FileError(file: file, rule: doubt.rule, found: doubt.found)
    }
    return (lines, hasHeader)
  }

  /// Whether a line has words, and none of its fields is a number.
  private func isHeader(_ record: CSVRecord) -> Bool {
    let fields = 0..<record.keptCount
    return fields.contains { record.withField($0) { !$0.isEmpty } }
      && !fields.contains { record.withField($0, CSVNumber.read) != nil }
  }

  private func read(_ record: CSVRecord, into line: inout [Float]) throws(FileError) {
    line.removeAll(keepingCapacity: true)
    guard record.count == inputs + targets else {
      if let foreign = CSVSeparators(record) { throw refused(foreign, record.line) }
      let asClass =
        targets > 1 && record.count == inputs + 1
        ? "; where the last is the number of a class, take --loss sparse_categorical_crossentropy"
        : ""
      throw FileError(
        file: file,
        rule: "line \(record.line) must have \(inputs + targets) fields, "
          + "inputs: \(inputs) and targets: \(targets)",
        found: "it has \(record.count)\(asClass)")
    }
    for index in 0..<record.count {
      guard let value = record.withField(index, CSVNumber.read) else {
        if let foreign = CSVSeparators(record) { throw refused(foreign, record.line) }
        throw fault(record, index, "must be a number such as 0.5")
      }
      guard value.isFinite else {
        throw fault(record, index, "must be a finite number of single precision")
      }
      if let classes, index >= inputs, !ClassNumbers.isClass(value, of: classes) {
        let hint =
          columns.firstLooksLikeClass(with: line[0])
          ? "; the first column looks like the class: move it to the end of each line" : ""
        throw fault(record, index, "must be the number of a class, 0 to \(classes - 1)", hint)
      }
      line.append(value)
    }
  }

  private func refused(_ foreign: CSVSeparators, _ line: Int) -> FileError {
    FileError(
      file: file, rule: "fields are separated by commas and numbers have points, as in 0.5,1,1",
      found: "line \(line) has \(foreign.words): \(FileError.quoted(foreign.text))")
  }

  private func fault(
    _ record: CSVRecord, _ index: Int, _ rule: String, _ hint: String = ""
  ) -> FileError {
    FileError(
      file: file, rule: "field \(index + 1) of line \(record.line) \(rule)",
      found: "it is \(FileError.quoted(record.text(index)))\(hint)")
  }
}

/// What stands between the fields of a line that is not separated by commas.
struct CSVSeparators {
  /// “semicolons between its fields and decimal commas”.
  let words: String
  /// The line.
  let text: String

  /// Recognises a line of numbers between other separators; nil for any other line.
  init?(_ record: CSVRecord) {
    text = record.text
    if text.lowercased().hasPrefix("sep=") {
      words = "a spreadsheet's note about its separator"
      return
    }
    for (separator, name) in [(";", "semicolons"), ("\t", "tabs"), ("|", "bars"), (" ", "blanks")] {
      let parts = text.split(separator: Character(separator), omittingEmptySubsequences: true)
      guard parts.count > 1, parts.allSatisfy(Self.isNumber) else { continue }
      words = "\(name) between its fields" + (text.contains(",") ? " and decimal commas" : "")
      return
    }
    return nil
  }

  private static func isNumber(_ text: Substring) -> Bool {
    Float(text.replacing(",", with: ".").filter { $0 != " " }) != nil
  }
}

/// What the columns of a file look like, for files that are arranged as others expect them.
struct CSVColumns {
  private let inputs: Int
  private let classes: Int?
  private var firstIsClass = true
  private var firsts: Set<Float> = []
  private var lasts: Set<Float> = []
  private var areBytes = true
  private var largest: Float = 0

  /// Fewer inputs are no picture.
  private static let smallestPicture = 49

  init(inputs: Int, classes: Int?) {
    self.inputs = inputs
    self.classes = classes
  }

  private var isPicture: Bool {
    let side = Int(Float(inputs).squareRoot().rounded())
    return inputs >= Self.smallestPicture && side * side == inputs
  }

  /// Takes the next line into account.
  mutating func look(at line: [Float]) {
    if let classes, firstIsClass {
      firstIsClass = ClassNumbers.isClass(line[0], of: classes)
      firsts.insert(line[0])
      if lasts.count < 2, let last = line.last { lasts.insert(last) }
    }
    guard isPicture, areBytes else { return }
    for value in line[..<inputs] {
      if value < 0 || value > 255 || value != value.rounded() {
        areBytes = false
        return
      }
      largest = max(largest, value)
    }
  }

  /// Whether the first column could be the class, a line that begins with `first` included.
  func firstLooksLikeClass(with first: Float) -> Bool {
    guard let classes, firstIsClass, inputs > 1, ClassNumbers.isClass(first, of: classes) else {
      return false
    }
    return isPicture || firsts.union([first]).count > 1
  }

  /// What a person should look at before the file is taken as it is; nil where nothing is in doubt.
  var doubt: (rule: String, found: String)? {
    let isFirst = isPicture && classes != nil && firstIsClass && lasts.count == 1
    if isFirst, firsts.count > 1 || areBytes && largest > 1 && !firsts.contains(0) {
      let last = lasts.first ?? 0
      return (
        "the class stands in the last column",
        "the first column looks like the class (whole numbers 0 to \((classes ?? 1) - 1), the last "
          + "column is always \(Int(last))): move it to the end of each line"
      )
    }
    if isPicture, areBytes, largest > 1 {
      return (
        "the pixels of a picture are numbers from 0 to 1",
        "the inputs look like bytes (whole numbers up to \(Int(largest))): divide them by 255"
      )
    }
    return nil
  }
}
