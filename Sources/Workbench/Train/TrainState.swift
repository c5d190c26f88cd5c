import CellCanvas
import Datasets
import ModelFiles
import NeuralCore
import Phrases
import TimeTravel

/// The training that is watched: what it began with, its newest report, and what it was told to do.
package struct TrainState: Sendable {
  /// What it began with; its session is the start that everything now is compared with.
  package private(set) var setup: TrainingSetup
  /// Its examples.
  package let parts: DataParts
  /// The worker's newest report.
  package private(set) var news: TrainingNews
  /// The last order that was given.
  package private(set) var order = TrainingOrder.pause
  /// How fast it runs when it runs.
  package private(set) var pace = Pace.ten
  /// How the curves are looked at.
  package var curveView = CurveView()
  /// Which pane is the first below the curves, and where its cursor stands.
  package var panes: PaneChoice
  /// Sessions on the way, so that a walk back into it need not replay everything.
  package var past: [Session] { standing?.past.sessions ?? [] }
  /// Whether it is told in plain text, which names words and no keys.
  var isPlain = false
  private var milestones = Milestones()
  /// What it has learnt to read, the first first.
  var milestonesReached: [ShownTraining.Milestone] { milestones.reached }
  /// What it learnt lately, or mixes up most; nil where nobody looked.
  var milestone: ShownTraining.Milestone? { milestones.latest }
  /// What waits for the worker's word that it stands still.
  package private(set) var intent: Intent?
  /// The keys that were pressed meanwhile.
  private var heldInput: [InputEvent] = []
  private var ordersGiven = 0
  /// The network and the way to it, where it stood still last.
  private var standing: TrainingNews.Standing?
  /// Whether the worker is gone, so that no word of it will come.
  private var hasLostWorker = false
  /// The number of steps done when the network was last on its way to a file.
  private var savedStep: Int?
  private var savingStep: Int?
  /// What became of it by then: the test set may have been asked since.
  private var savedProgress: TrainingProgress
  private var savingProgress: TrainingProgress?

  /// Opens paused, before the first batch; looked at as another training was, where that is told.
  package init(_ setup: TrainingSetup, on parts: DataParts, after former: TrainState? = nil) {
    self.setup = setup
    self.parts = parts
    news = TrainingNews(before: setup)
    panes = PaneChoice(of: setup)
    savedProgress = setup.progress
    guard let former else { return }
    (pace, curveView, isPlain) = (former.pace, former.curveView, former.isPlain)
  }
}

// MARK: - Where it stands

extension TrainState {
  /// The network as it stood still last, or as it began.
  package var session: Session { standing?.session ?? setup.session }

  /// How many steps are done.
  package var stepCount: Int { news.stepCount }

  /// Whether it waits for a key: the last order is done.
  package var isPaused: Bool {
    news.end != nil || order.isDone(after: stepCount, lastStep: setup.lastStep)
  }

  /// Whether it goes on by itself, so that what was shown last may be old.
  package var isRunning: Bool {
    switch order {
    case .run, .until: !isPaused
    case .pause, .stand, .askTest: false
    }
  }

  /// Whether it stands still, and all that was asked at the end of an epoch is answered.
  package var isSettled: Bool { news.isPaused && !news.isChecking }

  /// What a file of its network says of it.
  var record: TrainingRecord {
    setup.record(news.progress, standing?.history ?? setup.history)
  }

  /// Whether all epochs are done.
  package var isFinished: Bool { stepCount >= setup.lastStep }

  /// Whether all epochs are done, and it is known what became of them.
  package var isOver: Bool { isFinished && isSettled && !news.epochs.reports.isEmpty }

  /// Whether there are batches further on that were taken already.
  package var isInThePast: Bool { stepCount < news.furthest }

  /// How many batches were learnt since the network was last saved, or since the start.
  package var unsavedBatches: Int {
    max(0, news.furthest - (savedStep ?? setup.session.stepCount))
  }

  /// Whether leaving now loses nothing that was learnt.
  package var isSaved: Bool { unsavedBatches == 0 }

  /// Whether a file would say nothing new: of what was learnt, and how often the test set was asked.
  package var isWrittenDown: Bool { isSaved && savedProgress == news.progress }

  /// The epoch that the last batch belongs to, from 0; before the first batch its epoch.
  package var epoch: Int { setup.plan.epoch(ofStep: max(stepCount, 1)) }

  /// How many batches of that epoch are done.
  package var batchesOfEpoch: Int {
    stepCount == 0 ? 0 : setup.plan.batch(ofStep: stepCount) + 1
  }
}

// MARK: - What is done

extension TrainState {
  /// Takes the worker's newest report; one of another training is none of its own.
  package mutating func receive(_ news: TrainingNews) {
    guard news.training == setup.identity else { return }
    let wasOver = isOver
    self.news = news
    if isOver, !wasOver { panes.showEnding() }
    standing = news.standing ?? standing
    if let answers = news.readings[AnswersProbe.self] { milestones.look(at: answers) }
  }

