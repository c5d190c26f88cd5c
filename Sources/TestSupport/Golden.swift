import Foundation

/// A golden file: text that a reviewer has looked at, kept beside the tests that must reproduce it.
public enum Golden {
  /// Compares `actual` with the file `name` in the folder `Goldens` beside the test file.
  ///
  /// Returns nil when they agree, otherwise one message that shows the first line that differs.
  /// A missing golden, or `RECORD_GOLDENS=1` in the environment, writes the file and still returns a
  /// message: recording a golden fails the test, so that nobody accepts one without looking at it.
  public static func difference(
    _ actual: String, from name: String, testFile: String = #filePath
  ) -> String? {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent(name)
    let text = actual.hasSuffix("\n") ? actual : actual + "\n"
    let expected = try? String(contentsOf: file, encoding: .utf8)
    return difference(text, expected, name: name) { try Data(text.utf8).write(to: file) }
  }

  /// Compares `actual` with a part of a Markdown file: what stands between the lines
  /// `<!-- begin: part -->` and `<!-- end: part -->`.
  ///
  /// Recording writes that part alone; a file without the two lines is a difference.
  public static func difference(
    _ actual: String, fromPart part: String, of file: URL
  ) -> String? {
    let (begin, end) = ("<!-- begin: \(part) -->\n", "<!-- end: \(part) -->")
    let text = actual.hasSuffix("\n") ? actual : actual + "\n"
    guard let whole = try? String(contentsOf: file, encoding: .utf8),
      let start = whole.range(of: begin)?.upperBound,
      let stop = whole.range(of: end, range: start..<whole.endIndex)?.lowerBound
    else { return "\(file.lastPathComponent) has no part “\(part)”" }
    let name = "\(file.lastPathComponent), \(part)"
    return difference(text, String(whole[start..<stop]), name: name) {
      try Data((whole[..<start] + text + whole[stop...]).utf8).write(to: file)
    }
  }

  /// Compares `actual` with a whole file that others read too.
  public static func difference(_ actual: String, fromFile file: URL) -> String? {
    let text = actual.hasSuffix("\n") ? actual : actual + "\n"
    let expected = try? String(contentsOf: file, encoding: .utf8)
    return difference(text, expected, name: file.lastPathComponent) {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static func difference(
    _ text: String, _ expected: String?, name: String, record: () throws -> Void
  ) -> String? {
    if expected == text { return nil }
    guard let expected, ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != "1" else {
      do { try record() } catch { return "\(name): \(error)" }
      return "\(name) was recorded: look at it, then run the tests again"
    }
    return firstDifference(expected, text, name: name)
  }

  private static func firstDifference(_ expected: String, _ actual: String, name: String) -> String
  {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(old.count, new.count)
    let was = line < old.count ? String(old[line]) : "(end)"
    let now = line < new.count ? String(new[line]) : "(end)"
    return "\(name), line \(line + 1)\n  expected: \(was)\n  actual:   \(now)\n\nwhole:\n\(actual)"
  }
}
