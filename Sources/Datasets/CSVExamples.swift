import Foundation
import NeuralCore

/// Examples from a CSV file, plain or gzip: one a line, its inputs and then its targets.
///
/// The first line may be a header: it is one when none of its fields is a number.
public struct CSVExamples: ExampleSource {
  /// How many numbers an input has.
  public let inputWidth: Int
  /// How many numbers a target has.
  public let targetWidth: Int
  /// Whether the first line was taken as a header.
  public let hasHeader: Bool
  /// The examples, [count, inputWidth + targetWidth], some lines together.
  private let lines: CSVLines

  /// The largest file that is read, inflated: 256 MB.
  public static let largestFile = 1 << 28

  /// Reads a file whose lines are what a network takes and what its loss compares with.
  ///
  /// `progress` is told from time to time how many bytes were read. Throws a sentence with line and
  /// field: for lines of another length, for what is no finite number and, where the loss is sparse,
  /// for what is no class.
  public init(
    _ url: URL, for network: Sequential, _ loss: Loss,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws(FileError) {
    let classes = loss == .sparseCategoricalCrossentropy ? network.outputs : nil
    try self.init(
      url, inputs: network.inputs, targets: loss.targetWidth(outputs: network.outputs),
      classes: classes, progress: progress)
  }

  /// Reads a file of lines with so many inputs and targets.
  ///
  /// With `classes` a target is the number of one of so many classes.
  public init(
    _ url: URL, inputs: Int, targets: Int, classes: Int? = nil,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws(FileError) {
    let bytes = CSVBytes(try ByteStream(url), atMost: Self.largestFile, progress: progress)
    let file = url.relativePath
    var records = CSVRecords(bytes, file: file, keepingFields: inputs + targets + 1)
    var reading = CSVReading(file: file, inputs: inputs, targets: targets, classes: classes)
    (lines, hasHeader) = try reading.readAll(&records)
    inputWidth = inputs
    targetWidth = targets
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
      for i in target.indices { target[i] = line[inputWidth + i] }
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
