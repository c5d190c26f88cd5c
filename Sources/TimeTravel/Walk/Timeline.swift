import NeuralCore

/// A live walk through the training of a network, forward and back, at any grain.
///
/// A value: the step it stands in is recorded in memory, other steps come back by replay. Moves
/// return whether there was anywhere to go.
public struct Timeline {
  /// Where it stands.
  public internal(set) var cursor: Cursor
  /// How fine → and ← are.
  public internal(set) var depth: Depth = .layer
  /// What is true where it stands.
  public internal(set) var moment: Moment

  var history: History
  var record: StepRecord
  /// Where it stood before each jump or dive, the latest last.
  var jumps: [(cursor: Cursor, depth: Depth)] = []
  /// The example that is looked at again in place of the step's own.
  var lookedAt: Int?
  /// The furthest step that was reached.
  var furthestStep: Int

  /// The bytes that checkpoints may take when nobody says otherwise: 64 MB.
  public static let defaultBudget = 64 << 20

  /// Begins a walk at the step that follows a session.
  ///
  /// `base` is the session from which `session` was trained with the same source and plan, when the
  /// walk shall reach back to there; `known` are sessions on the way, which need no replay.
  public init(
    session: Session, base: Session? = nil, known: [Session] = [], source: any ExampleSource,
    plan: BatchPlan,
    budget: Int = Timeline.defaultBudget
  ) {
    let history = History(
      base ?? session, known: base == nil ? [] : known + [session], source: source, plan: plan,
      budget: budget)
    self.init(history, step: session.stepCount + 1)
  }

  package init(_ history: History, step: Int) {
    self.history = history
    record = self.history.record(ofStep: step)
    cursor = Cursor(step: step, place: .input)
    furthestStep = step
    moment = Moment(
      cursor: cursor, depth: .layer, record: record, plan: history.plan,
      exampleCount: history.plan.exampleCount, again: nil)
  }

  /// The earliest step that can be reached.
  public var firstStep: Int { history.firstStep }

  /// The bytes that checkpoints take.
  public var checkpointBytes: Int { history.checkpointBytes }
}

// MARK: - Standing

extension Timeline {
  /// Stands at a place of a step, outside its neurons.
  mutating func stand(inStep step: Int, at place: Place) -> Bool {
    guard step >= history.firstStep else { return false }
    guard step != cursor.step || place != cursor.place || cursor.unit != nil else { return false }
    enter(step)
    cursor.place = place
    cursor.unit = nil
    cursor.term = nil
    if depth > .layer { depth = .layer }
    look()
    return true
  }

  /// Stands in another step, where it stands in this one.
  mutating func stand(inStep step: Int) -> Bool {
    guard step >= history.firstStep, step != cursor.step else { return false }
    enter(step)
    look()
    return true
  }

  /// Records a step when it is another.
  private mutating func enter(_ step: Int) {
    lookedAt = nil
    guard step != cursor.step else { return }
    record = history.record(ofStep: step)
    furthestStep = max(furthestStep, step)
    cursor.step = step
  }

  /// Makes the moment anew after the cursor has moved.
  mutating func look() {
    cursor.row = min(cursor.row, record.batch.rows - 1)
    moment = Moment(
      cursor: cursor, depth: depth, record: record, plan: history.plan,
      exampleCount: history.plan.exampleCount, again: cursor.place == .again ? again : nil)
  }

  private var again: Moment.Again {
    let example = lookedAt ?? record.batch.examples[cursor.row]
    let before = history.answer(to: example, by: record.before)
    let after = history.answer(to: example, by: record.after)
    return Moment.Again(
      example: example, isOther: lookedAt != nil,
      target: Moment.target(
        Batch([example], from: history.source).targets, of: record.before.loss,
        outputs: record.before.network.outputs),
      before: before.outputs, lossBefore: before.loss,
      probabilities: after.outputs, loss: after.loss)
  }
}
