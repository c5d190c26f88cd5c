import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The training that is watched: what it began with, its newest report, and what it was told to do.
package struct TrainState: Sendable {
  /// What it began with; its session is the start that everything now is compared with.
  package let setup: TrainingSetup
  /// The worker's newest report.
  package private(set) var news: TrainingNews
  /// The last order that was given.
  package private(set) var order = TrainingOrder.pause
  /// How fast it runs when it runs.
  package private(set) var pace = Pace.ten
  /// The weights now against the start.
  package private(set) var weights: WeightHistory
  /// Sessions on the way, so that a walk back into it need not replay everything.
  package private(set) var past: Checkpoints
  /// How the curves are looked at.
  package var curveView = CurveView()
  /// What waits for the worker's word that it stands still.
  package private(set) var intent: Intent?
  /// The keys that were pressed meanwhile.
  private var heldInput: [InputEvent] = []
  private var ordersGiven = 0
  /// Whether the worker is gone, so that no word of it will come.
  private var hasLostWorker = false
  /// The number of steps done when the network was last on its way to a file.
  private var savedStep: Int?
  private var savingStep: Int?

  /// The bytes that the sessions on the way may take: 32 MB, some forty of the tutorial's.
  private static let pastBudget = Timeline.defaultBudget / 2

  /// Opens paused, before the first batch.
  package init(_ setup: TrainingSetup) {
    self.setup = setup
    news = TrainingNews(before: setup)
    weights = WeightHistory(start: setup.session)
    past = Checkpoints(setup.session, budget: Self.pastBudget)
  }
}

// MARK: - Where it stands

extension TrainState {
  /// The network as it stands.
  package var session: Session { news.session }

  /// Whether it waits for a key: the last order is done.
  package var isPaused: Bool {
    news.divergence != nil || order.isDone(after: session.stepCount, lastStep: setup.lastStep)
  }

  /// Whether all epochs are done.
  package var isFinished: Bool { session.stepCount >= setup.lastStep }

  /// How many batches were learnt since the network was last saved, or since the start.
  package var unsavedBatches: Int { session.stepCount - (savedStep ?? setup.session.stepCount) }

  /// Whether leaving now loses nothing that was learnt.
  package var isSaved: Bool { unsavedBatches == 0 }

  /// The epoch that the last batch belongs to, from 0; before the first batch its epoch.
  package var epoch: Int { setup.plan.epoch(ofStep: max(session.stepCount, 1)) }

  /// How many batches of that epoch are done.
  package var batchesOfEpoch: Int {
    session.stepCount == 0 ? 0 : setup.plan.batch(ofStep: session.stepCount) + 1
  }
}

// MARK: - What is done

extension TrainState {
  /// Takes the worker's newest report.
  package mutating func receive(_ news: TrainingNews) {
    let endsEpoch = news.epochs.count > self.news.epochs.count
    self.news = news
    if news.divergence != nil { past.dropAll(after: news.session.stepCount) }
    past.keep(news.session)
    weights.receive(news.session, mayChoose: isPaused || endsEpoch)
  }

  /// One batch more than there are, or than were asked for already.
  package mutating func nextBatch() -> TrainingOrder {
    var step = session.stepCount
    if case .until(let wanted, .full) = order { step = max(step, wanted) }
    return give(.until(step: min(step + 1, setup.lastStep)))
  }

  /// To the end of the epoch that the next batch belongs to.
  package mutating func wholeEpoch(at pace: Pace) -> TrainingOrder {
    let epoch = setup.plan.epoch(ofStep: session.stepCount + 1)
    let end = (epoch + 1) * setup.plan.stepsPerEpoch
    return give(.until(step: min(end, setup.lastStep), at: pace))
  }

  /// Runs when paused, pauses when running.
  package mutating func toggleRun() -> TrainingOrder { give(isPaused ? .run(pace) : .pause) }

  /// Stops where it stands.
  package mutating func pause() -> TrainingOrder { give(.pause) }

  /// Changes the pace; returns the order for the worker when it runs at one.
  package mutating func change(pace: Pace) -> TrainingOrder? {
    self.pace = pace
    guard !isPaused else { return nil }
    switch order {
    case .pause, .until(_, .full): return nil
    case .until(let step, _): return give(.until(step: step, at: pace))
    case .run: return give(.run(pace))
    }
  }

  /// The network as it stands is about to be written.
  package mutating func beginSaving() { savingStep = session.stepCount }

  /// What was to be written is on disk.
  package mutating func markSaved() { savedStep = savingStep }

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
    case stepInto, save, leave
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
    guard let intent, standsStill else { return nil }
    defer { (self.intent, heldInput) = (nil, []) }
    return (intent, heldInput)
  }
}
