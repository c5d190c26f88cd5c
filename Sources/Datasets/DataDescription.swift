import NeuralCore

/// What a network is trained on, in the words of the command line and of files.
public enum DataDescription: Hashable, Sendable {
  /// The MNIST training digits of a range of numbers, or all of them.
  case mnist(Range<Int>? = nil)
  /// The four points of exclusive or.
  case xor
  /// Points of a plane.
  case plane(PlaneData)
  /// A file of one's own.
  case table(OwnTable)

  /// How many digits MNIST has to train on.
  public static let trainingDigits = 60_000

  /// What its examples are called in the name of a file.
  public var name: String {
    switch self {
    case .mnist: "digits"
    case .xor: "xor"
    case .plane(let data): data.shape.rawValue
    case .table(let table): table.name
    }
  }

  /// How an example lies, as far as the description says it.
  public var arrangement: Arrangement {
    switch self {
    case .mnist: .digit(rows: MNIST.rows, columns: MNIST.columns)
    case .xor, .plane, .table: .numbers
    }
  }

  /// The file of one's own that it is; nil of anything else.
  public var table: OwnTable? { if case .table(let table) = self { table } else { nil } }

  /// Whether its examples have the numbers that they have among all training digits.
  public var isOfDigitsFromTheFirst: Bool {
    if case .mnist(let range) = self { range?.lowerBound ?? 0 == 0 } else { false }
  }

  /// Whether it has examples besides that training never sees.
  public var hasTestSet: Bool {
    switch self {
    case .mnist, .plane: true
    case .xor, .table: false
    }
  }

  /// The examples that a session trains on, in memory.
  ///
  /// Throws when a file is not found or damaged, or has fewer digits than the range asks for.
  public func trainingExamples(
    for session: Session, of mnist: () throws -> MNIST = MNIST.shipped
  ) throws -> any ExampleSource {
    if case .plane(let data) = self { return data.points() }
    if case .table(let table) = self {
      return try table.examples(for: session.network, session.loss)
    }
    guard case .mnist(let range) = self else { return XOR() }
    let digits = try mnist().train
    guard let range else {
      try digits.loadAll()
      return digits
    }
    guard range.upperBound <= digits.count else {
      throw FitError(
        description: "“\(self)” ends at \(range.upperBound); there are \(digits.count) digits.")
    }
    try digits.check()
    try digits.load(first: range.upperBound)
    return ExampleSlice(digits, range)
  }

  /// The examples to test with: what training never sees; of `xor` its four points, of a table its lines.
  public func testExamples(
    for session: Session, of mnist: () throws -> MNIST = MNIST.shipped
  ) throws -> any ExampleSource {
    if case .plane(let data) = self { return data.points(ofTest: true) }
    if case .table(let table) = self {
      return try table.examples(for: session.network, session.loss)
    }
    if self == .xor { return XOR() }
    let digits = try mnist().test
    try digits.loadAll()
    return digits
  }
}

extension DataDescription: TextDescribed {
  /// The text form, which reads back to an equal description: `mnist`, `mnist:0-5000`, `xor`.
  public var description: String {
    switch self {
    case .mnist(nil): "mnist"
    case .mnist(let range?): "mnist:\(range.lowerBound)-\(range.upperBound)"
    case .xor: "xor"
    case .plane(let data): "\(data)"
    case .table(let table): table.description
    }
  }

  /// Reads the text form; a range is half-open: `mnist:0-5000` takes digits 0 to 4,999.
  public init(_ text: String) throws(DescriptionError) {
    switch text.lowercased() {
    case "mnist": self = .mnist()
    case "xor": self = .xor
    default:
      if let data = try PlaneData(text: text) {
        self = .plane(data)
        return
      }
      if let table = try OwnTable(text: text) {
        self = .table(table)
        return
      }
      guard text.lowercased().hasPrefix("mnist:") else {
        throw DescriptionError(
          text: text, column: 1,
          message: Self.isFile(text)
            ? "“\(text)” is a file: --examples \(text) takes its lines as examples"
            : "“\(text)” is no data\(Self.hint(for: text)); data is mnist, a range of it such as mnist:0-5000, xor, "
              + "or points such as moons:200,0.1 (circles, spirals, blobs)"
        )
      }
      self = .mnist(try Self.range(text, from: 6))
    }
  }

  /// The name that was probably meant.
  private static func hint(for text: String) -> String {
    let names = ["mnist", "xor"] + PlaneData.Shape.allCases.map(\.rawValue)
    return WordList(names).hint(for: text.prefix { $0 != ":" })
  }

  /// Whether a text looks like the name of a table's file.
  private static func isFile(_ text: String) -> Bool {
    [".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz"].contains {
      text.lowercased().hasSuffix($0)
    }
  }

  /// Reads `0-5000` behind the first `start` characters of a text.
  private static func range(_ text: String, from start: Int) throws(DescriptionError) -> Range<Int>
  {
    func fault(_ message: String) -> DescriptionError {
      DescriptionError(text: text, column: start + 1, message: message)
    }
    let written = text.dropFirst(start)
    let bounds = written.split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, let first = Int(bounds[0]), let end = Int(bounds[1]) else {
      throw fault("a range of digits is two whole numbers, as in mnist:0-5000, not “\(written)”")
    }
    guard end <= trainingDigits else {
      throw fault("a range of digits ends at \(trainingDigits) at the latest, not at \(end)")
    }
    guard first < end else {
      throw fault("a range of digits holds at least one; from \(first) to before \(end) is none")
    }
    return first..<end
  }
}
