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

/// A part of the help on keys, in the order of the help.
public enum KeyGroup: CaseIterable, Sendable {
  /// On and back through time.
  case time
  /// In to the finer and out to the coarser.
  case depth
  /// What is shown of a place.
  case view
  /// To other places.
  case places
  /// To where something happens.
  case stops
  /// What would be otherwise.
  case supposing
  /// The screen and the program.
  case program
}

/// A part of the help that is not about keys: what is shown or done, and what it means.
public struct HelpSection: Sendable {
  /// What stands over it.
  public let title: String
  /// Its rows.
  public let rows: [(shown: String, words: String)]

  /// Names a part.
  public init(_ title: String, _ rows: [(shown: String, words: String)]) {
    self.title = title
    self.rows = rows
  }
}
