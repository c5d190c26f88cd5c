import LessonKit
import ModelFiles
import MomentViews
import NeuralCore
import Phrases
import TimeTravel

/// A walk through the steps of a network, with what the keys have to remember.
struct Walk {
  /// Where it stands; `travel` moves it.
  private(set) var timeline: Timeline
  /// What is asked before it is shown.
  var asking = Asking()
  /// The digits typed so far, for the next move.
  var repeatCount: Int?
  /// Which view is wanted of each kind of event; a kind that was not looked at otherwise shows itself.
  private var lenses: [EventKind: Lens] = [:]
  /// Whether the real step and the supposed one are set side by side everywhere.
  private(set) var compares = false
  /// What is turned in the views that have something to turn.
  var dials = Dials()
  /// Whether it walks by itself.
  var isRunning = false
  var pace = WalkPace.normal
  /// Whether the learner types words, not keys.
  var isPlain = false
  /// The conditions that searches stop at.
  var stops: StopList
  /// The steps at which a search has stopped, for the timeline.
  var stopSteps: [Int] = []
  /// The places that the learner has marked, by letter.
  var bookmarks: [Character: Target] = [:]
  /// Something far that is under way.
  var errand: Errand?
  /// Where the arrow keys move in a picture, not in time; nil where they do not.
  var pickedPlace: Place?
  /// Where ↓ found nothing finer; nil once it has led somewhere, or ↑ was pressed.
  var deadEnd: Cursor?
  /// The moment before the last press that moved it; nil where nothing has moved it yet.
  private(set) var previous: Moment?
  /// Whether a press that began makes further moves: one that is repeated, or something far.
  var isWithinPress = false
  /// The life that is being read, where its view is open.
  var reading = LifeReading()
  /// The scales of a view over steps, which stay as they were fitted.
  private(set) var held: HeldScale?
  /// The numbers that are kept in sight.
  var pins = Pins()
  /// Whether views offer another example.
  var offersOthers = true
  /// How often each of the numbers was nudged that are supposed now, the latest last.
  var nudges: [Int] = []

  /// Whose training is walked through.
  let origin: Origin
  /// Which digits are looked at without learning; nil where it learns, or looks at other examples.
  let looked: LookedDigits?
  /// What it says is said in it.
  let language: Language

  /// Where a walk's network comes from.
  enum Origin: Equatable {
    /// A seed: any program can make it again.
    case newNetwork
    /// A model file, on examples of the learner's own where there are some.
    case model(String, OwnFiles?)
    /// A network with weights or examples of the learner's own files.
    case exercise(OwnFiles)
    /// A scenario.
    case scenario(Scenario)
    /// A trace.
    case trace(String)
    /// The training screen.
    case training
    /// A sheet that was drawn on.
    case drawing
    /// A training's network that is in no file, asked about the digits, or about a table.
    case unsaved(OwnFiles?)
    /// Examples that a network was asked about, and that are named nowhere.
    case examples
    /// A page of a lesson, and what cannot be changed on it.
    case lesson(Set<WalkLock>)
  }

  init(
    _ timeline: Timeline, of origin: Origin, looking looked: LookedDigits? = nil,
    stops: [Stop] = [], in language: Language
  ) {
    self.looked = looked
    self.language = language
    self.timeline = timeline
    self.origin = origin
    self.stops = StopList(stops)
  }

  var moment: Moment { timeline.moment }

  /// All that is said of it, in its language.
  var phrases: Phrases { language.phrases }

  /// Whether it is the walk of the home screen's Step, not a training's or a scenario's.
  var isOfStep: Bool {
    switch origin {
    case .newNetwork, .model, .exercise: true
    case .scenario, .trace, .training, .unsaved, .drawing, .examples, .lesson: false
    }
  }

  /// Takes up the stops that are kept, where it is a walk that keeps its own: that of Step.
  mutating func restoreStops(_ kept: [KeptStop]) {
    guard isOfStep else { return }
    stops = StopList(kept: kept, in: moment.sessionBefore, and: stops.entries.map(\.stop))
  }

  /// Takes over the stops of another walk, those that its network does not have for later.
  mutating func takeStops(of other: Walk) {
    stops = StopList(
      kept: other.stops.kept(in: other.moment.network), in: moment.sessionBefore)
  }

  /// Moves the walk and arrives: a question of the place may open, and what is blanked holds it back.
  @discardableResult
  mutating func travel<Result, Fault: Error>(
    _ move: (inout Timeline) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    let before = timeline.cursor
    remember()
    defer {
      if isPlain { endView(of: before) }
      if !timeline.cursor.isAtGrain(of: before) { endPicking() }
      arrive()
      read()
    }
    return try move(&timeline)
  }

  /// Keeps the moment that a press begins with; what a press makes of many moves begins with the first.
  private mutating func remember() {
    guard !isWithinPress else { return }
    previous = timeline.moment
  }

  /// Asks the walk about its past, without moving.
  mutating func consult<Result>(_ question: (inout Timeline) -> Result) -> Result {
    question(&timeline)
  }

