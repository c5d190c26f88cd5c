import NeuralCore

/// What is said where somebody draws.
public protocol DrawPhrases: Sendable {
  /// The room's name.
  var title: String { get }
  /// That no line reopens it.
  var noLine: String { get }
  /// The top line, with the file of the network that reads.
  func place(_ file: String) -> String
  /// Over the sheet: what the pen does.
  func sheet(isErasing: Bool, isDown: Bool) -> String
  /// Over what the network sees: brought to size and to the middle, or as it was drawn; and how many of its
  /// pixels were changed.
  func seen(isPrepared: Bool, changes: Int) -> String
  /// That the network of a file does not read what is drawn.
  func cannotRead(_ file: String) -> String
  /// While nothing is drawn.
  func empty(_ arrangement: Arrangement) -> String
  /// What the network says, with its probability, or with an output that is none; and what it is, or that
  /// nobody said so.
  func says(
    _ said: Int, _ p: Float, isProbability: Bool, label: Int?, _ arrangement: Arrangement
  ) -> String
  /// What a changed pixel did to the class that is wanted.
  func trick(
    pixel: (row: Int, column: Int), ink: (before: Float, after: Float), wanted: Int,
    p: (before: Float, after: Float), isProbability: Bool, _ arrangement: Arrangement, isThere: Bool
  ) -> String
  /// That no pixel leads further, or that it is said already.
  func noTrick(_ wanted: Int, _ arrangement: Arrangement, isThere: Bool) -> String
  /// For what the walk into a drawing takes it, and who says that.
  func stepsAs(_ label: Int, _ arrangement: Arrangement, _ truth: Arrangement.Truth) -> String
  /// Which of the classes are shown, of those that there are.
  func shown(_ first: Int, to last: Int, of count: Int) -> String
  /// What the class to be fooled into is asked for with, and what could be typed.
  func goalWanted(_ arrangement: Arrangement) -> (label: String, example: String)
  /// What the class that it is is asked for with, and what could be typed.
  func truthWanted(_ arrangement: Arrangement) -> (label: String, example: String)
  /// That a text names none of so many classes.
  func noClass(_ text: String, of count: Int) -> String
  /// That nothing is left to take back.
  var nothingToUndo: String { get }
  /// What a file is asked for with, what could be typed, and what it is where nothing is.
  var fileWanted: (label: String, example: String, usual: String) { get }

  /// What the mouse does.
  var helpOnMouse: HelpSection { get }
  var pen: KeyText { get }
  var down: KeyText { get }
  var erase: KeyText { get }
  var undo: KeyText { get }
  var anew: KeyText { get }
  var centre: KeyText { get }
  var fool: KeyText { get }
  var goal: KeyText { get }
  var truth: KeyText { get }
  var original: KeyText { get }
  var classes: KeyText { get }
  var step: KeyText { get }
  var save: KeyText { get }
}
