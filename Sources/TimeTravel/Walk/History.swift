import NeuralCore

/// Every session of a training, past and to come, by deterministic replay from checkpoints.
///
/// A session is a function of the first one, the plan and the examples that were taken instead of
/// the plan's. Nothing else decides it, so going back and forward again gives equal bits.
public struct History {
  /// What the network is fed with.
  public let source: any ExampleSource
  /// Which examples each step takes.
  public let plan: BatchPlan

  var checkpoints: Checkpoints
  /// Steps that take another example than the plan's, and which.
  private(set) var taken: [Int: Int] = [:]
  /// What was changed in place, oldest first.
  var changes: [Supposition] = []
  private var order = EpochOrder()
  private var batch: Batch
  private let workspace: Workspace
  /// Masks in place of those that are drawn: for the test that shows that it notices.
  package var masks: MaskSource?

  /// Begins at a session; `known` are later ones of the same training that need not be replayed.
  public init(
    _ base: Session, known: [Session] = [], source: any ExampleSource, plan: BatchPlan, budget: Int
  ) {
    self.source = source
    self.plan = plan
    let rows = min(plan.batchSize, plan.exampleCount)
    workspace = Workspace(for: base.network, rows: rows)
    batch = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    checkpoints = Checkpoints(base, budget: budget)
    for session in known { checkpoints.keep(session) }
  }

  /// The earliest step there is.
  public var firstStep: Int { checkpoints.sessions[0].stepCount + 1 }

  /// The last step there is: of a network that is looked at, that of the last example.
  var lastStep: Int? {
    checkpoints.sessions[0].isLooking ? firstStep + plan.stepsPerEpoch - 1 : nil
  }

  /// Whether every session is the first one, for nothing moves it.
  private var standsStill: Bool { checkpoints.sessions[0].isLooking && changes.isEmpty }

  /// The steps whose sessions before them are kept.
  public var checkpointSteps: [Int] { checkpoints.sessions.map { $0.stepCount + 1 } }

  /// The bytes that checkpoints take.
  public var checkpointBytes: Int { checkpoints.bytes }

  /// The bytes that checkpoints may take.
  var budget: Int {
    get { checkpoints.budget }
    set { checkpoints.budget = newValue }
  }

  /// The session as it is before a step.
  public mutating func session(before step: Int) -> Session {
    if standsStill { return checkpoints.sessions[0].looking(after: step - 1) }
    var session = checkpoints.latest(upTo: step - 1)
    // On a long way, sessions are left behind at halves of what remains: dense near the present.
    var next = (session.stepCount + step) / 2
    while session.stepCount < step - 1 {
      take(&session)
      leaveBehind(session)
      if session.stepCount == next {
        checkpoints.keep(session)
        next = (session.stepCount + step) / 2
      }
    }
    checkpoints.keep(session)
    return session
  }

  /// How many steps must be taken again to stand before a step.
  func replay(before step: Int) -> Int {
    standsStill ? 0 : max(0, step - 1 - checkpoints.latest(upTo: step - 1).stepCount)
  }

  /// Comes nearer to a step by `limit` steps at most, and keeps how far it came.
  ///
  /// Returns whether the session before the step is there.
  mutating func approach(_ step: Int, atMost limit: Int) -> Bool {
    if standsStill { return true }
    var session = checkpoints.latest(upTo: step - 1)
    for _ in 0..<min(limit, step - 1 - session.stepCount) {
      take(&session)
      leaveBehind(session)
    }
    checkpoints.keep(session)
    return session.stepCount >= step - 1
  }

  /// The latest kept session from which a step can be reached.
  func kept(before step: Int) -> Session {
    standsStill
      ? checkpoints.sessions[0].looking(after: step - 1) : checkpoints.latest(upTo: step - 1)
  }

  /// Takes the step that follows a session, observed.
  mutating func take(_ session: inout Session, observer: inout some TrainingObserver) {
    let batch = loadedBatch(ofStep: session.stepCount + 1)
    if let masks = maskSource(for: session, batch) {
      session.step(batch, in: workspace, masks: masks, observer: &observer)
    } else {
      session.step(batch, in: workspace, observer: &observer)
    }
    change(&session)
  }

  /// Keeps every so many-th session of a long way, from which the budget then chooses.
  mutating func leaveBehind(_ session: Session) {
    if session.stepCount.isMultiple(of: Self.stride)
      || checkpoints.landmarks.contain(session.stepCount)
    {
      checkpoints.keep(session)
    }
  }

  /// At most so many steps lie between the sessions of a long way before the budget chooses.
  private static let stride = 20

  /// Everything that happens in a step, recorded.
  mutating func record(ofStep step: Int) -> StepRecord {
    let session = session(before: step)
    let batch = loadedBatch(ofStep: step)
    return StepRecord(after: session, batch: batch, masks: maskSource(for: session, batch))
  }

  /// What leaves each layer for one example of a step without dropout, and the loss.
  func answer(to batch: Batch, by session: Session) -> (outputs: [[Float]], loss: Float) {
    let workspace = Workspace(for: session.network, rows: 1)
    let losses = session.losses(batch, in: workspace)
    return (session.outputs(batch, in: workspace), losses[0])
  }

  /// Takes a step anew and tells an observer all of it.
  mutating func take(step: Int, observer: inout some TrainingObserver) {
    var session = session(before: step)
    take(&session, observer: &observer)
  }

  private mutating func take(_ session: inout Session) {
    let batch = loadedBatch(ofStep: session.stepCount + 1)
    var none: [Float] = []
    session.step(
      batch, in: workspace, masks: maskSource(for: session, batch), readingGradientsAt: [],
      into: &none)
    change(&session)
  }

  /// Takes the step that follows a session and reads what a life is made of.
  mutating func take(_ session: inout Session, readBy probe: inout LifeProbe) -> Life.Entry {
    let batch = loadedBatch(ofStep: session.stepCount + 1)
    session.step(
      batch, in: workspace, masks: maskSource(for: session, batch),
      readingGradientsAt: probe.wanted, into: &probe.gradients)
    let entry = probe.read(session, workspace, rows: batch.rows)
    change(&session)
    if !changes.isEmpty { probe.stand(before: session) }
    return entry
  }

  /// The examples a step takes.
  public mutating func examples(ofStep step: Int) -> [Int] {
    if let example = taken[step] { return [example] }
    return Array(plan.examples(ofStep: step, order: &order))
  }

  /// Lets a step of one example take another; what came after it is forgotten.
  public mutating func take(_ example: Int, inStep step: Int) {
    precondition(plan.batchSize == 1, "only a batch of one can be exchanged")
    taken[step] = example == plan.examples(ofStep: step, order: &order).first ? nil : example
    checkpoints.dropAll(after: step - 1)
  }

  private mutating func loadedBatch(ofStep step: Int) -> Batch {
    batch.load(examples(ofStep: step), from: source, with: workspace)
    change(&batch, inStep: step)
    return batch
  }
}
