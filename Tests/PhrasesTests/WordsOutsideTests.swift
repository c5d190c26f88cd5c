import CellCanvas
import Foundation
import TestSupport
import Testing

/// What learners read comes from `Phrases`: elsewhere no text of two words or more stands in the code.
@Suite struct WordsOutsideTests {
  static let targets = ["TimeTravel", "LessonKit", "CellCanvas", "MomentViews", "Workbench"]

  @Test(arguments: targets) func aTargetHoldsNoWords(_ target: String) throws {
    let found = try Self.found(in: target)
    #expect(found.isEmpty, "\(found.map(\.description).joined(separator: "\n"))")
  }

  /// The check finds what it looks for.
  @Test func phrasesAreFullOfWords() throws {
    #expect(try Self.found(in: "Phrases").count > 50)
  }

  /// Plurals, articles and ordinals are a language's own: whoever needs one needs a phrase.
  @Test func nobodyElseSpeaksGrammar() throws {
    let sources = Self.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    let found = try (files?.compactMap { $0 as? URL } ?? []).filter { file in
      guard file.pathExtension == "swift", !file.path.contains("/Sources/Phrases/") else {
        return false
      }
      return try String(contentsOf: file, encoding: .utf8).contains("English.")
    }
    #expect(found.map(\.lastPathComponent) == [])
  }

  private static func found(in target: String) throws -> [SourceLiterals.Literal] {
    try SourceLiterals(ofTarget: root.appending(path: "Sources/\(target)")).all
      .filter { literal in
        literal.words.count > 1 && !isNoPhrase(literal)
          && !(readers + typed + scripts).contains { "\(target)/\(literal.file)".hasPrefix($0) }
      }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}

// MARK: - What may stand

extension WordsOutsideTests {
  /// Messages to those who write lessons, scenarios, keys for a run that nobody watches, and code: they
  /// stay English, where they arise.
  static let toAuthors: Set = [
    "LessonError", "FactError", "LanguageFile", "fault", "preconditionFailure", "precondition",
    "fatalError",
  ]
  /// Where what authors write is read or explained, in files that say nothing to learners.
  static let readers = [
    "LessonKit/Reading/", "LessonKit/Scenarios/", "LessonKit/Values/QuantityTable.swift",
    "CellCanvas/KeyScript.swift",
  ]
  /// Where what is typed on the command line, at `:`, for a stop or for what-if is read: an error points
  /// at its column, and stays English, where it arises.
  static let typed = [
    "TimeTravel/Places/NetworkWords.swift", "TimeTravel/Places/TypedTarget+Reading.swift",
    "TimeTravel/Walk/Timeline+Jumps.swift", "TimeTravel/Stops/Stop+Parsing.swift",
    "TimeTravel/WhatIf/WhatIf+Parsing.swift", "TimeTravel/Recording/StepSize.swift",
    "Workbench/Step/Goal.swift", "Workbench/Step/Showing.swift", "Workbench/Step/Setting.swift",
  ]
  /// Where Python and SVG are written.
  static let scripts = ["TimeTravel/Receipts/", "CellCanvas/CanvasSVG.swift"]

  /// The functions that a formula names.
  static let mathematics: Set = ["exp", "log"]

  /// Whether a text is for nobody to read as a sentence: a line for the shell, the names of keys, a
  /// formula, or a message to an author.
  private static func isNoPhrase(_ literal: SourceLiterals.Literal) -> Bool {
    if !toAuthors.isDisjoint(with: literal.calls) { return true }
    if literal.text.hasPrefix("wadachi ") || literal.text.hasPrefix("--") { return true }
    return literal.words.allSatisfy { Key(name: String($0)) != nil || $0 == "Ctrl-C" }
      || literal.text.matches(of: #/\p{L}{2,}/#).allSatisfy { mathematics.contains("\($0.output)") }
  }
}

// MARK: - The scanner

/// The reader of texts finds all of them and nothing else.
@Suite struct SourceLiteralsTests {
  private func texts(_ code: String) -> [String] {
    SourceLiterals.literals(in: code, file: "f").map(\.text)
  }

  @Test func aTextIsFoundWithoutWhatIsFilledIn() {
    #expect(texts(#"let a = "one \(two) three""#) == ["one ￼ three"])
    #expect(texts(#"f("a \(b("c \(d) e")) f")"#) == ["c ￼ e", "a ￼ f"])
    #expect(texts(##"let a = #"one \(no) "two" \#(yes)"#"##) == [#"one \(no) "two" ￼"#])
    #expect(texts("let a = \"\"\"\n  one\n  \"two\"\n  \"\"\"") == ["\n  one\n  \"two\"\n  "])
    #expect(texts(#"let a = "one \"two\"", b = "\\""#) == ["one  two ", " "])
  }

  @Test func commentsAndPatternsAreNone() {
    #expect(texts("/// \"one\"\nlet a = 1  // \"two\"\nlet b = #/\"three\"/#\n").isEmpty)
  }

  @Test func theCallsAroundATextAreKnown() {
    let found = SourceLiterals.literals(
      in: "throw LessonError(\n  message: [\"a\", b(\"c\")])\nf(x)(\"d\")", file: "f")
    #expect(found.map(\.calls) == [["LessonError"], ["LessonError", "b"], []])
    #expect(found.map(\.line) == [2, 2, 3])
  }

  @Test func wordsHaveTwoLettersOrMore() {
    let found = SourceLiterals.literals(
      in: #"let a = "δ of dense_1/bias: it's 0.5 × x""#, file: "f")
    #expect(found.first?.words == ["of", "dense_1/bias:", "it's"])
  }
}
