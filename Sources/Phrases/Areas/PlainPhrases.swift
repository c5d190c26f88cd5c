/// What is said in plain text, and what can be typed there in place of keys.
public protocol PlainPhrases: Sendable {
  /// What is typed for a word, each form in small letters.
  func forms(of word: PlainWord) -> [String]
  /// All that can be typed.
  var help: String { get }
  /// That a line is none of them.
  func unknown(_ line: String, help: String) -> String
  /// What nudging is typed with.
  var aboutNudging: String { get }
  /// A place, and the sentence about it.
  func place(_ place: String, _ sentence: String) -> String
  /// A scenario's title.
  func scenario(_ title: String) -> String
  /// A warning.
  func warning(_ sentence: String) -> String
  /// Over the lines of a view.
  func view(_ title: String) -> String

  // MARK: Stops

  /// That no stop is set, and what sets one.
  var noStop: String { get }
  /// That there is no other way than on and back.
  func noWay(_ way: String) -> String
  /// A stop that was set.
  func isSet(_ number: Int, _ stop: String) -> String
  /// A stop that was taken off.
  func isGone(_ number: Int, _ stop: String) -> String
  /// A stop that was switched.
  func isSwitched(_ number: Int, _ stop: String, on isOn: Bool) -> String
  /// That a text is no number of a stop; `count` are listed.
  func noStop(_ text: String, for word: PlainWord, of count: Int) -> String
  /// A line of the list.
  func entry(_ number: Int, _ stop: String, isOn: Bool) -> String
}

/// A word of plain text.
public enum PlainWord: CaseIterable, Sendable {
  case next, back, into, outOf, why, slip, view, nudgeUp, nudgeDown, nudge, digits, receipt, origin
  case factor, becomes, goTo, example, exampleBack, stop, stops, toggle, unstop, goOn, whatIf, undo
  case askOn, askOff, skip, hint, nextPage, redo, later, earlier, help, quit
  case otherSet, pixels, labels, classes, ofClass
  case run, pause, epoch, epochBack, epochs, askTest, evaluate, trainOn, again, save
}
