import LessonKit
import TimeTravel

/// What is said of a walk through a network's steps: its keys, its frame, and how its moves end.
public protocol WalkPhrases: Sendable {
  // MARK: Keys

  /// What the keys of a row do.
  func row(_ row: WalkRow) -> KeyText
  /// Which of the keys in and out do something now; nil where none does.
  func hintOfDepth(canGoIn: Bool, canGoOut: Bool) -> String?
  /// What leads to the chosen row of a list, and out.
  var hintOfRows: String { get }
  /// What chooses a row of a list, or turns what the view has to turn.
  func hintOfTurning(isList: Bool) -> String
  /// Which view the key for views shows next.
  func hintOfView(_ title: String) -> String
  /// Where the key for the number's origin leads.
  func hintOfOrigin(_ title: String) -> String
  /// Where the key for its other factors leads, by how often it is told.
  func hintOfFactors(_ titles: [String]) -> String
  /// What the key that runs the walk does now.
  func hintOfRunning(isRunning: Bool) -> String

  /// What the signs on its screens mean.
  var helpOnSigns: HelpSection { get }

  // MARK: Around the view

  /// Over the network.
  var network: String { get }
  /// In the narration's place, while a question hides it.
  var hidden: String { get }
  /// Before the narration, while the walk runs by itself.
  func running(_ pace: WalkPace, overSteps: Bool) -> String
  /// How fast a walk will run that does not yet.
  func willRun(_ pace: WalkPace, overSteps: Bool) -> String
  /// The left end of the line of steps.
  func start(_ step: Int) -> String
  /// Its right end, in a trace.
  func endOfTrace(_ step: Int) -> String
  /// Its left end, where examples are looked at.
  var firstLook: String { get }
  /// Its right end, where examples are looked at.
  func endOfLook(_ examples: Int) -> String
  /// Its right end; `before` steps of training lie before the walk, if any.
  func end(_ latest: Int, before: Int, epoch: Int, stepsOfEpoch: Int) -> String

  // MARK: What takes long

  /// While stops are looked for.
  func searching(_ direction: StopSearch.Direction, at step: Int) -> String
  /// While a far step is approached.
  func approaching(_ step: Int, stepsLeft: Int) -> String
  /// After a search was broken off.
  func stoppedLooking(at step: Int, here: Int) -> String
  /// After a long way was broken off.
  func stoppedOnTheWay(here: Int) -> String
  /// That a stop holds, whose reason a question hides.
  var hiddenStop: String { get }
  /// The reason of a stop, and how many more hold here.
  func stop(_ reason: String, more: Int) -> String
  /// That no stop was found.
  func noStop(_ direction: StopSearch.Direction, in steps: ClosedRange<Int>) -> String

  // MARK: Where a move ends

  /// The last or first one inside a neuron; `out` is what leads out.
  func endInside(isLast: Bool, isPlain: Bool) -> String
  /// The end of a trace.
  func endOfTrace(_ end: TraceEnd) -> String
  /// The end of a walk.
  func end(_ end: WalkEnd) -> String
  /// That a scenario keeps what would be changed.
  func keeps(_ kept: KeptByScenario) -> String

  // MARK: What if

  /// That a trace cannot be otherwise.
  var recorded: String { get }
  /// What is supposed for one step, and what shows the step itself and takes it back.
  func supposedForAStep(_ supposition: String, isPlain: Bool) -> String
  /// What is changed from here on, and what compares and takes it back.
  func changed(_ supposition: String, isOfOneStep: Bool, isPlain: Bool) -> String
  /// What was taken back.
  func takenBack(_ supposition: String) -> String
  /// That there was nothing to take back.
  func nothingToTakeBack(isPlain: Bool) -> String
  /// That the view has nothing to turn.
  var nothingToTurn: String { get }
  /// That there is nothing to turn and no number to nudge.
  var nothingToNudge: String { get }
  /// That a pixel must be chosen before it is nudged.
  var nothingChosen: String { get }
  /// That a pixel cannot be nudged further.
  var atItsEnd: String { get }
  /// That there is no number to change.
  var nothingGiven: String { get }
  /// That the scales fit what is shown now; nil of a view whose scales always do.
  func fitted(atStep step: Int?) -> String
  /// That there is no number whose digits could be shown.
  var noNumber: String { get }