  /// One batch more than there are, or than were asked for already.
  package mutating func nextBatch() -> TrainingOrder {
    var step = stepCount
    if case .until(let wanted, .full) = order { step = max(step, wanted) }
    return give(.until(step: min(step + 1, setup.lastStep)))
  }

  /// To the end of the epoch that the next batch belongs to.
  package mutating func wholeEpoch(at pace: Pace) -> TrainingOrder {
    let epoch = setup.plan.epoch(ofStep: stepCount + 1)
    let end = (epoch + 1) * setup.plan.stepsPerEpoch
    return give(.until(step: min(end, setup.lastStep), at: pace))
  }

  /// One batch less than there are, or than were asked for already.
  package mutating func previousBatch() -> TrainingOrder {
    var step = stepCount
    if case .stand(let wanted) = order { step = min(step, wanted) }
    return stand(at: step - 1)
  }

  /// To a step that is done, or not yet: the same bits come again.
  package mutating func stand(at step: Int) -> TrainingOrder {
    give(.stand(at: min(max(step, setup.session.stepCount), setup.lastStep)))
  }

  /// To the end of the epoch before, or the one after.
  package mutating func stand(atEpochsAway count: Int) -> TrainingOrder {
    let steps = setup.plan.stepsPerEpoch
    let epoch = count < 0 ? (stepCount - 1) / steps : stepCount / steps + 1
    return stand(at: max(0, epoch) * steps)
  }

  /// Takes more epochs for its end.
  package mutating func trainOn(epochs: Int) {
    setup.epochs += epochs
    order = .pause
  }

  /// Runs when paused, pauses when running.
  package mutating func toggleRun() -> TrainingOrder { give(isPaused ? .run(pace) : .pause) }

  /// Asks the test set, standing still.
  package mutating func askTest() -> TrainingOrder { give(.askTest) }

  /// Stops where it stands.
  package mutating func pause() -> TrainingOrder { give(.pause) }

  /// Changes the pace; returns the order for the worker when it runs at one.
  package mutating func change(pace: Pace) -> TrainingOrder? {
    self.pace = pace
    guard !isPaused else { return nil }
    switch order {
    case .pause, .stand, .askTest, .until(_, .full): return nil
    case .until(let step, _): return give(.until(step: step, at: pace))
    case .run: return give(.run(pace))
    }
  }

  /// The network as it stands is about to be written.
  package mutating func beginSaving() { (savingStep, savingProgress) = (stepCount, news.progress) }

  /// What was to be written is on disk.
  package mutating func markSaved() {
    (savedStep, savingStep) = (savingStep, nil)
    savedProgress = savingProgress ?? savedProgress
    savingProgress = nil
  }

  /// Whether a file is on its way that holds the network as it stands.
  package var isSaving: Bool { savingStep == stepCount && savingProgress == news.progress }

  private mutating func give(_ order: TrainingOrder) -> TrainingOrder {
    self.order = order
    ordersGiven += 1
    return order
  }
}

// MARK: - Standing still

extension TrainState {
  /// What is done with a network that stands still.
  package enum Intent: Equatable, Sendable {
    case stepInto, open, save, leave
    /// A batch, or an epoch's end, before where it stands.
    case batchBack, epochBack
    /// The stops of the walk through it: the next one, the last one, their list.
    case nextStop, lastStop, stops

    /// Whether it waits for what was asked at the end of an epoch: a file tells of it.
    var needsAnswers: Bool { self == .save || self == .leave }
  }

  /// The most keys that are held back while the worker's word is awaited.
  private static let mostHeld = 1_000

  /// Whether the worker has said that it stands still, and nothing was asked of it since.
  private var standsStill: Bool {
    hasLostWorker || (news.isPaused && news.ordersFollowed == ordersGiven)
  }

  /// Pauses for something that needs the network as it stands: what was shown last may be old.
  package mutating func pause(to intent: Intent) -> TrainingOrder {
    self.intent = intent
    return pause()
  }

  /// Keeps what was pressed until the worker stands still.
  package mutating func hold(_ input: InputEvent) {
    if heldInput.count < Self.mostHeld { heldInput.append(input) }
  }

  /// The worker has ended with an error.
  package mutating func loseWorker() { hasLostWorker = true }

  /// What can be done now, and what was pressed since it was wanted; nil while there is nothing, or the
  /// worker has not answered.
  package mutating func takeIntent() -> (Intent, held: [InputEvent])? {
    guard let intent, standsStill, hasLostWorker || isSettled || !intent.needsAnswers else {
      return nil
    }
    defer { (self.intent, heldInput) = (nil, []) }
    return (intent, heldInput)
  }
}
