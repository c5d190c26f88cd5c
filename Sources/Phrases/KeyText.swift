/// What is said of a row of keys.
public struct KeyText: Hashable, Sendable {
  /// What the keys do, in the words of the help and the README.
  public let words: String
  /// The key and a word in the line of keys at the bottom: `Enter opens`; nil keeps the row out of it.
  public let hint: String?

  /// Says what keys do.
  public init(_ words: String, hint: String? = nil) {
    self.words = words
    self.hint = hint
  }
}
