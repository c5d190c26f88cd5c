import Foundation
import NeuralCore

/// Examples from a CSV file, plain or gzip: one a line, its inputs and its targets or its class.
///
/// The first line may be a header: it is one when none of its fields is a number.
public struct CSVExamples: ExampleSource {
  /// How many numbers an input has.
  public let inputWidth: Int
  /// How many numbers a target has.
  public let targetWidth: Int
  /// Whether the first line was taken as a header.
  public let hasHeader: Bool
  /// What was found between fields and before places.
  public let dialect: CSVDialect
  /// How an example lies: a picture where the inputs were its bytes.
  public let arrangement: Arrangement
  /// The examples, [count, inputWidth + 1 or targetWidth], some lines together.
  private let lines: CSVLines
  /// Whether the one number that is kept of a target is that of its class, to be written one-hot.
  private let isOneHot: Bool

  /// The largest file that is read, inflated: 256 MB.
  public static let largestFile = 1 << 28

  /// Reads a file of lines with so many inputs and targets.
  ///
  /// With `classes` a target is the number of one of so many classes. Throws a sentence with line and
  /// field: for lines of another length, for what is no finite number, and for what is no class.
  public init(
    _ url: URL, inputs: Int, targets: Int, classes: Int? = nil,
    _ format: TableFormat = TableFormat(),
    progress: @escaping (Int) -> Void = { _ in }
  ) throws(FileError) {
    let shape = CSVShape(format, inputs: inputs, targets: targets, classes: classes)
    try self.init(url, format, shape, progress: progress)
  }

  /// Reads a file of lines of a shape.
  init(
    _ url: URL, _ format: TableFormat, _ shape: CSVShape, progress: @escaping (Int) -> Void
  ) throws(FileError) {
    let bytes = CSVBytes(try ByteStream(url), atMost: Self.largestFile, progress: progress)
    let file = url.relativePath
    var records = try CSVRecords(
      bytes, file: file, format, keepingFields: shape.inputs + shape.stored + 1)
    var reading = CSVReading(file: file, format, shape, records.dialect)
    (lines, hasHeader) = try reading.readAll(&records)
    dialect = records.dialect
    arrangement = reading.columns.arrangement.naming(inputs: reading.inputNames)
    inputWidth = shape.inputs
    targetWidth = shape.targets
    isOneHot = shape.hasLabel && shape.targets > 1
  }

  /// How many examples there are.
  public var count: Int { lines.count }

  /// Writes the numbers of a line.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    lines.withLine(index) { line in
      for i in input.indices { input[i] = line[i] }
      if isOneHot {
        Preprocessing.oneHot(Int(line[inputWidth]), into: target)
      } else {
        for i in target.indices { target[i] = line[inputWidth + i] }
      }
    }
  }
}

/// Lines of numbers, kept some together so that what is read is never moved.
struct CSVLines: Sendable {
  private let width: Int
  private let perSegment: Int
  private var segments: [[Float]] = []
  /// How many there are.
  private(set) var count = 0

  init(width: Int) {
    self.width = width
    perSegment = max(1, (1 << 16) / width)
  }

  mutating func append(_ line: [Float]) {
    if count % perSegment == 0 {
      segments.append([])
      // The first lines of a small file take no more than they need.
      if count > 0 { segments[segments.count - 1].reserveCapacity(perSegment * width) }
    }
    segments[segments.count - 1] += line
    count += 1
  }

  func withLine(_ index: Int, _ body: (UnsafeBufferPointer<Float>) -> Void) {
    let start = index % perSegment * width
    segments[index / perSegment].withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<start + width]))
    }
  }
}
