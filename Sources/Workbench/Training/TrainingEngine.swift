import Datasets
import ModelFiles
import NeuralCore
import Phrases
import TimeTravel

/// A training under orders: the same for a worker thread, for a headless run and for lines of text.
///
/// It does not know of time or threads: whoever drives it asks for as many batches as are due. The
/// numbers are `Training`'s own, bit for bit, whatever the orders and whenever they came.
public struct TrainingEngine {
  private(set) var setup: TrainingSetup
  let parts: DataParts
  private var training: Training
  private(set) var order = TrainingOrder.pause
  private var ordersFollowed = 0
  /// The last batch; nil before the first.
  public private(set) var lastBatch: BatchReport?
  private var furthest: Int
  private var curves = TrainingCurves()
  /// The epochs that ended.
  public internal(set) var epochs: EpochHistory
  /// What the test set said last, and after how many steps; nil before it was asked.
  public internal(set) var test: (step: Int, result: Evaluation)?
  /// The best epoch, and how often the test set was asked, over all sittings.
  public internal(set) var progress: TrainingProgress
  /// What is still asked of networks that stood at the end of an epoch, the first first.
  var checks: [EpochCheck] = []
  private var guardian: ExplosionGuard
  /// Why it ended before its last step.
  public internal(set) var end: UntimelyEnd?
  private var probes: TrainingProbes
  /// The step that those who listen heard last.
  private var heardStep: Int?
  /// Sessions on the way, and what their epochs came to until there.
  private var past: Checkpoints
  private var runningMeans: [Int: EpochMean]
  /// Whether it can be told to stand where it was.
  private let goesBack: Bool

  /// The bytes that the sessions on the way may take: 42 MB, fifty-five of the tutorial's.
  private static let pastBudget = 42 << 20
  /// So many steps lie between two sessions on the way before the budget chooses: more of small networks,
  /// which take them again in no time.
  private let stepsBetweenSessions: Int

  /// Begins where the setup's session stands, and waits for an order.
  ///
  /// `probes` are what reads the training for panes; all of them read until told otherwise. One that
  /// never `goesBack` keeps nothing of its way.
  package init(
    _ setup: TrainingSetup, on parts: DataParts, probes: [any TrainingProbe.Type] = [],
    goesBack: Bool = true
  ) {
    self.setup = setup
    self.goesBack = goesBack
    progress = setup.progress
    epochs = EpochHistory(setup.history.epochs)
    self.parts = parts
    self.probes = TrainingProbes(probes, for: ProbeMaterial(setup, parts))
    training = Training(
      setup.session, on: parts.training, plan: setup.plan, running: setup.history.running)
    furthest = setup.session.stepCount
    past = Checkpoints(setup.session, budget: Self.pastBudget, keepsEvenly: true)
    let parameters = max(1, setup.session.network.parameterCount)
    stepsBetweenSessions = min(max(1, 5_000 / parameters), 12) * Checkpoints.finest
    runningMeans = [setup.session.stepCount: setup.history.running]
    guardian = ExplosionGuard(
      batchesPerEpoch: setup.plan.stepsPerEpoch, after: setup.history.losses ?? LossMeans())
    readAll()
  }

  /// The network as it stands.
  public var session: Session { training.session }

  /// Whether all epochs are done.
  public var isFinished: Bool { session.stepCount >= setup.lastStep }

  /// Whether it stands still until the next order.
  public var isPaused: Bool {
    end != nil || order.isDone(after: session.stepCount, lastStep: setup.lastStep)
  }

  /// Whether there is nothing at all to do until the next order.
  public var isIdle: Bool { isPaused && !isChecking }

  /// Whether it stands where no batch was taken from yet.
  public var isAtFurthest: Bool { session.stepCount == furthest }

  /// What a file of its network says of it.
  public var record: TrainingRecord { setup.record(progress, history) }

  /// How it came to where the network stands.
  private var history: TrainingHistory {
    let step = session.stepCount
    let isMidway = step > 0 && setup.plan.batch(ofStep: step + 1) > 0
    return TrainingHistory(
      epochs: epochs.records(upTo: step),
      // The step that broke a training is counted there, and undone in the network.
      running: isMidway && training.divergence == nil ? training.running : EpochMean(),
      losses: isAtFurthest && guardian.means != LossMeans() ? guardian.means : nil)
  }

  /// Which examples each step takes.
  public var plan: BatchPlan { setup.plan }

  /// The pace of the present order; nil is as fast as the machine can.
  public var batchesPerSecond: Int? { order.batchesPerSecond }
}

// MARK: - Orders

extension TrainingEngine {
  /// Takes an order in place of the one before, and of those that never came here.
  public mutating func follow(_ order: TrainingOrder, skipping skipped: Int = 0) {
    ordersFollowed += skipped + 1
    self.order = order
    if case .stand(let step) = order { goBack(to: step) }
    if case .askTest = order { askTest() }
    if isPaused { readAll() }
  }

