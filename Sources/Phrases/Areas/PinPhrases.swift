import TimeTravel

/// What is said of the numbers that a learner has pinned.
public protocol PinPhrases: Sendable {
  /// Over the list of them.
  var title: String { get }
  /// What the keys of a row do.
  func row(_ row: PinRow) -> KeyText
  /// That no number is pinned any more.
  var none: String { get }
  /// What a number is called that each step brings anew.
  func name(_ number: SeenNumber, in moment: Moment) -> String
  /// That there is no single number under the cursor.
  var nothingToPin: String { get }
  /// That no more than `most` numbers can be pinned.
  func full(_ most: Int) -> String
  /// A pinned number by its name, in a line of the list.
  func line(_ name: String, _ pin: PinReport, in moment: Moment) -> String
  /// That something else was typed than a number.
  var numberIsWanted: String { get }
  /// What a number to be passed is asked for with, and what could be typed.
  var asking: (label: String, example: String) { get }
}

/// A row of keys about pinned numbers.
public enum PinRow: Sendable {
  case pin, changes, signs, passing, visit, remove, close
}
