import NeuralCore

/// What is true at the cursor: all that views, narration and lessons read.
///
/// It answers nil for what is not known yet. Making and copying one is cheap: the numbers of its
/// step are recorded once and shared.
public struct Moment: Sendable {
  /// Where it is.
  public let cursor: Cursor
  /// The grain of the walk, which can be coarser or finer than the cursor's own depth.
  public let depth: Depth
  /// How many examples the source has.
  public let exampleCount: Int
  /// Which examples steps take when nobody takes others.
  public let plan: BatchPlan
  /// The same example through the new weights; only at `Place.again`.
  public let again: Again?
  /// What was chosen on the way here.
  public let selection: Selection

  let record: StepRecord
  /// The same step otherwise; nil while nothing was supposed.
  let beside: Beside?
  private let position: Int

  init(
    cursor: Cursor, depth: Depth, record: StepRecord, plan: BatchPlan, exampleCount: Int,
    again: Again?, selection: Selection, beside: Beside? = nil
  ) {
    self.cursor = cursor
    self.depth = depth
    self.record = record
    self.plan = plan
    self.exampleCount = exampleCount
    self.again = again
    self.selection = selection
    self.beside = beside
    position = record.walk.firstIndex(of: cursor.place) ?? 0
  }

  /// The same events over other weights: what was recorded stays, what is derived changes.
  public func replacing(session: Session) -> Moment {
    Moment(
      cursor: cursor, depth: depth, record: record.replacing(before: session), plan: plan,
      exampleCount: exampleCount, again: again, selection: selection)
  }

  /// The same events, seen from elsewhere in the same place.
  package func standing(at cursor: Cursor) -> Moment {
    Moment(
      cursor: cursor, depth: depth, record: record, plan: plan, exampleCount: exampleCount,
      again: again, selection: selection)
  }
}

extension Moment: Equatable {
  /// Two moments are equal when they stand at the same place and the same numbers are true there.
  public static func == (left: Moment, right: Moment) -> Bool {
    guard
      left.cursor == right.cursor, left.depth == right.depth, left.plan == right.plan,
      left.exampleCount == right.exampleCount, left.again == right.again,
      left.beside == right.beside
    else { return false }
    return left.record == right.record
  }
}

// MARK: - What the step is

extension Moment {
  /// The network.
  public var network: Sequential { record.before.network }
  /// How wrong an answer is.
  public var loss: Loss { record.before.loss }
  /// How the parameters move.
  public var optimizer: Optimizer { record.before.optimizer }
  /// What initial weights and masks are drawn from.
  public var seed: UInt64 { record.before.seed }
  /// The session before this step.
  public var sessionBefore: Session { record.before }
  /// The session after it, with what the cursor does not know yet.
  package var sessionAfter: Session { record.after }
  /// All that was observed in this step but the updates, in the order of the contract, known or not.
  public var events: [Event] { record.events }
  /// Whether softmax and categorical cross-entropy are taken together, so that p − t is the blame.
  public var takesLossFromLogits: Bool { record.before.takesLossFromLogits }
  /// Whether sigmoid and binary cross-entropy are taken together: the blame of z is (p − t)/outputs,
  /// also where the loss on p is clipped and has no slope.
  public var takesSigmoidFromLogits: Bool { record.before.takesSigmoidFromLogits }
  /// The places of the step, in order.
  public var walk: [Place] { record.walk }
  /// The examples of the batch, one for each row.
  public var examples: [Int] { record.batch.examples }
  /// How many rows the batch has.
  public var rows: Int { record.batch.rows }
  /// The example in focus.
  public var example: Int { record.batch.examples[cursor.row] }

  /// Whether a place is reached: it is at or before the cursor.
  public func knows(_ place: Place) -> Bool {
    record.walk.firstIndex(of: place).map { $0 <= position } ?? false
  }
}
