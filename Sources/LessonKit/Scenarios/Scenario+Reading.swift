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
    guard let data = try fields.examples() else {
      throw fields.error(
        "data", "a scenario has either “data”, or rows of “inputs” and of “targets”")
    }
    guard data != .testDigits else {
      throw fields.error("data", "a scenario learns, and the test digits are not learnt from")
    }
    self.data = data
    weights = try Self.weights(fields, network, beside: file)
    held = try fields.held(of: network)
    masks = try fields.masks(of: network)
    example = try fields.whole("example", in: 0...59_999)
    start = try fields.words("start")
    blank = try fields.words("blank", as: AskedQuantity.self)
    locks = try fields.words("lock", as: WalkLock.self)
    source = ScenarioText(
      file: fields.file, lines: LessonKeys.scenario.map { ($0, fields.line(of: $0)) })
  }

  private static func weights(
    _ fields: Fields, _ network: Sequential, beside file: URL
  ) throws(LessonError) -> Weights {
    if let given = try fields.weights(of: network) { return .given(given) }
    let name = try fields.required("weights")
    let folder = file.deletingLastPathComponent()
    return .file(URL(fileURLWithPath: HomeFolder.expanding(name), relativeTo: folder).absoluteURL)
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