  /// Lets the probes of visible panes read, at once where it stands still, and takes the end that is
  /// wanted.
  public mutating func follow(_ watch: TrainingWatch) {
    let wasPaused = isPaused
    setup.epochs = watch.epochs ?? setup.epochs
    if wasPaused, !isPaused { order = .pause }
    probes.follow(watch)
    heardStep = nil
    if isPaused { readAll() }
  }
}

// MARK: - Working

extension TrainingEngine {
  /// Trains on one batch if the order asks for it, or asks some of what an epoch's end asks.
  ///
  /// Returns how many images were trained on: 0 when idle, when it asked, or when that ended the
  /// training. Where it `listens`, the probes hear the batch; they do wherever it then stands still.
  public mutating func advance(listens: Bool = true) -> Int {
    if isChecking, !isGoingBack {
      askSome()
      return 0
    }
    guard !isPaused else { return 0 }
    let report = nextBatch(listens: listens)
    if let divergence = training.divergence {
      end = .divergence(divergence)
      past.dropAll(after: session.stepCount)
      readAll()
      return 0
    }
    lastBatch = report
    if report.step == setup.session.stepCount + 1 { probes.readAll(session) }
    keep(report)
    if isPaused { readAll() }
    return training.plan.rows(ofStep: report.step)
  }

  /// Whether it is on its way to a batch that was taken before: that is answered first.
  private var isGoingBack: Bool {
    guard case .stand = order else { return false }
    return !isPaused
  }

  private mutating func nextBatch(listens: Bool) -> BatchReport {
    let next = session.stepCount + 1
    let isLast = order.isDone(after: next, lastStep: setup.lastStep)
    guard probes.listens, listens || isLast else { return training.nextBatch() }
    heardStep = next
    return training.nextBatch(observer: &probes)
  }

  /// Keeps what a batch came to; one that was taken before comes to the same.
  private mutating func keep(_ report: BatchReport) {
    let step = report.step
    if goesBack, step.isMultiple(of: stepsBetweenSessions) {
      // Whoever looks back comes again: what is kept is near the newest batch, wherever one stands.
      past.keep(session, near: max(furthest, step))
      runningMeans[step] = training.running
    }
    guard step > furthest else { return }
    furthest = step
    curves.append(step: step, loss: report.loss, accuracy: report.accuracy)
    end = guardian.look(at: report)
    if report.endsEpoch { askAtEpochsEnd(report) }
  }
}

// MARK: - Going back

extension TrainingEngine {
  /// Stands before the batch that leads to a step, or as near to it as a kept session is; nothing where
  /// that is ahead, and none nearer than this.
  private mutating func goBack(to step: Int) {
    let from = past.latest(upTo: max(setup.session.stepCount, step - 1))
    guard step < session.stepCount || from.stepCount > session.stepCount else { return }
    past.keep(session, near: furthest)
    runningMeans[session.stepCount] = training.running
    training = Training(
      from, on: parts.training, plan: setup.plan,
      running: runningMeans[from.stepCount] ?? EpochMean())
    end = nil
    lastBatch = nil
    heardStep = nil
    let kept = Set(past.sessions.map(\.stepCount))
    runningMeans = runningMeans.filter { kept.contains($0.key) }
  }
}

// MARK: - Telling

extension TrainingEngine {
  /// Whether a probe is to listen to batches.
  var listens: Bool { probes.listens }

  /// The places of the probes that are to read between batches, each with its least milliseconds between
  /// two readings.
  var due: [(probe: Int, interval: Int)] {
    probes.reading.map { ($0, probes.interval(of: $0)) }
  }

  /// Lets one probe read the network as it stands.
  mutating func read(_ probe: Int) { probes.read(probe, session) }

  /// Lets all probes read the network as it stands, and hear the batch that led there.
  package mutating func readAll() {
    hearLastBatch()
    for probe in probes.reading { read(probe) }
  }

  /// Takes the last batch once more for those who listen, where it was not heard: the same bits.
  private mutating func hearLastBatch() {
    let step = session.stepCount
    guard probes.listens, heardStep != step, step > setup.session.stepCount else { return }
    var replay = Training(
      past.latest(upTo: step - 1), on: parts.training, plan: setup.plan)
    while replay.session.stepCount < step - 1 { replay.nextBatch() }
    replay.nextBatch(observer: &probes)
    heardStep = step
  }

  /// The newest state, for the screen.
  public func news(imagesPerSecond: Double? = nil) -> TrainingNews {
    var news = TrainingNews(before: setup)
    news.stepCount = session.stepCount
    news.furthest = furthest
    news.standing = isPaused ? .init(session: session, past: past, history: history) : nil
    news.lastBatch = lastBatch
    news.curves = curves
    news.epochs = epochs
    news.test = test.flatMap { $0.step == session.stepCount ? $0.result : nil }
    news.progress = progress
    news.imagesPerSecond = imagesPerSecond
    news.isPaused = isPaused
    news.isFinished = isFinished
    news.isChecking = isChecking
    news.end = end
    news.ordersFollowed = ordersFollowed
    news.readings = probes.readings(ofBatch: lastBatch != nil)
    return news
  }
}
