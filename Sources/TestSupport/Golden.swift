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
    let recording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"
    if expected == text { return nil }
    if expected == nil || recording {
      do { try Data(text.utf8).write(to: file) } catch { return "\(name): \(error)" }
      return "\(name) was recorded: look at it, then run the tests again"
    }
    return firstDifference(expected ?? "", text, name: name)
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
