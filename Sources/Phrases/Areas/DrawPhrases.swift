/// What is said where somebody draws.
public protocol DrawPhrases: Sendable {
  /// The room's name.
  var title: String { get }
  /// The top line, with the file of the network that reads.
  func place(_ file: String) -> String
  /// Over the sheet: what the pen does.
  func sheet(isErasing: Bool, isDown: Bool) -> String
  /// Over what the network sees: brought to size and to the middle, or as it was drawn.
  func seen(isPrepared: Bool) -> String
  /// That the network of a file does not read what is drawn.
  func cannotRead(_ file: String) -> String
  /// While nothing is drawn.
  var empty: String { get }
  /// What the network says.
  func says(_ label: Int, _ p: Float) -> String
  /// What a changed pixel did to the class that is wanted.
  func trick(
    pixel: (row: Int, column: Int), ink: (before: Float, after: Float), wanted: Int,
    p: (before: Float, after: Float), isThere: Bool
  ) -> String
  /// That no pixel leads further, or that it is said already.
  func noTrick(_ wanted: Int, isThere: Bool) -> String
  /// For what the walk into a drawing takes it.
  func stepsAs(_ label: Int) -> String
  /// That nothing is left to take back.
  var nothingToUndo: String { get }
  /// What a file is asked for with, and what could be typed.
  var fileWanted: (label: String, example: String) { get }

  var pen: KeyText { get }
  var down: KeyText { get }
  var erase: KeyText { get }
  var undo: KeyText { get }
  var anew: KeyText { get }
  var centre: KeyText { get }
  var fool: KeyText { get }
  var goal: KeyText { get }
  var step: KeyText { get }
  var save: KeyText { get }
}
