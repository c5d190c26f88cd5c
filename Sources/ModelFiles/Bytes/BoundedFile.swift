import Datasets
import Foundation

/// Reading a whole file that must be a regular one, and not too large.
package enum BoundedFile {
  /// The bytes of a file; `what` names it in errors: “a model”.
  package static func bytes(
    of url: URL, _ what: String, atMost limit: Int
  ) throws(FileError) -> Data {
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      throw FileError(
        file: url.relativePath, rule: "\(what) must be readable",
        found: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
      throw FileError(
        file: url.relativePath, rule: "\(what) is a regular file of at most \(limit) bytes",
        found: "this is another kind of file, or larger")
    }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw FileError(
        file: url.relativePath, rule: "\(what) must be readable", found: "the system refused it")
    }
  }
}
