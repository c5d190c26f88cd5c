/// Which classes are taken for which: how often each answer was given to each target.
///
/// Rows are what was true, columns what was answered, as in scikit-learn. One answer alone means two
/// classes, on either side of ½.
public struct ConfusionMatrix: Hashable, Codable, Sendable {
  /// How often, [true][answered].
  public private(set) var counts: [[Int]]

  /// The largest number of classes that is counted by pairs: a million of them.
  public static let largestClassCount = 1_000

  /// An empty matrix of some classes.
  public init(classes: Int) {
    counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
  }

  /// A matrix with these counts, [true][answered], as many rows as columns.
  public init(counts: [[Int]]) {
    precondition(
      counts.allSatisfy { $0.count == counts.count }, "a confusion matrix has one row a column")
    self.counts = counts
  }

  /// How many classes there are.
  public var classes: Int { counts.count }
  /// How many examples were counted.
  public var count: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  /// How many of them were answered right: the diagonal.
  public var right: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// Counts one example.
  public mutating func add(truth: Int, answer: Int) { counts[truth][answer] += 1 }
}

// MARK: - Per class

extension ConfusionMatrix {
  /// The share of right ones among those that were called this class.
  ///
  /// 0 where nothing was: the quotient 0/0 is undefined, and Keras and scikit-learn say 0.
  public func precision(ofClass label: Int) -> Double {
    Self.share(counts[label][label], of: counts.reduce(0) { $0 + $1[label] })
  }

  /// The share of those of this class that were found; 0 where there are none.
  public func recall(ofClass label: Int) -> Double {
    Self.share(counts[label][label], of: counts[label].reduce(0, +))
  }

  /// 2 × precision × recall / (precision + recall): their harmonic mean; 0 where both are.
  public func f1(ofClass label: Int) -> Double {
    let called = counts.reduce(0) { $0 + $1[label] }
    return Self.share(2 * counts[label][label], of: called + counts[label].reduce(0, +))
  }

  /// Precision of every class.
  public var precisions: [Double] { counts.indices.map { precision(ofClass: $0) } }
  /// Recall of every class.
  public var recalls: [Double] { counts.indices.map { recall(ofClass: $0) } }
  /// F1 of every class.
  public var f1s: [Double] { counts.indices.map { f1(ofClass: $0) } }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
