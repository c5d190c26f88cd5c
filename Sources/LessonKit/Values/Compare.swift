/// The page's network and another one side by side, wherever the learner stands: numbers of both, or the
/// view of both.
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
  /// The numbers; empty where the views alone are compared.
  public let rows: [Row]
  /// Whether the page's view is shown twice, of each network once.
  public let showsViews: Bool
  /// The line of the block in the lesson's file.
  public let line: Int
}
