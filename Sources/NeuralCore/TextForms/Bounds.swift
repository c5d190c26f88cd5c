/// The bounds of whole numbers that come from outside: the same for an option, a text form and a file.
///
/// Whoever reads such a number names its bounds; the readers of files (`JSONCursor.integer`,
/// `Bounded`) have no form without them.
public enum Bounds {
  /// How many examples a step takes: up to all training digits.
  public static let batch = 1...60_000
  /// How many steps a training has taken: more than anybody can take, and far enough from the largest
  /// number for sums and products.
  public static let stepCount = 0...(1 << 40)
  /// The number of a step, from 1.
  public static let step = 1...(1 << 40)
  /// The number of an example, from 0.
  public static let example = 0...(1 << 40)
  /// The number of a page, from 0: a lesson that is read in minutes has fewer.
  public static let page = 0...9_999
  /// How many layers a network has.
  public static let layers = 1...1_000
  /// The number of a file's format.
  public static let version = 0...999_999
  /// The length of a dimension, and how many rows or numbers a line of a file counts.
  public static let length = 0...(1 << 40)

  /// The most bytes that a text form has: a thousand layers with all their settings.
  public static let longestText = 1 << 17
}
