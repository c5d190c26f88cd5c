import Foundation
import NeuralCore

/// Examples from a CSV file, plain or gzip: one a line, its inputs and then its targets.
///
/// The first line may be a header: it is one when any of its fields is no number.
public struct CSVExamples: ExampleSource {
  /// How many numbers an input has.
  public let inputWidth: Int
  /// How many numbers a target has.
  public let targetWidth: Int
  /// Whether the first line was taken as a header.
  public let hasHeader: Bool
  /// All examples, [count, inputWidth + targetWidth].
  private let values: [Float]

  /// The largest file that is read, inflated: 256 MB.
  public static let largestFile = 1 << 28

  /// Reads a file whose lines are what a network takes and what its loss compares with.
  ///
  /// Throws a sentence with line and field: for lines of another length, for what is no finite number
  /// and, where the loss is sparse, for what is no class.
  public init(_ url: URL, for network: Sequential, _ loss: Loss) throws(FileError) {
    let classes = loss == .sparseCategoricalCrossentropy ? network.outputs : nil
    try self.init(
      url, inputs: network.inputs, targets: loss.targetWidth(outputs: network.outputs),
      classes: classes)
  }

  /// Reads a file of lines with so many inputs and targets.
  ///
  /// With `classes` a target is the number of one of so many classes.
  public init(
    _ url: URL, inputs: Int, targets: Int, classes: Int? = nil
  ) throws(FileError) {
    let bytes = try ByteStream(url).readAll(atMost: Self.largestFile)
    inputWidth = inputs
    targetWidth = targets
    let row = CSVRow(
      file: url.relativePath, inputs: inputs, targets: targets, classes: classes)
    (values, hasHeader) = try row.readAll(CSVRecords(bytes))
  }

  /// How many examples there are.
  public var count: Int { values.count / (inputWidth + targetWidth) }

  /// Writes the numbers of a line.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    let start = index * (inputWidth + targetWidth)
    for i in input.indices { input[i] = values[start + i] }
    for i in target.indices { target[i] = values[start + inputWidth + i] }
  }
}

/// What a line must be.
private struct CSVRow {
  let file: String
  let inputs: Int
  let targets: Int
  let classes: Int?

  func readAll(_ all: CSVRecords) throws(FileError) -> (values: [Float], hasHeader: Bool) {
    var records = all
    var values: [Float] = []
    var hasHeader = false
    var isFirst = true
    while let record = try next(&records) {
      if isFirst, record.fields.contains(where: { Self.number($0) == nil }) {
        hasHeader = true
      } else {
        try append(record, to: &values)
      }
      isFirst = false
    }
    guard !values.isEmpty else {
      throw FileError(
        file: file, rule: "a file of examples must have a line of numbers",
        found: hasHeader ? "it has only a header" : "it is empty")
    }
    return (values, hasHeader)
  }

  private func next(_ records: inout CSVRecords) throws(FileError) -> CSVRecords.Record? {
    do {
      return try records.next()
    } catch {
      throw fault(error.line, error.field, error.rule, error.found)
    }
  }

  private func append(_ record: CSVRecords.Record, to values: inout [Float]) throws(FileError) {
    guard record.fields.count == inputs + targets else {
      throw FileError(
        file: file,
        rule: "line \(record.line) must have \(inputs + targets) fields, "
          + "inputs: \(inputs) and targets: \(targets)",
        found: "it has \(record.fields.count)")
    }
    for (index, field) in record.fields.enumerated() {
      func fault(_ rule: String) -> FileError {
        self.fault(record.line, index + 1, rule, "it is \(FileError.quoted(field))")
      }
      guard let value = Self.number(field) else { throw fault("must be a number such as 0.5") }
      guard value.isFinite else { throw fault("must be a finite number of single precision") }
      if let classes, index >= inputs, !ClassNumbers.isClass(value, of: classes) {
        throw fault("must be the number of a class, 0 to \(classes - 1)")
      }
      values.append(value)
    }
  }

  private func fault(_ line: Int, _ field: Int, _ rule: String, _ found: String) -> FileError {
    FileError(file: file, rule: "field \(field) of line \(line) \(rule)", found: found)
  }

  /// The number that a field is, also one that is not finite; nil for other texts.
  private static func number(_ field: String) -> Float? {
    if field.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) { return Float(field) }
    let word = field.drop { $0 == "+" || $0 == "-" }.lowercased()
    return ["nan", "inf", "infinity"].contains(word) ? .nan : nil
  }
}
