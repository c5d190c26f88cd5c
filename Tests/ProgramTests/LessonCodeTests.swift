import Foundation
import Testing

/// The NumPy lines of the lessons run, and print what their comments say.
@Suite struct LessonCodeTests {
  static let lessons: [URL] = {
    let folder = Wadachi.root.appendingPathComponent("lessons/en")
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).map { $0.appendingPathComponent("lesson.md") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
      .sorted { $0.path < $1.path }
  }()

  private static let hasNumPy =
    (try? Program.run(["python3", "-c", "import numpy"]))?.status == 0

  @Test(.enabled(if: hasNumPy, "numpy is not there"), arguments: lessons)
  func theNumPyLinesRun(_ lesson: URL) throws {
    let text = try String(contentsOf: lesson, encoding: .utf8)
    let code = Self.blocks("numpy", of: text).joined(separator: "\n")
    try #require(!code.isEmpty)
    let outcome = try Program.run(["python3", "-c", code])
    #expect(outcome.status == 0, "\(outcome.errors)")
    var printed = Self.numbers(in: outcome.output)[...]
    for said in Self.saidToBePrinted(code).flatMap({ Self.numbers(in: $0) }) {
      let found = printed.firstIndex { abs($0 - said) <= 0.00051 * max(1, abs(said)) }
      #expect(found != nil, "\(lesson.path): \(said) is not printed: \(outcome.output)")
      if let found { printed = printed[(found + 1)...] }
    }
  }

  /// The numbers of a text in their order; what belongs to a word is none.
  private static func numbers(in text: String) -> [Double] {
    let kept = text.map { $0.isNumber || "+-.e_".contains($0) || $0.isLetter ? $0 : " " }
    return String(kept).split(separator: " ").compactMap { word in
      let plain = word.last == "." ? word.dropLast() : word
      return plain.first?.isLetter == true ? nil : Double(plain)
    }
  }

  /// The text between the fences of a kind.
  private static func blocks(_ word: String, of text: String) -> [String] {
    text.components(separatedBy: "\n```\(word)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }.map { block in
      block.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.components(separatedBy: "#@")[0] }.joined(separator: "\n")
    }
  }

  /// What stands in the comments behind `print(…)`.
  private static func saidToBePrinted(_ code: String) -> [String] {
    code.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("print("), let comment = line.lastIndex(of: "#") else { return nil }
      return line[line.index(after: comment)...].trimmingCharacters(in: .whitespaces)
    }
  }
}
