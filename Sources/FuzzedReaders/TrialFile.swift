import Foundation

/// The files of a process that tries readers, in a folder of its own.
enum TrialFile {
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-trial-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: TrialFile.folder) }
    return folder
  }()

  /// The labels 0 and 1, as an IDX file.
  static let labels = write([0, 0, 8, 1, 0, 0, 0, 2, 0, 1], "labels")
  /// Two pictures of 2 × 2, as an IDX file.
  static let pictures = write(
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 1, 2, 3, 4, 5, 6, 7], "pictures")

  /// A file of these bytes, until the next is given.
  static func given(_ bytes: [UInt8]) -> URL { write(bytes, "given") }

  /// Removes what a kept file was set aside as.
  static func removeSetAside() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.contains("damaged") {
      unlink(folder.appendingPathComponent(name).path)
    }
  }

  private static func write(_ bytes: [UInt8], _ name: String) -> URL {
    let url = folder.appendingPathComponent(name)
    guard let file = fopen(url.path, "wb") else { preconditionFailure("no place for \(url.path)") }
    let written = fwrite(bytes, 1, bytes.count, file)
    precondition(fclose(file) == 0 && written == bytes.count, "no room for \(url.path)")
    return url
  }
}
