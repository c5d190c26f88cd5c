/// A piece of a page, in reading order.
public enum Block: Sendable, Equatable {
  /// A heading inside the page; level 3 is the highest, for the page's own title has level 2.
  case heading(level: Int, [Inline])
  /// A paragraph.
  case paragraph([Inline])
  /// A list: each item is a few blocks. `first` is the number of the first item, nil for bullets.
  case list(first: Int?, items: [[Block]])
  /// Lines to be shown as they stand, line breaks included. `language` is the fence's word.
  ///
  /// A line may belong to a place of the walk.
  case code(language: CodeLanguage, [Inline], links: [CodeLink] = [])
  /// A table: its head and its rows, each a list of cells.
  case table(head: [[Inline]], rows: [[[Inline]]])
  /// A curve to be drawn from its expression.
  case curve(Curve)
  /// A table with cells to be filled. What follows it waits until all of them are.
  case blank(Blank)
  /// Numbers of two networks, which follow the learner's walk.
  case compare(Compare)
  /// An aside for who wants it.
  case note([Block])
  /// Here stands the page's question with this index. What follows it waits until it is closed.
  case prediction(Int)
  /// Here stands the page's task with this index.
  case task(Int)
}

/// A line of code that does what happens at a place of the walk.
public struct CodeLink: Sendable, Equatable {
  /// The line of the code, from 0.
  public let line: Int
  /// The place.
  public let spot: Spot

  /// The columns that code with such lines has before it, for what marks the one we are at.
  public static let columns = 2
}

/// What a fenced block of code is written in.
public enum CodeLanguage: String, CaseIterable, Sendable {
  /// Plain lines, such as a worked sum; the only kind that may hold live numbers.
  case text
  /// The Keras lines that do the same.
  case keras
  /// The NumPy lines that do the same.
  case numpy
  /// Any other Python.
  case python
}

/// A piece of running text.
public indirect enum Inline: Sendable, Equatable {
  /// Plain text without line breaks (but inside a block of code, where they count).
  case text(String)
  /// *Emphasis.*
  case emphasis([Inline])
  /// **Strong emphasis.**
  case strong([Inline])
  /// `Something to type or a key to press.`
  case code(String)
  /// A link and what it says.
  case link([Inline], to: String)
  /// A number from the running network.
  case live(LiveNumber)
  /// Such a number as it stands now, filled in.
  case told(String)
  /// A line break that the writer asked for.
  case lineBreak
}

extension Block {
  /// How many of the page's questions it asks.
  var questionCount: Int {
    switch self {
    case .prediction: 1
    case .blank(let table): table.questions.count
    case .heading, .paragraph, .list, .code, .table, .curve, .compare, .note, .task: 0
    }
  }
}
