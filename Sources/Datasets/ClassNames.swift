import Foundation
import Synchronization

/// How the pictures of a folder are meant, where that is not told by its files.
public struct PictureMeaning: Hashable, Sendable {
  /// Whether rows and columns are exchanged, as EMNIST's are.
  public var isTransposed = false
  /// The names of the classes in the order of their numbers; empty takes those of the folder.
  public var classes: [String] = []

  /// Pictures as they lie.
  public init() {}

  /// Pictures of classes that are called so.
  public init(classes: [String], isTransposed: Bool = false) {
    self.classes = classes
    self.isTransposed = isTransposed
  }

  /// What was said on the command line, for every folder that this process opens.
  public static var given: PictureMeaning {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }

  /// What the model that this process has opened says of the pictures that it learnt from: it is taken
  /// where nothing else is said, and where it fits.
  public static var kept: PictureMeaning {
    get { ofModel.withLock { $0 } }
    set { ofModel.withLock { $0 = newValue } }
  }

  private static let current = Mutex(PictureMeaning())
  private static let ofModel = Mutex(PictureMeaning())

  /// The names that hold for so many classes: those of the command line, else those of the model.
  public static func names(for classes: Int) -> [String] {
    given.classes.isEmpty ? kept.classes.count == classes ? kept.classes : [] : given.classes
  }
}

/// The names of classes that a folder of pictures tells.
package enum ClassNames {
  /// The file of names, one a line, in the order of the classes' numbers.
  static let fileName = "classes.txt"
  /// The most classes that a set may have: EMNIST's digits, capitals and small letters.
  package static let most = 62
  /// The most characters that a name may have.
  package static let longest = 40

  /// The names that a folder tells, in `classes.txt` or an EMNIST mapping; none where it tells none.
  static func read(in folder: URL) throws(FileError) -> [String] {
    let file = folder.appendingPathComponent(fileName)
    if FileManager.default.fileExists(atPath: file.path) {
      return try lines(of: file).map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let mappings = PictureFiles.names(in: folder).filter { $0.hasSuffix("-mapping.txt") }
    guard mappings.count == 1 else { return [] }
    return try mapped(lines(of: folder.appendingPathComponent(mappings[0])), mappings[0])
  }

  private static func lines(of file: URL) throws(FileError) -> [String] {
    let bytes = try ByteStream(file).readAll(atMost: 1 << 14)
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { String(String($0).legibleLine.prefix(longest)) }
    guard lines.count <= most else {
      throw FileError(
        file: file.relativePath, rule: "there are at most \(most) names of classes, one a line",
        found: "it has \(lines.count) lines")
    }
    return lines
  }

  /// The characters of EMNIST's mapping: a line is a class and the codes of its letters.
  private static func mapped(_ lines: [String], _ name: String) throws(FileError) -> [String] {
    var names: [Int: String] = [:]
    for (index, line) in lines.enumerated() {
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      guard numbers.count >= 2, (0..<most).contains(numbers[0]),
        numbers.dropFirst().allSatisfy({ (33..<127).contains($0) })
      else {
        throw FileError(
          file: name, rule: "line \(index + 1) must be a class and the codes of its letters",
          found: "it is \(FileError.quoted(line))")
      }
      names[numbers[0]] = numbers.dropFirst().map { String(UnicodeScalar(UInt8($0))) }.joined(
        separator: "/")
    }
    return (0...(names.keys.max() ?? 0)).map { names[$0] ?? "\($0)" }
  }
}