  /// The walk has come somewhere: opens the question of the place, if it has one to ask.
  ///
  /// What is blanked cannot be jumped over: the walk stands there first.
  mutating func arrive() {
    if let blanked = asking.arrive(at: moment) {
      try? timeline.go(to: Target(place: blanked))
      _ = asking.arrive(at: moment)
    }
    guard asking.question != nil else { return }
    isRunning = false
    repeatCount = nil
  }

  /// Whether a scenario says what it walks through.
  var isScenario: Bool { if case .scenario = origin { true } else { false } }

  /// Whether a scenario has taken a control away.
  func locks(_ lock: WalkLock) -> Bool {
    switch origin {
    case .scenario(let scenario): scenario.locks.contains(lock)
    case .lesson(let locks): locks.contains(lock)
    case .newNetwork, .model, .exercise, .trace, .training, .unsaved, .drawing, .examples: false
    }
  }

  /// Why a move does nothing: its control is taken away; nil where it is not.
  func locked(_ move: Move) -> String? {
    let isExample = move == .nextExample || move == .previousExample
    return isExample && locks(.example) ? phrases.walk.keeps(.example) : nil
  }

  /// How many steps the network had behind it where the walk begins; a trace tells of its own.
  var stepsBefore: Int { moment.isTraced ? 0 : timeline.firstStep - 1 }

  /// What → will do, in two or three words.
  var whatLaterDoes: String { phrases.narration.next(timeline.nextMove, from: moment) }

  /// Which view of its place is wanted.
  var lens: Lens { lenses[EventKind(moment)] ?? (compares ? .whatIf : .event) }

  /// Shows a view at every place that has it.
  mutating func showEverywhere(_ lens: Lens) {
    for kind in EventKind.allCases { lenses[kind] = lens }
  }

  /// Shows a view of the place, and of its like.
  mutating func show(_ lens: Lens) {
    lenses[EventKind(moment)] = lens
    read()
  }

  /// Shows every event itself, or beside what is supposed.
  mutating func showEvents(comparing: Bool) {
    lenses = [:]
    compares = comparing
  }

  /// The sentence about what is shown.
  var sentences: String { sentences(tellingDirection: true) }

  /// The sentence about what is shown, or why nothing is.
  func sentences(behind curtain: Curtain) -> String {
    if curtain.isConcealed { return phrases.walk.hidden }
    if curtain.isForLater { return phrases.views.frame.hiddenForLater }
    return sentences(tellingDirection: curtain.tellsDirection)
  }

  /// The sentence about what is shown of its moment or of another network's, and all numbers of a small layer.
  func told(of moment: Moment, behind curtain: Curtain) -> String {
    if curtain.isClosed { return sentences(behind: curtain) }
    let shown = lens.shown(for: moment)
    let sentence =
      shown.sentence(for: moment, dials, in: language)
      ?? phrases.narration.sentences(for: moment, tellingDirection: curtain.tellsDirection)
    let numbers = shown == .event ? phrases.narration.numbers(of: moment) : nil
    return [sentence, numbers].compactMap(\.self).joined(separator: " ")
  }

  private func sentences(tellingDirection: Bool) -> String {
    lifeSentence ?? lens.shown(for: moment).sentence(for: moment, dials, in: language)
      ?? phrases.narration.sentences(for: moment, tellingDirection: tellingDirection)
  }

  /// Plain text tells of one place at a time: a view that was asked for ends with its place.
  ///
  /// What is supposed is compared everywhere until it is taken back.
  private mutating func endView(of cursor: Cursor) {
    let here = timeline.cursor
    guard (cursor.step, cursor.place) != (here.step, here.place) else { return }
    lenses = [:]
  }

  /// All numbers of a small layer; nil where the sentence tells them, or another view is open.
  var everyNumber: String? {
    lens.shown(for: moment) == .event ? phrases.narration.numbers(of: moment) : nil
  }

  /// Whether it walks through the tutorial's training, one example a step: a seed says all of it.
  var isTutorial: Bool {
    let (session, usual) = (moment.sessionBefore, Session.tutorial())
    return session.network == usual.network && session.loss == usual.loss
      && session.optimizer == usual.optimizer && moment.plan.batchSize == 1
  }

  /// How often a tick is wanted while it runs; an errand wants all the time there is.
  var tickMilliseconds: Int? {
    errand != nil || isReading ? 0 : isRunning ? pace.milliseconds : nil
  }

  /// Whether there is more to be read of what is shown.
  var isReading: Bool { reading.isUnfinished || pins.isUnfinished }

  /// Reads what is shown of other steps: a slice of it, where it is much.
  mutating func read() {
    readOn()
    readPins()
    let shown = lens.shown(for: moment)
    // While a life is still read, its curve finds its size.
    let isFound = held?.step != moment.cursor.step || !shown.isOverSteps
    if held?.isHeld(at: moment, shown) != true || shown == .life && !isFound { fitScales() }
  }

  /// Fits the scales that are held to what is shown now; the step, nil where none are held.
  @discardableResult
  mutating func fitScales() -> Int? {
    held = HeldScale(moment, lens.shown(for: moment), reading.report)
    return held?.step
  }

  /// Walks faster by itself.
  mutating func quicken() { pace = pace.faster(overSteps: runsOverSteps) }

  /// Walks slower by itself.
  mutating func slacken() { pace = pace.slower }
}
