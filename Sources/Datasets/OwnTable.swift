import Foundation
import NeuralCore
import Synchronization

/// A file of examples of one's own, and how it is meant.
public struct OwnTable: Hashable, Sendable {
  /// The file, as it was named.
  public let path: String
  /// How it is meant.
  public let format: TableFormat

  /// Names a file.
  public init(_ path: String, _ format: TableFormat = TableFormat()) {
    self.path = path
    self.format = format
  }

  /// What its examples are called in the name of a file: its name up to the first point.
  var name: String {
    let name = URL(fileURLWithPath: path).lastPathComponent.prefix { $0 != "." }
    return name.isEmpty ? "examples" : String(name)
  }

  /// The words for a shell that name it: the option's name and its value, each pair.
  public var options: [(name: String, value: String?)] {
    var options: [(String, String?)] = [("examples", path)]
    if let label = format.label { options.append(("label", label.name)) }
    if let scale = format.scaleText { options.append(("scale", scale)) }
    if let delimiter = format.delimiter { options.append(("delimiter", delimiter.rawValue)) }
    if format.hasDecimalComma { options.append(("decimal-comma", nil)) }
    if format.order != nil { options.append(("shuffle", nil)) }
    if format.isTransposed { options.append(("transpose", nil)) }
    if !format.classes.isEmpty {
      options.append(("classes", format.classes.joined(separator: ",")))
    }
    return options
  }

  /// Reads the file as a network and its loss take it; what was read last is kept, so that a command reads
  /// its file once.
  ///
  /// `progress` is told from time to time how many bytes were read. Throws a sentence with line and field.
  public func examples(
    for network: Sequential, _ loss: Loss, progress: @escaping (Int) -> Void = { _ in }
  ) throws(FileError) -> CSVExamples {
    let shape = CSVShape(format, network, loss)
    if let (table, known, read) = Self.newest.withLock({ $0 }), table == self, known == shape {
      return read
    }
    let read = try CSVExamples(URL(given: path), format, shape, progress: progress)
    try checkNames(shape.likelyClasses ?? network.outputs)
    Self.newest.withLock { $0 = (self, shape, read) }
    return read
  }

  /// Refuses more or fewer names than there are classes.
  private func checkNames(_ classes: Int) throws(FileError) {
    let count = format.classes.count
    guard count > 0, count != classes, classes > 1 else { return }
    throw FileError(
      file: path, rule: "every class has a name where classes are named",
      found: "there are \(count) names and \(classes) classes")
  }

  /// The examples in the order that they are to be taken in.
  func ordered(
    for network: Sequential, _ loss: Loss
  ) throws(FileError) -> any ExampleSource {
    let lines = try examples(for: network, loss)
    return format.order.map { ReorderedExamples(lines, seed: $0) } ?? lines
  }

  private static let newest = Mutex<(OwnTable, CSVShape, CSVExamples)?>(nil)
}

// MARK: - The text form

extension OwnTable {
  /// The text form, as `--data` takes it too: `csv:points.csv`, `csv,label=first,scale=255:digits.csv`.
  public var description: String {
    let settings = format.settings
    return "csv\(settings.isEmpty ? "" : ",")\(settings):\(path)"
  }

  /// Reads the text form; nil for a text that does not begin so.
  init?(text: String) throws(DescriptionError) {
    guard text.hasPrefix("csv:") || text.hasPrefix("csv,") else { return nil }
    let parts = text.dropFirst(3).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let format = TableFormat(settings: parts[0]) else {
      throw DescriptionError(
        text: text, column: 4,
        message: "a table is described as in csv,label=first,scale=255:digits.csv")
    }
    self.init(String(parts[1]), format)
  }
}
