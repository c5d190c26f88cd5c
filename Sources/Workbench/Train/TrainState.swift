import NeuralCore
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
  package var isPaused: Bool { order.isDone(after: session.stepCount, lastStep: setup.lastStep) }

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
    past.keep(news.session)
    weights.receive(news.session, mayChoose: isPaused || endsEpoch)
  }

  /// One batch more than there are, or than were asked for already.
  package mutating func nextBatch() -> TrainingOrder {
    var step = session.stepCount
    if case .until(let wanted) = order { step = max(step, wanted) }
    return give(.until(step: min(step + 1, setup.lastStep)))
  }

  /// To the end of the epoch that the next batch belongs to.
  package mutating func wholeEpoch() -> TrainingOrder {
    let epoch = setup.plan.epoch(ofStep: session.stepCount + 1)
    return give(.until(step: min((epoch + 1) * setup.plan.stepsPerEpoch, setup.lastStep)))
  }

  /// Runs when paused, pauses when running.
  package mutating func toggleRun() -> TrainingOrder { give(isPaused ? .run(pace) : .pause) }

  /// Stops where it stands.
  package mutating func pause() -> TrainingOrder { give(.pause) }

  /// Changes the pace; returns the order for the worker when it runs at one.
  package mutating func change(pace: Pace) -> TrainingOrder? {
    self.pace = pace
    guard case .run = order else { return nil }
    return give(.run(pace))
  }

  /// The network as it stands is about to be written.
  package mutating func beginSaving() { savingStep = session.stepCount }

  /// What was to be written is on disk.
  package mutating func markSaved() { savedStep = savingStep }

  private mutating func give(_ order: TrainingOrder) -> TrainingOrder {
    self.order = order
    return order
  }
}
