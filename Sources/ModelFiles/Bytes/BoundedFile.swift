import Datasets
import Foundation

/// Reading a whole file that must be a regular one, and not too large.
package enum BoundedFile {
  /// The bytes of a file; `what` names it in errors: “a model”.
  package static func bytes(
    of url: URL, _ what: String, atMost limit: Int
  ) throws(FileError) -> Data {
    let size = try size(of: url, what)
    guard size <= limit else {
      throw FileError(
        file: url.relativePath, rule: "\(what) has at most \(limit) bytes",
        found: "this has \(size)")
    }
    // Of an empty one Foundation loses the memory that it read into.
    guard size > 0 else { return Data() }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw FileError(
        file: url.relativePath, rule: "\(what) must be readable", found: "the system refused it")
    }
  }

  /// The size of a file, which must be a regular one: a pipe or a device may have no end.
  private static func size(of url: URL, _ what: String) throws(FileError) -> Int {
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      throw FileError(
        file: url.relativePath, rule: "\(what) must be readable",
        found: FileError.refusal(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(
        file: url.relativePath, rule: "\(what) is a regular file",
        found: status.st_mode & S_IFMT == S_IFDIR
          ? "this is a folder" : "this is another kind of file")
    }
    return Int(status.st_size)
  }

  /// The first bytes of a file: `count`, or all where it has fewer.
  package static func beginning(
    of url: URL, _ what: String, _ count: Int
  ) throws(FileError) -> Data {
    _ = try size(of: url, what)
    do {
      let file = try FileHandle(forReadingFrom: url)
      defer { try? file.close() }
      return try file.read(upToCount: count) ?? Data()
    } catch {
      throw FileError(
        file: url.relativePath, rule: "\(what) must be readable", found: "the system refused it")
    }
  }
}
