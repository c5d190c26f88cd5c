import NeuralCore

/// What can be walked: a training that is replayed from checkpoints, or a trace of one.
protocol Story {
  /// Which examples steps take.
  var plan: BatchPlan { get }
  /// The earliest step there is.
  var firstStep: Int { get }
  /// The last step there is; nil where it goes on as far as one walks.
  var lastStep: Int? { get }
  /// The bytes that checkpoints take.
  var checkpointBytes: Int { get }

  /// The steps whose sessions before them are kept.
  var checkpointSteps: [Int] { get }

  /// Everything that happens in a step, which must be one of the story's.
  mutating func record(ofStep step: Int) -> StepRecord

  /// How many steps must be taken again to stand before a step.
  func replay(before step: Int) -> Int

  /// Comes nearer to a step by `limit` steps at most; whether it can be shown now.
  mutating func approach(_ step: Int, atMost limit: Int) -> Bool

  /// The latest kept session from which a step can be reached.
  func kept(before step: Int) -> Session

  /// Takes the step that follows a session, watched.
  mutating func take(_ session: inout Session, watchedBy watch: inout StopWatch)

  /// Keeps every so many-th session of a long way.
  mutating func leaveBehind(_ session: Session)

  /// Lets a step of one example take another; what came after it is forgotten.
  ///
  /// Returns whether the story can: a trace has no other examples.
  mutating func exchange(_ example: Int, inStep step: Int) -> Bool

  /// An example through the weights of before and after a step, the row's own where none is given.
  ///
  /// Nil where nothing can be computed.
  func again(_ example: Int?, row: Int, of record: StepRecord) -> Moment.Again?
}

extension Story {
  /// Whether a step is there.
  func contains(step: Int) -> Bool { step >= firstStep && step <= lastStep ?? .max }
}

extension History: Story {
  var lastStep: Int? { nil }

  mutating func exchange(_ example: Int, inStep step: Int) -> Bool {
    guard plan.batchSize == 1, (0..<plan.exampleCount).contains(example) else { return false }
    take(example, inStep: step)
    return true
  }

  func again(_ lookedAt: Int?, row: Int, of record: StepRecord) -> Moment.Again? {
    let own = record.batch.examples[row]
    let example = lookedAt ?? own
    let network = record.before.network
    let batch = batch(of: example, inStep: record.before.stepCount + 1)
    let before = answer(to: batch, by: record.before)
    let after = answer(to: batch, by: record.after)
    return Moment.Again(
      example: example, isOther: example != own, input: batch.inputs,
      target: Moment.target(batch.targets, of: record.before.loss, outputs: network.outputs),
      before: before.outputs.last ?? batch.inputs, lossBefore: before.loss,
      lossWithMasks: example == own && network.hasDropout ? record.losses[row] : nil,
      outputs: after.outputs, loss: after.loss)
  }
}
