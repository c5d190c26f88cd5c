import Datasets
import Foundation
import Legibility

/// A small value that is kept from day to day as a JSON file, by several programs at a time.
///
/// It is read, merged and written under a lock. What cannot be understood is set aside under another
/// name; a file of a newer version, or one that cannot be read at all, is left as it is.
public struct KeptFile<Value: KeptValue>: Sendable {
  /// Where it is kept.
  public let url: URL

  /// Names the file.
  public init(_ url: URL) { self.url = url }

  /// The largest file that is read: far more than a learner can fill.
  private static var largest: Int { 1 << 20 }

  /// Reads the value; that of a newcomer without a file, and with a note where there is one to say.
  public func load() -> (value: Value, note: String?) {
    let (value, note, _) = read()
    return (value, note)
  }

  /// Reads the value, and says whether what is there may be written over.
  func read() -> (value: Value, note: String?, isOurs: Bool) {
    Leftovers.sweep(url.deletingLastPathComponent())
    switch content() {
    case .none: return (Value(), nil, true)
    case .value(let value): return (value, nil, true)
    case .untouchable(let error): return (Value(), "\(error).", false)
    case .damaged: break
    }
    // Another program may have set it aside and written a good one by now.
    do throws(FileError) {
      let lock = try KeptLock(of: url)
      defer { lock.release() }
      let (value, note) = try settled()
      return (value, note, true)
    } catch {
      return (Value(), "\(error).", false)
    }
  }

  /// Writes what `value` changed since `base`, and keeps what other programs wrote meanwhile.
  ///
  /// Returns a note where a damaged file was set aside; throws where nothing can be kept.
  @discardableResult
  public func save(_ value: Value, since base: Value = Value()) throws(FileError) -> String? {
    try makeFolder()
    let lock = try KeptLock(of: url)
    defer { lock.release() }
    let (there, note) = try settled()
    try AtomicFile.write(there.merged(with: value, since: base).json, to: url)
    return note
  }

  /// Why nothing can be kept there, as far as that can be told without trying; nil when it can.
  public var obstacle: String? {
    var folder = url.deletingLastPathComponent()
    var status = stat()
    while stat(folder.path, &status) != 0, errno == ENOENT || errno == ENOTDIR, folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    guard stat(folder.path, &status) == 0 else { return String(cString: strerror(errno)) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return "\(folder.path) is no folder" }
    return access(folder.path, W_OK | X_OK) == 0 ? nil : "\(folder.path) is not writable"
  }

  private func makeFolder() throws(FileError) {
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError(
        file: folder.path, rule: "there must be a folder to keep things in",
        found: "it cannot be made")
    }
  }
}

// MARK: - What is there

extension KeptFile {
  private enum Content {
    case none
    case value(Value)
    /// A newer program's, or unreadable: left as it is, and why.
    case untouchable(FileError)
    /// Ours once, and understood no more; and at which name of it, where that is known.
    case damaged(at: String?)
  }

  private func content() -> Content {
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .none : .untouchable(.leftAlone(url, unreadable))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .untouchable(.leftAlone(url, "this is another kind of file"))
    }
    if status.st_size > Self.largest { return .damaged(at: nil) }
    // Of an empty one Foundation loses the memory that it read into.
    if status.st_size == 0 { return understood(Data()) }
    guard let bytes = try? Data(contentsOf: url) else {
      return .untouchable(.leftAlone(url, unreadable))
    }
    return understood(bytes)
  }

  private func understood(_ bytes: Data) -> Content {
    let decoder = JSONDecoder()
    let (known, version) = (
      Value().version, (try? decoder.decode(Versioned.self, from: bytes))?.version
    )
    if let version, version > known {
      return .untouchable(
        FileError(
          file: url.path, rule: "this Wadachi knows version \(known)",
          found: "the file is of version \(version); it is left as it is"))
    }
    do {
      let value = try decoder.decode(Value.self, from: bytes)
      return value.version == known ? .value(value) : .damaged(at: "version")
    } catch {
      return .damaged(at: Self.place(of: error))
    }
  }

  /// The name in the file at which it cannot be read, `stops › 2`; nil where the whole cannot.
  private static func place(of error: any Error) -> String? {
    let context: DecodingError.Context? =
      switch error as? DecodingError {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .keyNotFound(_, let context), .dataCorrupted(let context):
        context
      case nil: nil
      @unknown default: nil
      }
    let names = context?.codingPath.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue } ?? []
    return names.isEmpty ? nil : names.joined(separator: " › ")
  }

  private var unreadable: String { "the system says: \(String(cString: strerror(errno)))" }

  /// The value that is there once a damaged file was set aside; the lock is held.
  private func settled() throws(FileError) -> (value: Value, note: String?) {
    switch content() {
    case .none: (Value(), nil)
    case .value(let value): (value, nil)
    case .untouchable(let error): throw error
    case .damaged(let place): (Value(), try setAside(at: place))
    }
  }

  /// Moves the file to the first free name `…damaged-1`, `…damaged-2` and so on.
  private func setAside(at place: String?) throws(FileError) -> String {
    var number = 1
    func aside() -> URL { url.appendingPathExtension("damaged-\(number)") }
    while FileManager.default.fileExists(atPath: aside().path) { number += 1 }
    guard rename(url.path, aside().path) == 0 else {
      throw FileError(
        file: url.path, rule: "it cannot be understood, so it was to be set aside",
        found: "the system says: \(String(cString: strerror(errno)))")
    }
    let fault = place.map { " at “\($0.legibleLine.shortened(to: 60))”" } ?? ""
    return
      "\(url.lastPathComponent) cannot be understood\(fault); it was set aside as \(aside().path)."
  }
}

extension FileError {
  /// That a kept file cannot be read, which is no damage.
  fileprivate static func leftAlone(_ url: URL, _ found: String) -> FileError {
    FileError(
      file: url.path, rule: "a kept file must be readable",
      found: "\(found); it is left as it is")
  }
}

/// The version alone, which every format has.
private struct Versioned: Decodable { let version: Int }

/// A value that can be kept: a newcomer's form, the version of its format, and how two writers' meet.
public protocol KeptValue: Codable, Hashable, Sendable {
  /// The number of the format; a file of a newer one is left alone.
  var version: Int { get }
  /// The value of a newcomer.
  init()
  /// This value, as others left it, with what `own` changed since `base`.
  func merged(with own: Self, since base: Self) -> Self
}

extension KeptValue {
  /// The file's content: one JSON object, its names in order.
  fileprivate var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Texts, whole numbers and lists of them can always be written.
    return ((try? encoder.encode(self)) ?? Data("{}".utf8)) + Data("\n".utf8)
  }
}
