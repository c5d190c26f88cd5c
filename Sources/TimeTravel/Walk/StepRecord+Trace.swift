import NeuralCore

extension StepRecord {
  /// The record of a step of a trace, `previous` before it where the trace has that.
  ///
  /// Numbers that the trace does not hold are NaN, and `holdings` says which they are.
  convenience init(
    _ step: TracedTraining.Step, after previous: TracedTraining.Step?, of setup: Session,
    arrangement: Arrangement = .numbers
  ) {
    var numbers = TracedNumbers(setup, step: step.number)
    for case .update(let parameter, _, let after, let slots) in previous?.events ?? [] {
      numbers.begin(parameter, with: after, slots)
    }
    for case .update(let parameter, let before, let after, let slots) in step.events {
      numbers.move(parameter, from: before, to: after, slots)
    }
    let rows = TracedRows(step.events, of: setup)
    numbers.holdings.examples = rows.numbers != nil
    self.init(
      before: numbers.before.session(setup, stepCount: step.number - 1),
      after: numbers.after.session(setup, stepCount: step.number), batch: rows.batch(arrangement),
      events: step.events.filter { if case .update = $0 { false } else { true } },
      holdings: numbers.holdings)
  }
}

/// The parameters on both sides of a step, as far as updates tell them.
private struct TracedNumbers {
  /// Parameters and what the optimizer keeps for them, in a session's layout.
  struct Side {
    var parameters: [Float]
    var slots: [Float]

    func session(_ setup: Session, stepCount: Int) -> Session {
      let rule = setup.optimizer.rule
      // Only Nadam's momenta differ from 1; their product soon is so small that it is 0.
      var (product, step) = (1.0, 1)
      while step <= stepCount, product > 0, rule.momentum(ofStep: step) != 1 {
        product *= rule.momentum(ofStep: step)
        step += 1
      }
      do {
        var session = try Session(
          network: setup.network, loss: setup.loss, optimizer: setup.optimizer, seed: setup.seed,
          stepCount: stepCount, parameters: parameters, slots: slots, momentumProduct: product)
        session.trainable = setup.trainable
        return session
      } catch {
        preconditionFailure("both sides begin with a session's own counts, and keep them")
      }
    }
  }

  var before: Side
  var after: Side
  var holdings: TraceHoldings
  private let network: Sequential
  private let slotCount: Int

  init(_ setup: Session, step: Int) {
    network = setup.network
    slotCount = setup.optimizer.rule.slotNames.count
    let parameters = [Float](repeating: .nan, count: network.parameterCount)
    // Before the first step the optimizer remembers nothing, whatever the weights are.
    let start = step == 1 ? setup.optimizer.rule.initialSlotValue : .nan
    let slots = [Float](repeating: start, count: network.parameterCount * slotCount)
    before = Side(parameters: parameters, slots: slots)
    after = before
    let none = [Bool](repeating: false, count: network.parameters.count)
    let keeps = [Bool](repeating: step == 1 || slotCount == 0, count: none.count)
    holdings = TraceHoldings(weights: none, slots: keeps, updates: none)
  }

  /// The step begins with what the one before it left.
  mutating func begin(_ parameter: Int, with values: [Float], _ slots: [Float]) {
    put(values, slots, for: parameter, into: &before)
    put(values, slots, for: parameter, into: &after)
    holdings.weights[parameter] = true
    holdings.slots[parameter] = true
  }

  mutating func move(
    _ parameter: Int, from old: [Float], to new: [Float], _ slots: [Float]
  ) {
    put(old, [], for: parameter, into: &before)
    put(new, slots, for: parameter, into: &after)
    holdings.weights[parameter] = true
    holdings.updates[parameter] = true
  }

  private func put(
    _ values: [Float], _ slots: [Float], for parameter: Int, into side: inout Side
  ) {
    let range = network.parameters[parameter].range
    side.parameters.replaceSubrange(range, with: values)
    guard !slots.isEmpty else { return }
    side.slots.replaceSubrange(
      range.lowerBound * slotCount..<range.upperBound * slotCount, with: slots)
  }
}

/// What went into a step: of inputs or targets that are not told, the batch has none.
private struct TracedRows {
  /// The numbers of the rows' examples; nil where they are not told.
  private(set) var numbers: [Int]?
  private var inputs: Tensor?
  private var targets: Tensor?
  private var rows = 1

  init(_ events: [Event], of setup: Session) {
    for event in events {
      rows = event.rows ?? rows
      switch event {
      case .stepBegan(_, let examples): numbers = examples
      case .input(let tensor): inputs = tensor
      case .target(let tensor): targets = tensor
      default: break
      }
    }
  }

  /// The rows as a batch, with their examples' numbers where these are told.
  func batch(_ arrangement: Arrangement) -> Batch {
    Batch(
      numbers ?? Array(0..<rows), inputs: inputs?.values ?? [],
      inputWidth: inputs?.shape.last ?? 0, targets: targets?.values ?? [],
      targetWidth: targets?.shape.last ?? 0, arrangement: arrangement)
  }
}
