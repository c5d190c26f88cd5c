import Foundation

/// A file that each language of the course has, such as its list of lessons.
enum LanguageFile {
  /// Reads `en/SUMMARY.md` below the folder of the lessons; `what` is what the error calls it.
  static func text(_ file: String, in root: URL, what: String) throws(LessonError) -> String {
    guard let text = try? String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
    else {
      throw LessonError(
        file: file, line: 0,
        message: "the \(what) cannot be read; it is looked for in \(root.relativePath)")
    }
    return text
  }
}
