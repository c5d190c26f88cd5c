/// A table with cells that are to be filled, one after the other.
public struct Blank: Sendable, Equatable {
  /// What stands in a cell.
  public enum Cell: Sendable, Equatable {
    /// Words and live numbers.
    case text([Inline])
    /// Nothing yet: the page's question with this index asks for it.
    case open(Int)
  }

  /// What is to be done.
  public let text: [Inline]
  /// The words over the columns.
  public let head: [[Inline]]
  /// The rows, each as long as the head.
  public let rows: [[Cell]]
  /// The example that the numbers are of; nil for the page's own.
  public let example: Int?
  /// The line of the block in the lesson's file.
  public let line: Int

  /// The indices of the questions that ask for its open cells, in reading order.
  public var questions: [Int] {
    rows.flatMap { $0 }.compactMap { if case .open(let index) = $0 { index } else { nil } }
  }
}
