import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TimeTravel

extension Scenario {
  /// Reads a file; `reference` is how it was asked for.
  public init(contentsOf url: URL, reference: String) throws(LessonError) {
    guard let bytes = try? BoundedFile.bytes(of: url, "a scenario", atMost: Fields.longestText),
      let text = String(data: bytes, encoding: .utf8)
    else {
      throw LessonError(
        file: url.relativePath, line: 0,
        message: "a scenario is a text file in UTF-8 of at most \(Fields.longestText) bytes; "
          + "it cannot be read")
    }
    try self.init(text, file: url, reference: reference)
  }

  /// Reads the text of a file that lies at `file`.
  ///
  /// Throws one sentence with the file, the line and the rule.
  public init(_ text: String, file: URL, reference: String) throws(LessonError) {
    let fields = try Fields(
      text, what: "scenario", allowed: LessonKeys.scenario, line: 1, offset: 0,
      file: file.relativePath)
    self.reference = reference
    title = try fields.required("title")
    about = try fields.words("about") ?? ""
    let network = try fields.described("network") {
      (text) throws(DescriptionError) in try Sequential(text)
    }
    self.network = network
    loss = try fields.described("loss") { (text) throws(DescriptionError) in try Loss(text) }
    optimizer = try fields.described("optimizer") {
      (text) throws(DescriptionError) in try Optimizer(text)
    }
    seed = UInt64(try fields.whole("seed", in: 0...1_000_000) ?? 7)
    batch = try fields.whole("batch", in: Bounds.batch) ?? 1
    data = try Self.data(fields)
    weights = try Self.weights(fields, network, beside: file)
    held = try Self.held(fields, network)
    example = try fields.whole("example", in: 0...59_999)
    start = try fields.words("start")
    blank = try fields.words("blank", as: AskedQuantity.self)
    locks = try fields.words("lock", as: Lock.self)
    source = ScenarioText(
      file: fields.file, lines: LessonKeys.scenario.map { ($0, fields.line(of: $0)) })
  }

  private static func data(_ fields: Fields) throws(LessonError) -> Data {
    let inputs = try fields.rows("inputs", asColumn: true)
    let targets = try fields.rows("targets", asColumn: true)
    switch (fields.has("data"), inputs, targets) {
    case (true, nil, nil):
      let description = try fields.described("data") {
        (text) throws(DescriptionError) in try DataDescription(text)
      }
      return .described(description)
    case (false, let inputs?, let targets?):
      guard let examples = WrittenExamples(inputs: inputs, targets: targets) else {
        throw fields.error(
          "targets",
          "“inputs” and “targets” have a row for each example, all inputs as long as each other and "
            + "all targets too; there are \(inputs.count) and \(targets.count) rows")
      }
      return .written(examples)
    default:
      throw fields.error(
        "data", "a scenario has either “data”, or rows of “inputs” and of “targets”")
    }
  }

  private static func weights(
    _ fields: Fields, _ network: Sequential, beside file: URL
  ) throws(LessonError) -> Weights {
    guard fields.has("weights") else { return .given([:]) }
    let names = network.parameters.map(\.name)
    guard let arrays = try fields.mapping("weights", allowed: names) else {
      let name = try fields.required("weights")
      let folder = file.deletingLastPathComponent()
      return .file(URL(fileURLWithPath: HomeFolder.expanding(name), relativeTo: folder).absoluteURL)
    }
    var given: [Int: [Float]] = [:]
    for (index, slice) in network.parameters.enumerated() {
      guard let rows = try arrays.rows(slice.name) else { continue }
      let wanted = slice.isKernel ? slice.shape : [1] + slice.shape
      guard rows.count == wanted[0], rows.allSatisfy({ $0.count == wanted[1] }) else {
        throw arrays.error(
          slice.name,
          slice.isKernel
            ? "“\(slice.name)” has \(wanted[0]) rows, one for each input, of \(wanted[1]) numbers, "
              + "one for each neuron"
            : "“\(slice.name)” has \(wanted[1]) numbers, one for each neuron")
      }
      given[index] = rows.flatMap { $0 }
    }
    return .given(given)
  }

  private static func held(
    _ fields: Fields, _ network: Sequential
  ) throws(LessonError) -> Set<Int> {
    var held: Set<Int> = []
    for name in try fields.wordOrList("held") {
      guard let index = network.parameter(named: name) else {
        throw fields.error(
          "held",
          "“\(name)” is no parameter of this network; they are "
            + network.parameters.map(\.name).joined(separator: ", "))
      }
      held.insert(index)
    }
    return held
  }
}

/// The file of a scenario and the lines of its keys.
struct ScenarioText: Sendable, Equatable {
  let file: String
  private let lines: [String: Int]

  init(file: String, lines: [(String, Int)]) {
    self.file = file
    self.lines = Dictionary(uniqueKeysWithValues: lines)
  }

  /// An error at a key's line.
  func error(_ key: String, _ message: String) -> LessonError {
    LessonError(file: file, line: lines[key] ?? 1, message: message)
  }
}

extension Fields {
  /// The words of a key that come from a fixed list.
  fileprivate func words<Word>(
    _ key: String, as type: Word.Type
  ) throws(LessonError) -> Set<Word>
  where Word: RawRepresentable<String> & CaseIterable & Hashable {
    var words: Set<Word> = []
    for text in try wordOrList(key) {
      guard let word = Word(rawValue: text) else {
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw error(key, "“\(text)” is nothing to \(key); it is one of \(known)")
      }
      words.insert(word)
    }
    return words
  }
}
