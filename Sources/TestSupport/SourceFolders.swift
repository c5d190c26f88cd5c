import Foundation

/// The folders of a target, and which types of each other they speak of: what a drawing of the house
/// is held to.
public struct SourceFolders {
  /// A word in a file of a folder that names a type of another folder.
  public struct Reference: Hashable, CustomStringConvertible {
    /// The folder that speaks of it.
    public let from: String
    /// The folder that declares it.
    public let to: String
    /// The file that speaks of it.
    public let file: String
    /// The type.
    public let type: String

    /// One line for the failing test.
    public var description: String { "\(from)/\(file) speaks of \(type), of \(to)" }
  }

  private struct File {
    let folder: String
    let name: String
    let code: String
  }

  private let files: [File]
  private let references: Set<Reference>

  /// The folder of `Package.swift`.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Reads the Swift files of a target; those that lie in no folder are left out.
  public init(of target: String) throws {
    try self.init(ofTarget: Self.root.appending(path: "Sources/\(target)"))
  }

  private init(ofTarget target: URL) throws {
    let base = target.standardizedFileURL.pathComponents.count
    let all = FileManager.default.enumerator(at: target, includingPropertiesForKeys: nil)
    files = try (all?.compactMap { $0 as? URL } ?? []).compactMap { url in
      let parts = url.standardizedFileURL.pathComponents.dropFirst(base)
      guard url.pathExtension == "swift", parts.count > 1, let folder = parts.first else {
        return nil
      }
      let text = try String(contentsOf: url, encoding: .utf8)
      return File(folder: folder, name: url.lastPathComponent, code: Self.code(of: text))
    }
    references = Self.references(in: files)
  }

  /// The names of the folders.
  public var names: Set<String> { Set(files.map(\.folder)) }

  /// The references that do not lead down: `layers` name the folders from the lowest to the highest,
  /// and folders of one layer do not know each other.
  ///
  /// A folder that no layer names is above them all.
  public func upward(in layers: [[String]]) -> [Reference] {
    func height(_ folder: String) -> Int {
      layers.firstIndex { $0.contains(folder) } ?? layers.count
    }
    return references.filter { height($0.to) >= height($0.from) }
      .sorted { $0.description < $1.description }
  }

  /// The lines of code that hold a text, in the folders named, as `Folder/File.swift: line`.
  public func lines(with text: String, in folders: Set<String>) -> [String] {
    files.filter { folders.contains($0.folder) }.flatMap { file in
      file.code.split(separator: "\n").filter { $0.contains(text) }
        .map { "\(file.folder)/\(file.name):\($0)" }
    }
  }

  private static func references(in files: [File]) -> Set<Reference> {
    let homes = homes(in: files)
    return files.reduce(into: []) { found, file in
      for word in words(of: file.code) {
        guard let home = homes[word], home != file.folder else { continue }
        found.insert(Reference(from: file.folder, to: home, file: file.name, type: String(word)))
      }
    }
  }

  /// The folder of every type that stands at the margin of one folder's files alone.
  private static func homes(in files: [File]) -> [Substring: String] {
    var homes: [Substring: Set<String>] = [:]
    for file in files {
      for line in file.code.split(separator: "\n") {
        if let match = line.firstMatch(of: declaration) {
          homes[match.1, default: []].insert(file.folder)
        }
      }
    }
    return homes.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  // Regexes are no `Sendable`: each is made where it is used.
  private static var declaration: Regex<(Substring, Substring)> {
    #/^(?:(?:public|package|private|fileprivate|final|indirect|@\w+) )*(?:struct|enum|class|protocol|actor|typealias) (\w+)/#
  }

  /// The words that may name a type: those that begin with a capital and follow no point.
  private static func words(of code: String) -> Set<Substring> {
    Set(code.matches(of: #/(?:^|[^.\w])([A-Z]\w*)/#).map(\.1))
  }

  /// A file without its comments and the words of its texts.
  private static func code(of text: String) -> String {
    text.replacing(#/"""[\s\S]*?"""/#, with: "\"\"")
      .replacing(#/"(?:\\.|[^"\\\n])*"/#, with: "\"\"")
      .replacing(#/\/\/[^\n]*/#, with: "")
  }
}
