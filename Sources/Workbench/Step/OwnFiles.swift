/// The files of an exercise of one's own, as they were named.
public struct OwnFiles: Equatable, Sendable {
  /// The file of the first weights; nil takes the seed's.
  public let weights: String?
  /// The CSV file of the examples; nil takes the digits.
  public let examples: String?

  /// Names the files; nil where there is none.
  public init?(weights: String?, examples: String?) {
    guard weights != nil || examples != nil else { return nil }
    self.weights = weights
    self.examples = examples
  }

  /// The options that name them on the command line.
  var options: [String] {
    [("--weights", weights), ("--examples", examples)].compactMap { name, file in
      file.map { "\(name) \(ShellLine.quoted($0))" }
    }
  }
}