  // MARK: Places that are marked

  /// Over the list of them, and what its letters do.
  func bookmarks(_ use: BookmarkUse) -> String
  /// What a letter does there.
  func letter(_ use: BookmarkUse) -> KeyText
  /// That none is marked yet.
  var noBookmarks: String { get }
  /// That a place is marked, and how one comes back to it.
  func marked(_ letter: Character, _ place: String) -> String
  /// That a letter marks none.
  func noBookmark(_ letter: Character) -> String

  // MARK: Lines that are typed

  /// What a place is asked for with, and what could be typed.
  var naming: (label: String, example: String) { get }
  /// That another view of the place is shown, by its title.
  func view(_ title: String) -> String
  /// That another example is taken for the step.
  func other(example: Int) -> String
  /// A row of the step's batch.
  func row(ofBatch row: Int) -> String
  /// What a supposition is asked for with, and what could be typed.
  var supposing: (label: String, example: String) { get }

  // MARK: The line that reopens it

  /// That a walk looks at digits and learns nothing from them.
  func looksOn(isPlain: Bool) -> String
  /// Why a walk that no line opens has none.
  func noLine(of walk: WalkWithoutLine) -> String
}

/// What a letter does with the places that are marked.
public enum BookmarkUse: Sendable {
  /// It marks the place where one stands.
  case mark
  /// It leads to the place that it marks.
  case goBack
}

/// A row of keys of a walk.
public enum WalkRow: Sendable {
  case later, earlier, inAndOut, origin, factor, view, turning, digits, steps, examples, ends
  case toPicture, picking, intoPicked, outOfPicture, bookmarks
  case naming, stops, toStops, stopping, repeating, back, supposing, running, pace, fitting
}

/// How fast a walk runs by itself.
public enum WalkPace: Int, CaseIterable, Sendable {
  case slow, normal, quick, fast
  /// Ten and a hundred steps a frame, where it runs over steps.
  case tens, hundreds

  /// How long a move takes.
  public var milliseconds: Int {
    switch self {
    case .slow: 2000
    case .normal: 1000
    case .quick: 400
    case .fast, .tens, .hundreds: 150
    }
  }

  /// How many steps a move takes, where it runs over steps.
  public var stepsAFrame: Int {
    switch self {
    case .slow, .normal, .quick, .fast: 1
    case .tens: 10
    case .hundreds: 100
    }
  }

  /// The next faster one; that of many steps a frame only where it runs over steps.
  public func faster(overSteps: Bool) -> WalkPace {
    let next = WalkPace(rawValue: rawValue + 1) ?? self
    return next.stepsAFrame > 1 && !overSteps ? self : next
  }

  /// The next slower one.
  public var slower: WalkPace { WalkPace(rawValue: rawValue - 1) ?? self }
}

/// Where a move through a trace ends.
public enum TraceEnd: Sendable {
  /// At its last place.
  case last
  /// At its first place.
  case first
  /// At its examples: it has no others.
  case examples
  /// At a place that it leaves out.
  case gap
}

/// Where a move of a walk ends.
public enum WalkEnd: Sendable {
  /// At the last place.
  case last
  /// At the first place.
  case first
  /// At the finest grain.
  case finest
  /// At the coarsest grain.
  case coarsest
  /// At a number that is given.
  case given
  /// At a number without another factor.
  case noFactor
  /// At a number of which nothing further becomes.
  case noConsequence
  /// At a place of one view.
  case oneView
  /// Where no jump leads back.
  case noJump
  /// At the only example.
  case oneExample
}

/// What a scenario may take out of the learner's hands.
public enum KeptByScenario: Sendable {
  /// The example.
  case example
  /// The learning rate.
  case learningRate
  /// The optimizer.
  case optimizer
  /// The rate of dropout.
  case dropout
  /// The seed.
  case seed
  /// Weights, inputs and targets.
  case numbers
}

/// A walk that no line for the shell opens.
public enum WalkWithoutLine: Hashable, Sendable {
  /// Of a training.
  case training
  /// Of a training's network that is not saved, with the line that opens it once it is saved as FILE.
  case unsaved(String)
  /// Into a picture that was drawn.
  case drawing
  /// Into one of the examples that a network was asked about.
  case examples
}
