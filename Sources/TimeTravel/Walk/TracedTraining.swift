import NeuralCore

/// The steps of a trace: a training that can be walked without its network being run.
public struct TracedTraining: Sendable {
  /// What was told in a step.
  public struct Step: Equatable, Sendable {
    /// The number of the step, from 1.
    public let number: Int
    /// The events in their order; those that were filtered out or cut off are missing.
    public var events: [Event]

    /// Puts both together.
    public init(number: Int, events: [Event]) {
      self.number = number
      self.events = events
    }
  }

  /// How many rows a batch has, but for an epoch's last.
  let batchSize: Int
  /// The steps, which follow one another.
  let steps: [Step]
  /// The network with everything but its numbers.
  private let setup: Session
  /// How the numbers of an example lie.
  private let arrangement: Arrangement

  /// Takes the steps from the first that can be walked to the last that follows on it without a gap.
  ///
  /// `setup` says what was trained, and which parameters are held; its numbers are not looked at. Nil
  /// when no step has an event that is a place of a walk.
  public init?(
    _ steps: [Step], of setup: Session, batchSize: Int, arrangement: Arrangement = .numbers
  ) {
    self.setup = setup
    self.arrangement = arrangement
    self.batchSize = batchSize
    func isWalkable(_ step: Step) -> Bool {
      !StepRecord(step, after: nil, of: setup).walk.isEmpty
    }
    guard let first = steps.firstIndex(where: isWalkable) else { return nil }
    self.steps = Array(
      steps[first...].enumerated().prefix {
        $1.number == steps[first].number + $0 && isWalkable($1)
      }.map(\.element))
  }
}

// MARK: - Walking

extension TracedTraining {
  /// A plan for what is said of the batch; how many examples there were, a trace does not say.
  var plan: BatchPlan {
    BatchPlan(exampleCount: batchSize, batchSize: batchSize, shuffled: false, seed: setup.seed)
  }

  /// The number of the first step.
  var firstStep: Int { steps[0].number }

  /// The number of the last step that can be walked.
  public var lastStep: Int { firstStep + steps.count - 1 }

  /// Everything that is told of a step.
  func record(ofStep step: Int) -> StepRecord {
    let index = step - firstStep
    return StepRecord(
      steps[index], after: index > 0 ? steps[index - 1] : nil, of: setup,
      arrangement: arrangement)
  }

  /// A session that says which step follows it; its numbers are not the trace's.
  func session(before step: Int) -> Session { setup.counting(step - 1) }

  /// Tells an observer of a step, of which the beginning and the end may be missing.
  func take(_ session: inout Session, observer: inout some TrainingObserver) {
    let step = session.stepCount + 1
    Event.stepBegan(step: step, examples: []).tell(&observer)
    var told: Set<Int> = []
    for event in steps[step - firstStep].events {
      switch event {
      case .stepBegan, .stepEnded: continue
      case .preactivation(let layer, _), .activation(let layer, _), .softmax(let layer, _):
        told.insert(layer)
        event.tell(&observer)
      // What a mask lets through is known only where what enters it is.
      case .mask(let layer, _):
        guard told.contains(layer - 1) else { continue }
        told.insert(layer)
        event.tell(&observer)
      default: event.tell(&observer)
      }
    }
    observer.stepEnded(step: step)
    session = setup.counting(step)
  }
}

extension Session {
  /// The same session with another number of steps taken.
  fileprivate func counting(_ steps: Int) -> Session {
    do {
      var session = try Session(
        network: network, loss: loss, optimizer: optimizer, seed: seed, stepCount: steps,
        parameters: parameters, slots: slots)
      session.trainable = trainable
      return session
    } catch {
      preconditionFailure("the numbers are a session's own, and steps are counted from 0")
    }
  }
}
