import Foundation
import Legibility

/// What is wrong with a file that is read or written, said as one sentence.
///
/// The sentence has always the same form, so that a reader knows where to look:
/// `train-images-idx3-ubyte.gz: the rule, but what was found`.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name, with as much of its path as was given.
  public let file: String
  /// What must hold.
  public let rule: String
  /// What was found instead.
  public let found: String
  /// Lines of code that make what is wanted of what was found; mostly none.
  public let remedy: [String]

  /// Makes the error from its parts.
  public init(file: String, rule: String, found: String, remedy: [String] = []) {
    self.file = file
    self.rule = rule
    self.found = found
    self.remedy = remedy
  }

  /// The sentence; a name or a finding that would fill a screen is cut in its middle.
  public var description: String { "\(file.shortened(to: 160)): \(reason)" }

  /// The sentence without the file's name, for a line that has named it.
  public var reason: String { "\(rule), but \(found.shortened(to: 240))" }
}

extension FileError {
  /// What was found of a file that the system would not open, by its number for the reason.
  public static func refusal(_ code: Int32) -> String {
    code == ENOENT ? "there is no such file" : "opening it said: \(String(cString: strerror(code)))"
  }

  /// A text from a file, fit to be shown: one line, nothing that steers or hides, not too long.
  public static func quoted(_ text: String) -> String {
    "“\(text.prefix(200).legibleLine.shortened(to: 60))”"
  }
}
