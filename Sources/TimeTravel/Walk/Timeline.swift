import NeuralCore

/// A walk through the training of a network or a trace of it, forward and back, at any grain.
///
/// A value: the step it stands in is recorded in memory, other steps come back by replay,
/// or out of the trace. Moves
/// return whether there was anywhere to go.
public struct Timeline {
  /// Where it stands.
  public internal(set) var cursor: Cursor
  /// What was chosen, until something else is.
  public private(set) var selection = Selection()
  /// How far in it stands: as far as ↓ has led, or a jump.
  public internal(set) var depth: Depth = .layer
  /// Whether ↓ led to the neuron or the term where it stands, so that → goes over its like; a jump does
  /// not.
  var isAmongLike = false
  /// What is true where it stands.
  public internal(set) var moment: Moment

  var story: Story
  var record: StepRecord
  /// Where it stood before each jump or dive, the latest last.
  var jumps: [Jump] = []
  /// The examples that are looked at again in place of the steps' own, by step.
  var looks: [Int: Int] = [:]
  /// The furthest step that was reached.
  var furthestStep: Int
  /// How often its past has become another: by another example, or by what is supposed.
  var revision = 0
  /// What was supposed, the latest last.
  public internal(set) var suppositions: [Supposition] = []
  /// The training without what was changed in place; nil while nothing was.
  var real: History?
  /// The step as it really is and as it is supposed, and of which record that holds.
  var besides: Besides?

  /// The bytes that checkpoints may take when nobody says otherwise: 192 MB.
  ///
  /// Of the tutorial's network that is 252 sessions, and 84 with an optimizer that keeps two numbers
  /// for every parameter: then at most 160 steps are replayed to any of the last 10,000.
  public static let defaultBudget = 192 << 20

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

  /// The examples that its steps take; nil of a trace, which has none.
  package var examples: (any ExampleSource)? {
    if case .training(let history) = story { history.source } else { nil }
  }

  /// Begins a walk through a trace at its first step.
  public init(_ trace: TracedTraining) { self.init(.trace(trace), step: trace.firstStep) }

  package init(_ history: History, step: Int) { self.init(.training(history), step: step) }

  private init(_ story: Story, step: Int) {
    self.story = story
    record = self.story.record(ofStep: step)
    cursor = Cursor(step: step, place: record.place(nearest: .input))
    furthestStep = story.lastStep ?? step
    moment = Moment(
      cursor: cursor, depth: .layer, record: record, plan: story.plan,
      exampleCount: story.plan.exampleCount, again: nil, selection: selection)
  }

  /// The earliest step that can be reached.
  public var firstStep: Int { story.firstStep }

  /// Where it stood before a jump, and which other example was looked at there.
  struct Jump {
    let cursor: Cursor
    let depth: Depth
    let isAmongLike: Bool
    let look: Int?
  }

  /// The bytes that checkpoints take, also those of the training without what was changed in it.
  public var checkpointBytes: Int { story.checkpointBytes + (real?.checkpointBytes ?? 0) }
}

// MARK: - Telling

extension Timeline {
  /// Takes `count` steps anew, beginning with the one it stands in, and tells an observer all of them.
  ///
  /// Returns whether it could: a trace runs no network.
  public func take(_ count: Int, observer: inout some TrainingObserver) -> Bool {
    guard var history = story.training else { return false }
    for step in cursor.step..<cursor.step + count { history.take(step: step, observer: &observer) }
    return true
  }
}

// MARK: - Standing

extension Timeline {
  /// How fine → and ← are: from neuron to neuron and from term to term only where ↓ led among them.
  ///
  /// From one that was jumped to, → leads on to the next place.
  public var grain: Depth { depth > .layer && !isAmongLike ? .layer : depth }

  /// Lets → go over the neurons, or the terms, of which it stands in one.
  public mutating func goOverLike() {
    isAmongLike = depth > .layer
    look()
  }

  /// Stands at a place of a step, outside its neurons.
  mutating func stand(inStep step: Int, at place: Place) -> Bool {
    guard story.contains(step: step) else { return false }
    guard step != cursor.step || place != cursor.place || cursor.unit != nil else { return false }
    enter(step)
    cursor.place = record.place(nearest: place)
    cursor.unit = nil
    cursor.term = nil
    if depth > .layer { depth = .layer }
    isAmongLike = false
    look()
    return true
  }

  /// Stands in another step, where it stands in this one.
  mutating func enterStep(_ step: Int) -> Bool {
    guard story.contains(step: step), step != cursor.step else { return false }
    enter(step)
    let nearest = record.place(nearest: cursor.place)
    if nearest != cursor.place {
      (cursor.place, cursor.unit, cursor.term) = (nearest, nil, nil)
      depth = min(depth, .layer)
    }
    look()
    return true
  }

  /// Records a step when it is another.
  private mutating func enter(_ step: Int) {
    guard step != cursor.step else { return }
    record = story.record(ofStep: step)
    furthestStep = max(furthestStep, step)
    cursor.step = step
  }

  /// Makes the moment anew after the cursor has moved.
  mutating func look() {
    cursor.row = min(cursor.row, record.batch.rows - 1)
    selection.choose(cursor, in: record.before.network)
    moment = Moment(
      cursor: cursor, depth: depth, record: record, plan: story.plan,
      exampleCount: story.plan.exampleCount,
      again: cursor.place == .again
        ? story.again(looks[cursor.step], row: cursor.row, of: record) : nil,
      selection: selection,
      beside: beside())
  }
}

// MARK: - Choosing

extension Timeline {
  /// Marks a neuron, a class or an input of the place, at the grain at which it stands; false where it
  /// is not there.
  @discardableResult
  public mutating func mark(unit: Int) -> Bool {
    guard (0..<moment.unitCount).contains(unit) else { return false }
    var marked = cursor
    marked.unit = unit
    choose(marked, isEntered: cursor.unit != nil)
    return true
  }

  /// Marks a term of the marked neuron, and goes into it where it does not stand inside it; false
  /// where it is not there.
  @discardableResult
  public mutating func mark(term: Int) -> Bool {
    let terms = Extent.terms(of: cursor.place, in: moment.network)
    guard (0..<terms).contains(term), let unit = moment.unitInFocus else { return false }
    if cursor.unit == nil { remember() }
    var marked = cursor
    (marked.unit, marked.term) = (unit, term)
    depth = .term
    choose(marked, isEntered: true)
    return true
  }

  /// Chooses what a cursor elsewhere has entered.
  mutating func choose(_ chosen: Cursor) {
    selection.choose(chosen, in: moment.network)
    look()
  }

  private mutating func choose(_ marked: Cursor, isEntered: Bool) {
    if isEntered { cursor = marked } else { selection.choose(marked, in: moment.network) }
    look()
  }
}
