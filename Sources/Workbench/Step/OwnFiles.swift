import Datasets

/// The files of an exercise of one's own, as they were named.
public struct OwnFiles: Equatable, Sendable {
  /// The file of the first weights; nil takes the seed's.
  public let weights: String?
  /// The file of the examples; nil takes the digits.
  public let examples: OwnTable?

  /// Names the files; nil where there is none.
  public init?(weights: String?, examples: OwnTable?) {
    guard weights != nil || examples != nil else { return nil }
    self.weights = weights
    self.examples = examples
  }

  /// The options that name them on the command line.
  var options: [String] {
    (weights.map { [ShellLine.option("weights", $0)] } ?? []) + (examples?.words ?? [])
  }
}

extension OwnTable {
  /// The options that name it on the command line.
  var words: [String] {
    options.map { name, value in value.map { ShellLine.option(name, $0) } ?? "--\(name)" }
  }
}
