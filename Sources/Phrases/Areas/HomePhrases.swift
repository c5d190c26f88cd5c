import Datasets
import NeuralCore

/// What is said on the home screen.
public protocol HomePhrases: Sendable {
  /// How many of the lessons are read, and how many minutes the others take.
  ///
  /// The longest form first.
  func course(read: Int, of count: Int, minutesLeft: Int) -> [String]

  /// The room's name.
  var title: String { get }
  /// What the program is for, below its name.
  var motto: String { get }
  /// What there is to see, below the lines that can be chosen.
  var about: String { get }
  /// The first line for somebody who has opened no lesson yet.
  func beginning(minutes: Int?) -> String
  /// The first line for somebody who left a lesson at a page, counted from 1; the longest form first.
  func goOn(with lesson: String, titled title: String, page: Int) -> [String]
  /// The first line for somebody who comes to a lesson that was not opened yet; the longest form first.
  func goOn(toNew lesson: String, titled title: String) -> [String]
  /// A line's name.
  func title(of entry: HomeEntry) -> String
  /// What a line leads to, with the pictures that are at hand.
  func about(_ entry: HomeEntry, with pictures: MNIST) -> String
  /// What the file of a network is asked for with, and what could be typed.
  var modelWanted: (label: String, example: String) { get }
  /// That behind a file's name only --network and a network's text may stand.
  func noModel(_ rest: String) -> String
  /// The letters that lead at once to what some lines lead to.
  func letters(of entries: [HomeEntry]) -> KeyText
  /// That a line has no command that leads there.
  var noCommand: String { get }

  // MARK: Plain text

  /// What can be typed.
  var plainHelp: String { get }
  /// A line with its number.
  func numbered(_ number: Int, _ line: String) -> String
  /// A line: its name, and what it leads to.
  func line(_ title: String, _ about: String) -> String
  /// That drawing cannot be told.
  var needsScreen: String { get }

  /// What a picture with a label shows.
  func picture(labelled label: Int, _ arrangement: Arrangement) -> String
}

/// A line of the home screen below the first.
public enum HomeEntry: CaseIterable, Sendable {
  /// The list of lessons.
  case learn
  /// The stepper.
  case step
  /// The list of scenarios.
  case scenarios
  /// Training.
  case train
  /// What a network says of the test digits.
  case evaluate
  /// A sheet to draw on.
  case draw
  /// The digits.
  case data
  /// The help.
  case help
  /// Out of the program.
  case quit
}
