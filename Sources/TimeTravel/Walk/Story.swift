import NeuralCore

/// What can be walked: a training that is replayed from checkpoints, or a trace of one.
enum Story {
  /// The network is run.
  case training(History)
  /// What was told of each step is all there is.
  case trace(TracedTraining)
}

// MARK: - What it has

extension Story {
  /// Which examples steps take.
  var plan: BatchPlan {
    switch self {
    case .training(let history): history.plan
    case .trace(let trace): trace.plan
    }
  }

  /// The earliest step there is.
  var firstStep: Int {
    switch self {
    case .training(let history): history.firstStep
    case .trace(let trace): trace.firstStep
    }
  }

  /// The last step there is; nil where it goes on as far as one walks.
  var lastStep: Int? {
    switch self {
    case .training(let history): history.lastStep
    case .trace(let trace): trace.lastStep
    }
  }

  /// Whether a step is there.
  func contains(step: Int) -> Bool { step >= firstStep && step <= lastStep ?? .max }

  /// The training; nil of a trace.
  var training: History? {
    switch self {
    case .training(let history): history
    case .trace: nil
    }
  }

  /// The bytes that checkpoints take.
  var checkpointBytes: Int { training?.checkpointBytes ?? 0 }

  /// The steps whose sessions before them are kept.
  var checkpointSteps: [Int] { training?.checkpointSteps ?? [] }

  /// How many steps must be taken again to stand before a step.
  func replay(before step: Int) -> Int { training?.replay(before: step) ?? 0 }

  /// The latest kept session from which a step can be reached.
  func kept(before step: Int) -> Session {
    switch self {
    case .training(let history): history.kept(before: step)
    case .trace(let trace): trace.session(before: step)
    }
  }

  /// An example through the weights of before and after a step, the row's own where none is given.
  ///
  /// Nil of a trace: it computes nothing.
  func again(_ example: Int?, row: Int, of record: StepRecord) -> Moment.Again? {
    training?.again(example, row: row, of: record)
  }
}

// MARK: - What it does

extension Story {
  /// Everything that happens in a step, which must be one of the story's.
  mutating func record(ofStep step: Int) -> StepRecord {
    run {
      $0.record(ofStep: step)
    } orRead: {
      $0.record(ofStep: step)
    }
  }

  /// Comes nearer to a step by `limit` steps at most; whether it can be shown now.
  mutating func approach(_ step: Int, atMost limit: Int) -> Bool {
    run {
      $0.approach(step, atMost: limit)
    } orRead: { _ in
      true
    }
  }

  /// Takes the step that follows a session, observed.
  mutating func take(_ session: inout Session, observer: inout some TrainingObserver) {
    run {
      $0.take(&session, observer: &observer)
    } orRead: {
      $0.take(&session, observer: &observer)
    }
  }

  /// Keeps every so many-th session of a long way.
  mutating func leaveBehind(_ session: Session) {
    run {
      $0.leaveBehind(session)
    } orRead: { _ in
    }
  }

  /// Lets a step of one example take another; what came after it is forgotten.
  ///
  /// Returns whether the story can: a trace has no other examples.
  mutating func exchange(_ example: Int, inStep step: Int) -> Bool {
    run {
      $0.exchange(example, inStep: step)
    } orRead: { _ in
      false
    }
  }

  /// The examples that a step takes; none of a trace, which does not say.
  mutating func examples(ofStep step: Int) -> [Int] {
    run {
      $0.examples(ofStep: step)
    } orRead: { _ in
      []
    }
  }

  /// Makes more of a life known, by `limit` steps at most; whether all up to a step is known then.
  mutating func advance(_ life: inout Life, to present: Int, atMost limit: Int) -> Bool {
    run {
      $0.advance(&life, to: present, atMost: limit)
    } orRead: { _ in
      true
    }
  }

  /// Changes the training in its place, where nothing else holds it; or reads the trace.
  private mutating func run<Result>(
    _ change: (inout History) -> Result, orRead read: (TracedTraining) -> Result
  ) -> Result {
    switch consume self {
    case .training(var history):
      let result = change(&history)
      self = .training(history)
      return result
    case .trace(let trace):
      self = .trace(trace)
      return read(trace)
    }
  }
}
