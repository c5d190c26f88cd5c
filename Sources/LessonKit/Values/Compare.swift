/// Numbers of the page's network and of another one side by side, wherever the learner stands.
public struct Compare: Sendable, Equatable {
  /// A number that is compared.
  public struct Row: Sendable, Equatable {
    /// What it is called.
    public let name: [Inline]
    /// What it is.
    public let number: LiveNumber
  }

  /// What the two networks are called, the page's first.
  public let names: [String]
  /// The numbers.
  public let rows: [Row]
  /// The line of the block in the lesson's file.
  public let line: Int
}
