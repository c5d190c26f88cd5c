import ArgumentParser
import Datasets
import Foundation
import NeuralCore
import Phrases

/// The options that name a file of examples, and say how it is meant.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take the lines of a CSV file as examples: inputs, then targets.", valueName: "file"),
    completion: .file())
  var examples: String?

  @Option(
    help: ArgumentHelp(
      "The column of the class in them: first, last, or its name in the header.",
      valueName: "column"))
  var label: String?

  @Option(
    help: ArgumentHelp("What their inputs are divided by: 255 for bytes.", valueName: "x"))
  var scale: Float?

  @Option(
    help: ArgumentHelp(
      "What separates their fields: comma, semicolon, tab, bar or blank. (default: seen)",
      valueName: "name"))
  var delimiter: String?

  @Flag(help: "Their numbers have decimal commas. (default: seen)")
  var decimalComma = false

  @OptionGroup(title: "Pictures") var pictures: PictureOptions

  /// The names of those that are given.
  var given: [String] {
    (examples == nil ? [] : ["--examples"]) + givenSettings
  }

  /// The names of those given that say how a file is meant.
  private var givenSettings: [String] {
    [
      label.map { _ in "--label" }, scale.map { _ in "--scale" },
      delimiter.map { _ in "--delimiter" }, decimalComma ? "--decimal-comma" : nil,
    ].compactMap(\.self)
  }

  func validate() throws {
    if examples == nil { pictures.apply() }
    if examples == nil, let given = givenSettings.first {
      throw ValidationError("\(given) says how a file is meant: name it with --examples FILE.")
    }
    if let scale, !scale.isFinite || scale <= 0 {
      throw ValidationError("--scale takes a number above 0, such as 255; \(scale) was given.")
    }
    if let delimiter, CSVDelimiter(delimiter.lowercased()) == nil {
      throw ValidationError(
        "--delimiter takes comma, semicolon, tab, bar or blank; “\(delimiter)” was given.")
    }
    if examples?.isEmpty == true {
      throw ValidationError("--examples needs the name of a file.")
    }
  }

  /// Refuses to be told twice what the examples are.
  func check(beside data: DataDescription?) throws {
    guard data != nil, examples != nil else { return }
    throw ValidationError("--data and --examples both name the examples: give one of them.")
  }

  /// The file, and how it is meant; nil where none is named.
  var table: OwnTable? {
    examples.map { OwnTable($0, format) }
  }

  private var format: TableFormat {
    var format = TableFormat()
    format.label = label.map { TableFormat.Label($0) }
    format.scale = scale
    format.delimiter = delimiter.flatMap { CSVDelimiter($0.lowercased()) }
    format.hasDecimalComma = decimalComma
    // A model that is opened knows how the examples that it learnt from were meant.
    let kept = PictureMeaning.kept
    format.classes = pictures.names.isEmpty ? kept.classes : pictures.names
    format.isTransposed = pictures.transpose || kept.isTransposed
    return format
  }

  /// The examples of the file, and how they were taken, said; nil where none is named.
  func examples(for session: Session) throws -> CSVExamples? {
    try table.map { try $0.told(for: session) }
  }
}

extension OwnTable {
  /// Reads the file, with its progress on a terminal, and says how it was taken.
  func told(for session: Session) throws -> CSVExamples {
    let progress = ReadingProgress(path)
    defer { progress.end() }
    let read = try examples(
      for: session.network, session.loss, progress: { progress.tell($0) })
    if let words = Language.english.phrases.app.took(read, of: path) { Console.note(words) }
    return read
  }
}
