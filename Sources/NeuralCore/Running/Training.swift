/// What one batch of a training did.
public struct BatchReport: Hashable, Sendable {
  /// The step, counted from 1 and on through the epochs.
  public let step: Int
  /// The epoch, from 0.
  public let epoch: Int
  /// The batch's number within its epoch, from 0.
  public let batch: Int
  /// The batch's own mean loss, with dropout and what the regularisers add, before its update.
  public let loss: Float
  /// The share of the batch's rows that were answered right, with dropout.
  public let accuracy: Float
  /// The mean loss over the epoch's rows so far: what Keras's progress bar shows.
  public let runningLoss: Double
  /// The share of right answers over the epoch's rows so far.
  public let runningAccuracy: Double
  /// Whether the epoch ends with this batch.
  public let endsEpoch: Bool
}

/// `fit`, one batch at a time: whoever drives it may stop after any batch, look, and go on.
public struct Training {
  /// The network as it stands.
  public private(set) var session: Session
  /// Which examples each step takes.
  public let plan: BatchPlan
  /// What it is trained on.
  public let source: any ExampleSource

  private let workspace: Workspace
  private var batch: Batch
  private var order = EpochOrder()
  private var running = RunningMean()

  /// Goes on from a session, whose step count says which batch is next.
  public init(_ session: Session, on source: any ExampleSource, plan: BatchPlan) {
    self.session = session
    self.source = source
    self.plan = plan
    let rows = min(plan.batchSize, plan.exampleCount)
    workspace = Workspace(for: session.network, rows: rows)
    batch = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
  }

  /// Trains on the next batch.
  @discardableResult
  public mutating func nextBatch() -> BatchReport {
    let step = session.stepCount + 1
    if plan.batch(ofStep: step) == 0 { running = RunningMean() }
    batch.load(plan.examples(ofStep: step, order: &order), from: source, with: workspace)
    let result = session.step(batch, in: workspace)
    running.add(result)
    return BatchReport(
      step: step, epoch: plan.epoch(ofStep: step), batch: plan.batch(ofStep: step),
      loss: result.loss + result.penalty, accuracy: Float(result.right) / Float(result.rows),
      runningLoss: running.loss, runningAccuracy: running.accuracy,
      endsEpoch: plan.batch(ofStep: step) == plan.stepsPerEpoch - 1)
  }

  /// Trains to the end of the epoch that the next batch belongs to, and reports its last batch.
  @discardableResult
  public mutating func nextEpoch() -> BatchReport {
    while true {
      let report = nextBatch()
      if report.endsEpoch { return report }
    }
  }
}

/// Loss and accuracy over the rows of an epoch so far, each row counting once.
private struct RunningMean {
  private var lossSum: Double = 0
  private var right = 0
  private var rows = 0

  var loss: Double { lossSum / Double(rows) }
  var accuracy: Double { Double(right) / Double(rows) }

  mutating func add(_ result: StepResult) {
    lossSum += Double(result.loss + result.penalty) * Double(result.rows)
    right += result.right
    rows += result.rows
  }
}
