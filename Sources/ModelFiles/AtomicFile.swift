import Datasets
import Foundation

/// Writing a file so that a reader finds the old or the new content, never a part.
public enum AtomicFile {
  /// Replaces the content of `url`: temporary file beside it, sync, rename, sync of the folder.
  ///
  /// A symbolic link is followed, an existing file's permissions are kept. When anything fails, the
  /// old file is untouched and the temporary one is removed.
  public static func write(_ content: Data, to url: URL) throws(FileError) {
    let target = url.resolvingSymlinksInPath()
    var old = stat()
    let exists = stat(target.path, &old) == 0
    if exists, old.st_mode & S_IFMT != S_IFREG {
      throw FileError(
        file: url.path, rule: "only a regular file can be written", found: "this is another kind")
    }
    let folder = target.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent(
      ".\(target.lastPathComponent).\(getpid())-\(UInt32.random(in: 0 ... .max)).part")
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw failure(url, "its folder must be writable") }
    do throws(FileError) {
      defer { close(descriptor) }
      if exists { fchmod(descriptor, old.st_mode & 0o7777) }
      try writeAll(content, to: descriptor, named: url)
      if fsync(descriptor) != 0 { throw failure(url, "its bytes must reach the disk") }
      if rename(temporary.path, target.path) != 0 { throw failure(url, "it must be replaceable") }
    } catch {
      unlink(temporary.path)
      throw error
    }
    sync(folder: folder)
  }

  private static func writeAll(_ content: Data, to descriptor: Int32, named url: URL)
    throws(FileError)
  {
    var rest = content[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { throw failure(url, "all its bytes must fit on the disk") }
      rest = rest.dropFirst(written)
    }
  }

  /// The rename lasts through a power cut once the folder is synced; some file systems cannot, and
  /// then the new file is there all the same.
  private static func sync(folder: URL) {
    let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ url: URL, _ rule: String) -> FileError {
    FileError(file: url.path, rule: rule, found: String(cString: strerror(errno)))
  }
}
