import NeuralCore

/// What an epoch came to, once it has ended.
public struct EpochReport: Equatable, Sendable {
  /// The epoch, from 0.
  public let epoch: Int
  /// The step it ended with.
  public let step: Int
  /// The mean loss over the epoch's rows, with dropout, over weights that still changed.
  public let trainLoss: Double
  /// The share of right answers over the epoch's rows, measured the same way.
  public let trainAccuracy: Double
  /// The test set through the weights at the epoch's end, without dropout.
  public let test: Evaluation
}

/// What the screen is told of a training: the newest state, never a queue.
public struct TrainingNews: Sendable {
  /// The network as it stands.
  public var session: Session
  /// The last batch, nil before the first.
  public var lastBatch: BatchReport?
  /// Loss and accuracy so far, thinned out.
  public var curves: TrainingCurves
  /// The epochs that ended, with the test set's result after each.
  public var epochs: [EpochReport]
  /// Images a second lately; nil before it was measured.
  public var imagesPerSecond: Double?
  /// Whether the worker waits for an order.
  public var isPaused: Bool
  /// Whether all epochs are done.
  public var isFinished: Bool
  /// Where the numbers were finite no more, which ends the training.
  public var divergence: Divergence?
  /// How many orders were given up to the one that it follows.
  public var ordersFollowed = 0
  /// What listens to every step, as it now reads.
  package var probes = TrainingProbes()

  /// What there is to tell before the first batch.
  public init(before setup: TrainingSetup) {
    session = setup.session
    curves = TrainingCurves()
    epochs = []
    isPaused = true
    isFinished = setup.session.stepCount >= setup.lastStep
  }

  init(
    session: Session, lastBatch: BatchReport?, curves: TrainingCurves, epochs: [EpochReport],
    imagesPerSecond: Double?, isPaused: Bool, isFinished: Bool, divergence: Divergence?,
    ordersFollowed: Int, probes: TrainingProbes
  ) {
    self.session = session
    self.lastBatch = lastBatch
    self.curves = curves
    self.epochs = epochs
    self.imagesPerSecond = imagesPerSecond
    self.isPaused = isPaused
    self.isFinished = isFinished
    self.divergence = divergence
    self.ordersFollowed = ordersFollowed
    self.probes = probes
  }
}

/// A training under orders: the same for a worker thread and for a headless run.
///
/// It does not know of time or threads: whoever drives it asks for as many batches as are due. The
/// numbers are `Training`'s own, bit for bit, whatever the orders and whenever they came.
public struct TrainingEngine {
  private let lastStep: Int
  private let test: any ExampleSource
  private var training: Training
  private var order = TrainingOrder.pause
  private var ordersFollowed = 0
  private var lastBatch: BatchReport?
  private var curves = TrainingCurves()
  private var epochs: [EpochReport] = []
  private var probes: TrainingProbes

  /// Begins where the setup's session stands, and waits for an order; `probes` hear every step.
  package init(
    _ setup: TrainingSetup, training source: any ExampleSource, test: any ExampleSource,
    probes: TrainingProbes = TrainingProbes()
  ) {
    self.probes = probes
    lastStep = setup.lastStep
    self.test = test
    training = Training(setup.session, on: source, plan: setup.plan)
  }

  /// Whether all epochs are done.
  public var isFinished: Bool { training.session.stepCount >= lastStep }

  /// Whether there is nothing to do until the next order.
  public var isPaused: Bool {
    training.divergence != nil
      || order.isDone(after: training.session.stepCount, lastStep: lastStep)
  }

  /// The pace of the present order; nil is as fast as the machine can.
  public var batchesPerSecond: Int? { order.batchesPerSecond }

  /// Takes an order in place of the one before, and of those that never came here.
  public mutating func follow(_ order: TrainingOrder, skipping skipped: Int = 0) {
    self.order = order
    ordersFollowed += skipped + 1
  }

  /// Trains on one batch if the order asks for it, and evaluates at the end of an epoch.
  ///
  /// Returns how many images were trained on: 0 when paused, or when that ended the training.
  public mutating func advance() -> Int {
    guard !isPaused else { return 0 }
    let report = training.nextBatch(observer: &probes)
    if training.divergence != nil { return 0 }
    lastBatch = report
    curves.append(step: report.step, loss: report.loss, accuracy: report.accuracy)
    if report.endsEpoch { epochs.append(epochReport(report)) }
    return training.plan.rows(ofStep: report.step)
  }

  /// The newest state, for the screen.
  public func news(imagesPerSecond: Double? = nil) -> TrainingNews {
    TrainingNews(
      session: training.session, lastBatch: lastBatch, curves: curves, epochs: epochs,
      imagesPerSecond: imagesPerSecond, isPaused: isPaused, isFinished: isFinished,
      divergence: training.divergence, ordersFollowed: ordersFollowed, probes: probes)
  }

  private func epochReport(_ last: BatchReport) -> EpochReport {
    EpochReport(
      epoch: last.epoch, step: last.step, trainLoss: last.runningLoss,
      trainAccuracy: last.runningAccuracy, test: training.session.evaluate(test))
  }
}
