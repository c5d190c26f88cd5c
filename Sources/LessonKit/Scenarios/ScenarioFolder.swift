import Datasets
import Foundation

/// The scenarios that lie in a folder, one text file each: `mazur.yaml` is called `mazur`.
public struct ScenarioFolder: Sendable, Equatable {
  /// One of them, for a list.
  public struct Entry: Sendable, Equatable {
    /// The name it is opened by.
    public let name: String
    /// Its title; the name where the file cannot be read.
    public let title: String
    /// What there is to see, or what is wrong with the file.
    public let about: String
    /// Whether it can be opened.
    public let isReadable: Bool
    fileprivate let size: Int
  }

  /// The folder.
  public let root: URL

  /// Names the folder; those that ship lie in `scenarios` below the lessons.
  public init(root: URL) { self.root = root }

  /// The names of what is there, in the order of the alphabet.
  public var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return files.filter { $0.hasSuffix(Self.suffix) }.map { String($0.dropLast(Self.suffix.count)) }
      .sorted()
  }

  /// All of them, the smallest network first.
  public var entries: [Entry] {
    names.map(entry).sorted { ($0.size, $0.name) < ($1.size, $1.name) }
  }

  /// Reads a scenario by its name, or a file by its path: what has a slash in it or ends in `.yaml`.
  public func scenario(_ reference: String) throws(LessonError) -> Scenario {
    if Self.isPath(reference) {
      return try Scenario(contentsOf: URL(given: reference), reference: reference)
    }
    return try Scenario(
      contentsOf: root.appendingPathComponent(reference + Self.suffix), reference: reference)
  }

  /// Whether there is a scenario of a name; of a path that shows when it is read.
  public func has(_ reference: String) -> Bool {
    Self.isPath(reference) || names.contains(reference)
  }

  /// The sentence for a name that is not there.
  public func unknown(_ reference: String) -> String {
    let known = names.isEmpty ? "none" : names.joined(separator: ", ")
    return "There is no scenario “\(reference.cleaned)”; there are \(known), "
      + "and a path such as ./mine.yaml opens a file of your own."
  }

  private static func isPath(_ reference: String) -> Bool {
    reference.contains("/") || reference.hasSuffix(suffix)
  }

  private func entry(_ name: String) -> Entry {
    do {
      let scenario = try scenario(name)
      return Entry(
        name: name, title: scenario.title, about: scenario.about, isReadable: true,
        size: scenario.network.parameterCount)
    } catch {
      return Entry(name: name, title: name, about: "\(error)", isReadable: false, size: .max)
    }
  }

  private static let suffix = ".yaml"
}

extension Course {
  /// The scenarios that lie beside the lessons.
  public var scenarios: ScenarioFolder {
    ScenarioFolder(root: root.appendingPathComponent("scenarios"))
  }
}
