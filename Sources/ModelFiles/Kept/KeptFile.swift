import Datasets
import Foundation

/// A small value that is kept from day to day as a JSON file.
public struct KeptFile<Value: KeptValue>: Sendable {
  /// Where it is kept.
  public let url: URL

  /// Names the file.
  public init(_ url: URL) { self.url = url }

  /// Reads the value.
  ///
  /// Without a file it is the value of a newcomer. A file that cannot be understood is not thrown
  /// away: it is set aside under another name, and `note` says so in one sentence.
  public func load() -> (value: Value, note: String?) {
    guard FileManager.default.fileExists(atPath: url.path) else { return (Value(), nil) }
    do {
      let value = try JSONDecoder().decode(Value.self, from: Data(contentsOf: url))
      if value.version == Value().version { return (value, nil) }
      return (Value(), setAside("is of version \(value.version), which this Wadachi does not know"))
    } catch {
      return (Value(), setAside("cannot be understood"))
    }
  }

  /// Writes the value, atomically, making its folder if need be.
  public func save(_ value: Value) throws {
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError(
        file: folder.path, rule: "there must be a folder to keep things in",
        found: "it cannot be made")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(encoder.encode(value) + Data("\n".utf8), to: url)
  }

  /// Moves the file to the first free name `…damaged-1`, `…damaged-2` and so on.
  private func setAside(_ reason: String) -> String {
    var number = 1
    func aside() -> URL { url.appendingPathExtension("damaged-\(number)") }
    while FileManager.default.fileExists(atPath: aside().path) { number += 1 }
    let name = url.lastPathComponent
    do {
      try FileManager.default.moveItem(at: url, to: aside())
      return "\(name) \(reason); it was set aside as \(aside().path)."
    } catch {
      return "\(name) \(reason), and it could not be set aside: it is still \(url.path)."
    }
  }
}

/// A value that can be kept: a newcomer's form, and the version of its format.
public protocol KeptValue: Codable, Sendable {
  /// The number of the format; a file of another is set aside.
  var version: Int { get }
  /// The value of a newcomer.
  init()
}
