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
///
/// It ends when a number is finite no more: `divergence` then says where that began, and `session` is
/// the network before the step that made it.
public struct Training {
  /// The network as it stands.
  public private(set) var session: Session
  /// Where the numbers were first finite no more; nil while they are.
  public private(set) var divergence: Divergence?
  /// Which examples each step takes.
  public let plan: BatchPlan
  /// What it is trained on.
  public let source: any ExampleSource

  private let workspace: Workspace
  private var batch: Batch
  private var order = EpochOrder()
  /// Loss and accuracy over the epoch so far.
  public private(set) var running: EpochMean
  /// The network some steps ago, when all of it was finite: what is gone back to and replayed from.
  private var anchor: Session

  /// How many steps are taken between two looks at all parameters.
  private static let stepsBetweenLooks = 32

  /// Goes on from a session, whose step count says which batch is next.
  ///
  /// `running` is what the epoch's batches up to there came to, where that is known.
  public init(
    _ session: Session, on source: any ExampleSource, plan: BatchPlan,
    running: EpochMean = EpochMean()
  ) {
    self.session = session
    self.running = running
    anchor = session
    self.source = source
    self.plan = plan
    let rows = min(plan.batchSize, plan.exampleCount)
    workspace = Workspace(for: session.network, rows: rows)
    batch = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
  }

  /// Trains on the next batch; the numbers of the report are those that were met, finite or not.
  ///
  /// After a `divergence` it must not be called any more.
  @discardableResult
  public mutating func nextBatch() -> BatchReport {
    loadNextBatch()
    return report(session.step(batch, in: workspace))
  }

  /// Trains on the next batch and tells an observer every number on the way.
  ///
  /// The session and the report have the same bits as without one.
  @discardableResult
  public mutating func nextBatch<O: TrainingObserver>(observer: inout O) -> BatchReport {
    loadNextBatch()
    return report(session.step(batch, in: workspace, observer: &observer))
  }

  /// Trains to the end of the epoch that the next batch belongs to, and reports its last batch.
  @discardableResult
  public mutating func nextEpoch() -> BatchReport {
    while true {
      let report = nextBatch()
      if report.endsEpoch || divergence != nil { return report }
    }
  }

  private mutating func loadNextBatch() {
    let step = session.stepCount + 1
    if plan.batch(ofStep: step) == 0 { running = EpochMean() }
    batch.load(plan.examples(ofStep: step, order: &order), from: source, with: workspace)
  }

  /// Counts the step that was just taken, and says what it did.
  private mutating func report(_ result: StepResult) -> BatchReport {
    let step = session.stepCount
    running.add(result)
    defer { lookForDivergence(afterLoss: result.loss + result.penalty, at: step) }
    return BatchReport(
      step: step, epoch: plan.epoch(ofStep: step), batch: plan.batch(ofStep: step),
      loss: result.loss + result.penalty, accuracy: Float(result.right) / Float(result.rows),
      runningLoss: running.loss, runningAccuracy: running.accuracy,
      endsEpoch: plan.batch(ofStep: step) == plan.stepsPerEpoch - 1)
  }
}

// MARK: - Numbers that are finite no more

extension Training {
  /// A loss is looked at in every step, all parameters now and then and where an epoch ends: equal
  /// sessions have equal futures, so the step at fault is found by replay.
  private mutating func lookForDivergence(afterLoss loss: Float, at step: Int) {
    let endsEpoch = plan.batch(ofStep: step) == plan.stepsPerEpoch - 1
    let isDue = endsEpoch || step - anchor.stepCount >= Self.stepsBetweenLooks
    if loss.isFinite, !isDue { return }
    if loss.isFinite, session.isFinite {
      anchor.copyNumbers(of: session)
    } else {
      goBackToFiniteNumbers(from: step)
    }
  }

  /// Replays from the anchor to the first step with a number that is not finite.
  private mutating func goBackToFiniteNumbers(from step: Int) {
    session = anchor
    while session.stepCount < step {
      let before = session
      var finder = DivergenceFinder()
      let next = session.stepCount + 1
      batch.load(plan.examples(ofStep: next, order: &order), from: source, with: workspace)
      let result = session.step(batch, in: workspace, observer: &finder)
      // A number that came to nothing, such as one behind a mask, is no end.
      if (result.loss + result.penalty).isFinite, session.isFinite { continue }
      divergence = finder.found
      session = before
      return
    }
  }
}

/// Loss and accuracy over the rows of an epoch so far, each row counting once.
public struct EpochMean: Hashable, Sendable {
  private var lossSum = 0.0
  private var right = 0
  private var rows = 0

  /// Of no rows.
  public init() {}

  /// Whether its sum is a finite number.
  public var isFinite: Bool { lossSum.isFinite }

  var loss: Double { lossSum / Double(rows) }
  var accuracy: Double { Double(right) / Double(rows) }

  mutating func add(_ result: StepResult) {
    lossSum += Double(result.loss + result.penalty) * Double(result.rows)
    right += result.right
    rows += result.rows
  }
}

extension EpochMean: Codable {
  enum CodingKeys: String, CodingKey {
    case right, rows
    case lossSum = "loss_sum"
  }

  /// Reads it; throws where it is that of no rows there can be.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    lossSum = try container.decode(Double.self, forKey: .lossSum)
    right = try container.decode(Int.self, forKey: .right)
    rows = try container.decode(Int.self, forKey: .rows)
    guard (1...Int(Int32.max)).contains(rows), (0...rows).contains(right) else {
      throw DecodingError.dataCorruptedError(
        forKey: .right, in: container, debugDescription: "right is a number of the rows")
    }
  }
}
