/// What is said of a number as a script.
public protocol ReceiptPhrases: Sendable {
  /// Showing one.
  var show: KeyText { get }
  /// The words over its keys in the help.
  var title: String { get }
  /// The title of the box, which says what runs it.
  var box: String { get }
  /// That the terminal was asked to copy it.
  func copies(_ way: CopyingWay) -> String
  /// Writing it to a file.
  var write: KeyText { get }
  /// Closing it.
  var close: KeyText { get }
  /// What is asked for when it is written.
  var path: String { get }
  /// What could be typed then.
  var pathExample: String { get }
  /// That a place has no number that a script could work out.
  var none: String { get }
}
