import NeuralCore

// Which example a step takes, and what the network answers when it is looked at again.

extension History {
  /// Lets a step of one example take another, where there is such a one; whether it could.
  mutating func exchange(_ example: Int, inStep step: Int) -> Bool {
    guard plan.batchSize == 1, (0..<plan.exampleCount).contains(example) else { return false }
    take(example, inStep: step)
    return true
  }

  /// An example through the weights of before and after a step, the row's own where none is given.
  func again(_ lookedAt: Int?, row: Int, of record: StepRecord) -> Moment.Again {
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

  /// The class that an example has in a step; nil where its target names none.
  func label(ofExample example: Int, inStep step: Int) -> Int? {
    let session = checkpoints.sessions[0]
    return Moment.label(
      of: Moment.target(
        batch(of: example, inStep: step).targets, of: session.loss,
        outputs: session.network.outputs))
  }
}
