import Foundation
import ModelFiles

/// A file that each language of the course has, such as its list of lessons.
struct LanguageFile {
  let text: String

  /// Reads `en/SUMMARY.md` below the folder of the lessons; `what` is what the error calls it.
  init(_ file: String, in root: URL, what: String) throws(LessonError) {
    let url = root.appendingPathComponent(file)
    guard let bytes = try? BoundedFile.bytes(of: url, what, atMost: Fields.longestText),
      let text = String(data: bytes, encoding: .utf8)
    else {
      throw LessonError(
        file: file, line: 0,
        message: "the \(what) cannot be read; it is looked for in \(root.relativePath)")
    }
    self.text = text
  }
}
