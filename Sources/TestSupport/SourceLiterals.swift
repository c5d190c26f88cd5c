import Foundation

/// The texts in the code of a target, each with the calls that it stands in.
public struct SourceLiterals {
  /// A text in the code.
  public struct Literal: CustomStringConvertible, Sendable {
    /// The file below the target's folder.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The text; `￼` stands for what is filled in.
    public let text: String
    /// The functions and types in whose calls it stands, the outermost first.
    public let calls: [String]

    /// Its words: what stands between blanks, of two letters or more; `learning_rate` is one.
    public var words: [Substring] {
      text.split(whereSeparator: \.isWhitespace).filter { $0.contains(#/\p{L}{2}/#) }
    }

    /// One line for the failing test.
    public var description: String { "\(file):\(line): “\(text)”" }
  }

  /// All of them, file by file.
  public let all: [Literal]

  /// Reads the Swift files of a target.
  public init(ofTarget target: URL) throws {
    let base = target.standardizedFileURL.pathComponents.count
    let urls =
      FileManager.default.enumerator(at: target, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    all = try urls.sorted { $0.path < $1.path }.flatMap { url in
      let path = url.standardizedFileURL.pathComponents.dropFirst(base).joined(separator: "/")
      return Self.literals(in: try String(contentsOf: url, encoding: .utf8), file: path)
    }
  }

  /// The texts in a file's code.
  public static func literals(in code: String, file: String) -> [Literal] {
    var scanner = LiteralScanner(code, file: file)
    scanner.scanCode()
    return scanner.found
  }
}

/// Goes through Swift code from text to text, past comments and patterns.
private struct LiteralScanner {
  private let characters: [Character]
  private let file: String
  private var index = 0
  private var line = 1
  /// The call of every bracket that is open; empty for one that belongs to none.
  private var calls: [String] = []
  private(set) var found: [SourceLiterals.Literal] = []

  init(_ code: String, file: String) {
    characters = Array(code)
    self.file = file
  }

  private func sees(_ text: String) -> Bool {
    characters[index...].starts(with: text)
  }

  private mutating func step(_ count: Int = 1) {
    for _ in 0..<count where index < characters.count {
      if characters[index].isNewline { line += 1 }
      index += 1
    }
  }

  /// Scans to the end, or to the bracket that ends what is filled into a text.
  mutating func scanCode(insideText: Bool = false) {
    let depth = calls.count
    while index < characters.count {
      if sees("//") {
        while index < characters.count, !characters[index].isNewline { step() }
      } else if sees("#/") {
        step(2)
        while index < characters.count, !sees("/#") { step() }
        step(2)
      } else if sees("\"") || sees("#\"") || sees("##\"") {
        scanText()
      } else if sees("(") {
        calls.append(nameBefore(index))
        step()
      } else if sees(")") {
        if insideText, calls.count == depth { return }
        _ = calls.popLast()
        step()
      } else {
        step()
      }
    }
  }

  /// The identifier that ends before an index; empty where none does.
  private func nameBefore(_ index: Int) -> String {
    let name = characters[..<index].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return String(name.reversed())
  }

  private mutating func scanText() {
    let start = line
    let hashes = String(characters[index...].prefix { $0 == "#" })
    step(hashes.count)
    let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
    step(quotes.count)
    var text = ""
    while index < characters.count, !sees(quotes + hashes) {
      if sees("\\\(hashes)(") {
        step(2 + hashes.count)
        scanCode(insideText: true)
        step()
        text += "\u{FFFC}"
      } else if hashes.isEmpty, sees("\\") {
        step(2)
        text += " "
      } else {
        text.append(characters[index])
        step()
      }
    }
    step(quotes.count + hashes.count)
    found.append(.init(file: file, line: start, text: text, calls: calls.filter { !$0.isEmpty }))
  }
}
