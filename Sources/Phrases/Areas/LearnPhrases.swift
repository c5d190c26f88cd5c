import LessonKit

/// What is said beside a lesson: its own words are the lesson's.
public protocol LearnPhrases: Sendable {
  // MARK: Titles

  /// The room's name.
  var title: String { get }
  /// The words over the keys while a question is open, or something is typed.
  func title(wantsTyping: Bool) -> String
  /// The words over the keys while a search for a stop runs.
  var searchTitle: String { get }
  /// The top line where the lesson fills the window.
  func place(_ lesson: String, titled title: String) -> String
  /// The lesson's number.
  func lesson(_ id: String) -> String
  /// Which of the pages is open, counted from 1.
  func page(_ page: Int, of count: Int) -> String
  /// How many lines of the page stand below, and the key that shows them.
  func more(lines: Int) -> String
  /// How many lines of the page stand above, and the key that shows them.
  func above(lines: Int) -> String
  /// Which key enlarges the strip above a page.
  var enlarges: String { get }
  /// That the page needs a training that was not made: in short, and what can be done.
  var notTrained: (heading: String, text: String) { get }
  /// That the lesson can be read in another language only, such as `en`.
  func notTranslated(readIn language: String) -> String

  // MARK: What Enter does

  /// At the end of the page: what can be done next.
  func offer(_ next: NextInLesson, isPlain: Bool) -> String
  /// Doing what the page offers.
  func proceed(_ next: NextInLesson) -> KeyText

  // MARK: Keys

  /// Turning pages, in those directions in which there are some.
  func turn(back: Bool, on: Bool) -> KeyText
  /// On and back in the text of a page while it is trained.
  var scrolling: KeyText { get }
  /// From the lesson to the network alone, or back.
  func otherPane(showsLesson: Bool) -> KeyText
  /// On and back through the walk while a question is open.
  var lookingAround: KeyText { get }
  /// Into the network's parts and out again.
  var inAndOut: KeyText { get }
  /// Back to the page's own place.
  var back: KeyText { get }
  /// On to the end of the epoch at full speed.
  var fullSpeed: KeyText { get }

  // MARK: Curves and code

  /// Below a curve: what its axis is.
  func curve(over axis: String) -> String
  /// Below a curve with a point of the learner's: where it stands, how high, and how steep it is there.
  func point(_ axis: String, at place: String, value: String, slope: String?) -> String
  /// Moving the point.
  var movingPoint: KeyText { get }
  /// On to the next line of code that has a place in the walk.
  var nextLine: KeyText { get }
  /// The terms of the page in one line each.
  var glossary: KeyText { get }
  /// The title over the terms.
  var glossaryTitle: String { get }
  /// The heading over the terms of this page, and over all others.
  func terms(ofPage: Bool) -> String
  /// A term with its symbol.
  func term(_ name: String, symbol: String?) -> String

  // MARK: Plain text

  /// What can be typed in a lesson.
  var plainHelp: String { get }
  /// What stands for a hint while a question is open, of which each has its own.
  func hintOfQuestion(isChecked: Bool) -> String
  /// At the end of a lesson: how much of it can be asked again, and by which word.
  func offersRedo(count: Int) -> String
  /// In the place of a curve.
  func curve(of expression: String, over axis: String, points: [(String, String)]) -> String
  /// At the end of a lesson: which is next; nil where none is written.
  func ends(next: String?) -> String

  // MARK: Tasks

  /// The next hint of a task, and after the last the solution.
  var hint: KeyText { get }
  /// That the page has nothing to be hinted at.
  var noTask: String { get }
  /// Whether the goal of a task is met, and the keys that it opens.
  func goal(isMet: Bool, keys: [String]) -> String
  /// A number that a task watches, as it is now and as it was at first.
  func watched(_ name: String, now: String, first: String) -> String
  /// The keys that meet the goal.
  func solution(_ keys: [String]) -> String

  // MARK: What happened

  /// That a page is broken, where and why; all others can be read.
  func brokenPage(_ fault: LessonError) -> String
  /// That an open question has no right answer, because its page is broken, and what leads on.
  var isBroken: String { get }
  /// That what was typed on the page before is no width, so that the page's own network stands here.
  func isNotBuilt(from typed: String, from low: Int, to high: Int) -> String
  /// Choosing a part of the page's network.
  var choosing: KeyText { get }
  /// What is asked for then.
  var choice: String { get }
  /// That a word is none of those that can be chosen.
  func noChoice(_ word: String, among choices: String) -> String
  /// The key that copies the page's code.
  var copying: KeyText { get }
  /// That so many lines of code were copied.
  func copied(lines: Int) -> String

  /// That there is no page after this one.
  var isLastPage: String { get }
  /// That there is no page before this one.
  var isFirstPage: String { get }
}

/// What comes next in a lesson.
public enum NextInLesson: Hashable, Sendable {
  /// The page's training, which is to be begun.
  case training
  /// The rest of the training, at full speed.
  case fullSpeed(isPaused: Bool)
  /// The lines that stand below.
  case more
  /// The next page.
  case page
  /// The next page on which something is to be redone.
  case redo
  /// What comes after the lesson: the next one by its number and title; nil where none is written.
  case lesson(String?)
}
