/// What is wrong with a text form, and where.
///
/// `description` is one sentence that names the fault, the rule and what was received; `pointer`
/// shows the text with a mark under the column.
public struct DescriptionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The whole text that was read; empty when a description was built from values.
  public let text: String
  /// Where in `text` the fault begins, counted in characters from 1.
  public let column: Int
  /// The fault, the rule and what was received, without the place.
  public let message: String

  /// Describes a fault at a column of a text.
  public init(text: String, column: Int, message: String) {
    self.text = text
    self.column = column
    self.message = message
  }

  /// The message, with the place where there is one.
  public var description: String {
    text.isEmpty ? message : "\(message) (column \(column) of “\(excerpt)”)"
  }

  /// The text; of a long one what stands around the column.
  private var excerpt: String {
    let longest = 120
    guard text.count > longest else { return text }
    let first = min(max(0, column - 1 - longest / 2), text.count - longest)
    let part = text.dropFirst(first).prefix(longest)
    return (first > 0 ? "…" : "") + part + (first + longest < text.count ? "…" : "")
  }

  /// The text, and below it a caret under the column of the fault.
  public var pointer: String {
    text + "\n" + String(repeating: " ", count: max(0, column - 1)) + "^"
  }
}
