import Foundation
import TestSupport
import Testing

/// `CONTRIBUTING.md` names the files that a new thing touches: those that one which is there does.
struct ContributingTests {
  /// A list: what is added, the words of one that is there, and the files it touches.
  struct Recipe {
    let title: String
    let words: [String]
    let paths: [String]
  }

  static let text = Result {
    try String(contentsOf: SourceFolders.root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
  }

  @Test func everyKindHasItsList() throws {
    #expect(
      try Self.recipes(in: Self.text.get()).map(\.title) == [
        "An activation", "An optimizer", "A loss", "A view of a place", "A key", "A screen",
        "A pane of a training", "A lesson", "A scenario", "A command", "A language",
      ])
  }

  @Test func everyListIsWhatTheSourcesSay() throws {
    let sources = try SearchedFiles()
    for recipe in try Self.recipes(in: Self.text.get()) {
      #expect(!recipe.words.isEmpty && !recipe.paths.isEmpty, "\(recipe.title)")
      let touched = sources.paths(with: recipe.words)
      let (missing, idle) = difference(recipe.paths, touched)
      #expect(missing.isEmpty, "\(recipe.title): these files belong into the list")
      #expect(idle.isEmpty, "\(recipe.title): these say nothing of \(recipe.words)")
    }
  }

  @Test func aListThatRotsIsNoticed() throws {
    let sources = try SearchedFiles()
    let touched = sources.paths(with: ["hardSigmoid"])
    let found = difference(["Sources/TimeTravel/Receipts/", "Package.swift"], touched)
    #expect(found.missing.contains("Sources/NeuralCore/Activations/Activation.swift"))
    #expect(!found.missing.contains("Sources/TimeTravel/Receipts/Receipt.swift"))
    #expect(found.idle == ["Package.swift"])
    #expect(sources.paths(with: ["hardSigmo"]) == [])
  }

  /// The files that a list lacks, and what it names without need; a path that ends in `/` is a folder.
  private func difference(
    _ listed: [String], _ touched: Set<String>
  ) -> (missing: [String], idle: [String]) {
    func covers(_ path: String, _ file: String) -> Bool {
      path.hasSuffix("/") ? file.hasPrefix(path) : file == path
    }
    return (
      touched.filter { file in !listed.contains { covers($0, file) } }.sorted(),
      listed.filter { path in !touched.contains { covers(path, $0) } }
    )
  }

  /// The sections with a line “such as `word`, …” and lines “- `path`: …”.
  private static func recipes(in text: String) -> [Recipe] {
    text.components(separatedBy: "\n### ").dropFirst().map { section in
      let lines = section.split(separator: "\n").map(String.init)
      let example = lines.first { $0.hasPrefix("such as ") } ?? ""
      return Recipe(
        title: lines[0], words: spans(in: example),
        paths: lines.filter { $0.hasPrefix("- ") }.compactMap { spans(in: $0).first })
    }
  }

  /// What stands between backticks.
  private static func spans(in line: String) -> [String] {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}

/// The text of the sources, the lessons, and the tests' data; not that of tests, nor what is read about
/// the sources.
private struct SearchedFiles {
  private var texts: [String: Data] = [:]

  init() throws {
    let root = SourceFolders.root.standardizedFileURL
    for top in ["Sources", "Tests", "lessons"] {
      let files = FileManager.default.enumerator(
        at: root.appending(path: top), includingPropertiesForKeys: nil)
      for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
        let path = String(file.standardizedFileURL.path.dropFirst(root.path.count + 1))
        guard Self.isSearched(path) else { continue }
        texts[path] = try Data(contentsOf: file)
      }
    }
  }

  private static func isSearched(_ path: String) -> Bool {
    switch path.split(separator: ".").last {
    case "swift": !path.hasPrefix("Tests/")
    case "c", "h", "yaml": true
    case "json", "py": !path.contains("/Goldens/")
    case "md": path.hasPrefix("lessons/") && path != "lessons/README.md"
    default: false
    }
  }

  /// The files that one of the words stands in, as a word of its own, or in whose path it is.
  func paths(with words: [String]) -> Set<String> {
    Set(
      texts.filter { path, text in
        words.contains { path.contains($0) || Self.has($0, text) }
      }.keys)
  }

  private static func has(_ word: String, _ text: Data) -> Bool {
    let word = Data(word.utf8)
    var rest = text.startIndex..<text.endIndex
    while let found = text.range(of: word, in: rest) {
      let before = found.lowerBound > text.startIndex ? text[found.lowerBound - 1] : 0
      let after = found.upperBound < text.endIndex ? text[found.upperBound] : 0
      let isLonger =
        isLetter(before) && isLetter(word[word.startIndex])
        || isLetter(after) && isLetter(word[word.endIndex - 1])
      if !isLonger { return true }
      rest = found.lowerBound + 1..<text.endIndex
    }
    return false
  }

  /// Whether a byte is a letter or a digit of ASCII, which identifiers are made of.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
