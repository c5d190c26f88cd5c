import Datasets
import Foundation

/// Writing a file so that a reader finds the old or the new content, never a part.
///
/// Bytes go to a temporary file beside it; `commit` syncs that, renames it and syncs the folder. A
/// symbolic link is followed, an existing file's permissions are kept. Without `commit` the old file
/// is untouched and the temporary one is removed, also by a signal (`PendingFile`).
public final class AtomicFile {
  private let url: URL
  private let target: URL
  private let temporary: URL
  private let descriptor: Int32
  private var isOpen = false

  /// Writes a whole content at once.
  public static func write(_ content: Data, to url: URL) throws(FileError) {
    let file = try AtomicFile(url)
    try content.withUnsafeBytes { file.append($0) }.get()
    try file.commit()
  }

  /// Begins the new content of `url`.
  ///
  /// Whatever can be known of its name and folder is found out now: no folder, no right to write, a
  /// name too long, another kind of file.
  public init(_ url: URL) throws(FileError) {
    self.url = url
    target = url.resolvingSymlinksInPath()
    temporary = Leftovers.newName(beside: target)
    var old = stat()
    let exists = stat(target.path, &old) == 0
    if exists, old.st_mode & S_IFMT != S_IFREG {
      throw FileError(
        file: url.relativePath, rule: "only a regular file can be written",
        found: "this is another kind")
    }
    if exists ? access(target.path, W_OK) != 0 : errno != ENOENT {
      throw .ofSystem(url, "it must be a file that can be written")
    }
    Leftovers.sweep(target.deletingLastPathComponent())
    // Before it is there, so that no signal comes between.
    PendingFile.begin(temporary.path)
    descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 {
      let fault = FileError.ofSystem(url, "its folder must be writable")
      PendingFile.end(temporary.path)
      throw fault
    }
    isOpen = true
    flock(descriptor, LOCK_EX | LOCK_NB)
    if exists { fchmod(descriptor, old.st_mode & 0o7777) }
  }

  deinit {
    if !isOpen { return }
    unlink(temporary.path)
    PendingFile.end(temporary.path)
    close(descriptor)
  }

  /// Writes bytes behind those that were written.
  public func append(_ bytes: UnsafeRawBufferPointer) -> Result<Void, FileError> {
    if FileBytes.write(bytes, to: descriptor) { return .success(()) }
    return .failure(.ofSystem(url, "all its bytes must fit on the disk"))
  }

  /// Begins anew from the first byte; the room on the disk that was written to is kept.
  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// Puts the new content in the place of the old.
  ///
  /// With `lasting` false it outlives the program, but perhaps not a power cut.
  public func commit(lasting: Bool = true) throws(FileError) {
    // What was written before a `rewind` may have been longer.
    ftruncate(descriptor, lseek(descriptor, 0, SEEK_CUR))
    if lasting, fsync(descriptor) != 0 { throw .ofSystem(url, "its bytes must reach the disk") }
    if rename(temporary.path, target.path) != 0 { throw .ofSystem(url, "it must be replaceable") }
    isOpen = false
    PendingFile.end(temporary.path)
    close(descriptor)
    if lasting { sync(folder: target.deletingLastPathComponent()) }
  }

  /// The rename lasts through a power cut once the folder is synced; some file systems cannot, and
  /// then the new file is there all the same.
  private func sync(folder: URL) {
    let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension FileError {
  /// What the system says of its last refusal.
  static func ofSystem(_ url: URL, _ rule: String) -> FileError {
    FileError(file: url.relativePath, rule: rule, found: String(cString: strerror(errno)))
  }
}
