import NeuralCore

/// What the columns of a file look like, for files that are arranged as others expect them.
struct CSVColumns {
  private let shape: CSVShape
  private let format: TableFormat
  private var firstIsClass = true
  private var lastIsClass = true
  private var firsts: Set<Float> = []
  private var lasts: Set<Float> = []
  private var areBytes = true
  private var areShares = true
  private var largest: Float = 0

  /// Fewer inputs are no picture.
  private static let smallestPicture = 49

  init(_ shape: CSVShape, _ format: TableFormat) {
    self.shape = shape
    self.format = format
  }

  /// Whether no line was looked at yet.
  var isEmpty: Bool { firsts.isEmpty }

  private var side: Int { Int(Float(shape.inputs).squareRoot().rounded()) }
  private var isPicture: Bool {
    shape.inputs >= Self.smallestPicture && side * side == shape.inputs
  }

  /// How an example lies: a picture where its bytes were divided by 255.
  var arrangement: Arrangement {
    format.scale == 255 && isPicture && areBytes
      ? .picture(rows: side, columns: side, classes: format.classes)
      : Arrangement(.numbers, classes: format.classes)
  }

  /// Takes the next line into account, as its numbers were read and scaled.
  mutating func look(at line: [Float]) {
    let first = line[0]
    if firsts.count < 2 { firsts.insert(first) }
    if !shape.hasLabel, let last = line.last {
      if lasts.count < 2 { lasts.insert(last) }
      let classes = shape.likelyClasses ?? 0
      firstIsClass = firstIsClass && ClassNumbers.isClass(first, of: classes)
      lastIsClass = lastIsClass && ClassNumbers.isClass(last, of: classes)
    }
    guard shape.inputs >= Self.smallestPicture, areBytes || areShares else { return }
    let scale = format.scale ?? 1
    for value in line[..<shape.inputs] {
      let byte = (value * scale).rounded()
      largest = max(largest, byte)
      if byte < 0 || byte > 255 || byte / scale != value { areBytes = false }
      if value * scale < 0 || value * scale > 1 { areShares = false }
    }
  }

  /// Whether the first column could be the class, a line that begins with `first` included.
  func firstLooksLikeClass(with first: Float) -> Bool {
    guard let classes = shape.likelyClasses, firstIsClass, shape.inputs > 1,
      ClassNumbers.isClass(first, of: classes)
    else { return false }
    return isPicture || firsts.union([first]).count > 1
  }

  /// What a person should look at before the file is taken as it is; nil where nothing is in doubt.
  var doubt: (rule: String, found: String)? {
    doubtOfLabel ?? doubtOfBytes
  }

  private var doubtOfLabel: (rule: String, found: String)? {
    guard !shape.hasLabel, let classes = shape.likelyClasses, firstIsClass, shape.inputs > 1
    else { return nil }
    let areMany = firsts.count > 1
    let rule = "without --label the class stands in the last column"
    let found = "the first column looks like the class (whole numbers 0 to \(classes - 1), the last"
    if !lastIsClass, areMany { return (rule, "\(found) are none): --label first") }
    guard isPicture, lasts.count == 1, let last = lasts.first,
      areMany || areBytes && largest > 1 && !firsts.contains(0)
    else { return nil }
    return (rule, "\(found) column is always \(Int(last))): --label first")
  }

  private var doubtOfBytes: (rule: String, found: String)? {
    guard shape.inputs >= Self.smallestPicture else { return nil }
    let rule = "the pixels of a picture are numbers from 0 to 1"
    if format.scale == 255, areShares, largest > 0, !areBytes {
      return (rule, "the inputs are that before they are divided: leave out --scale 255")
    }
    guard format.scale == nil, areBytes, largest > (isPicture ? 1 : 100) else { return nil }
    let whole = Int(largest)
    return (
      rule,
      "the inputs look like bytes (whole numbers up to \(whole)): "
        + "--scale \(whole > 16 ? 255 : whole) divides them, --scale 1 leaves them as they are"
    )
  }
}
