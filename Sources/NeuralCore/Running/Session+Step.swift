/// What a step reports: how wrong and how often right the batch was, before the update.
public struct StepResult: Hashable, Sendable {
  /// The mean loss of the batch, with dropout.
  public let loss: Float
  /// What the regularisers add to it.
  public let penalty: Float
  /// How many rows were answered right, with dropout.
  public let right: Int
  /// How many rows the batch had.
  public let rows: Int
}

extension Session {
  /// Takes one training step on a batch, and watches nothing.
  @discardableResult
  public mutating func step(_ batch: Batch, in workspace: Workspace) -> StepResult {
    var nobody = Unobserved()
    return take(batch, in: workspace, observer: &nobody)
  }

  /// Takes one training step on a batch and tells an observer every number on the way.
  ///
  /// The result has the same bits as an unobserved step.
  @discardableResult
  public mutating func step<O: TrainingObserver>(
    _ batch: Batch, in workspace: Workspace, observer: inout O
  ) -> StepResult {
    take(batch, in: workspace, observer: &observer)
  }

  /// Takes one training step whose dropout masks come from `masks`, not from the seed.
  @discardableResult
  package mutating func step<O: TrainingObserver>(
    _ batch: Batch, in workspace: Workspace, masks: @escaping MaskSource, observer: inout O
  ) -> StepResult {
    take(batch, in: workspace, masks: masks, observer: &observer)
  }

  /// Forward, loss, backward, update: the order in which the observer hears of it.
  @inline(__always)
  private mutating func take<O: TrainingObserver>(
    _ batch: Batch, in workspace: Workspace, masks: MaskSource? = nil, observer: inout O
  ) -> StepResult {
    precondition(
      workspace.network == network && batch.rows <= workspace.rows && batch.rows > 0,
      "a workspace serves the network and the number of rows that it was made for")
    precondition(
      batch.inputWidth == network.inputs
        && batch.targetWidth == loss.targetWidth(outputs: network.outputs),
      "a batch must fit the network's inputs and outputs")
    stepCount += 1
    momentumProduct *= optimizer.rule.momentum(ofStep: stepCount)
    let pass = Pass(self, rows: batch.rows, workspace)
    observer.stepBegan(step: stepCount, examples: batch.examples.span)
    let result = batch.lent { x, t, weights in
      parameters.withUnsafeMutableBufferPointer { parameters in
        slots.withUnsafeMutableBufferPointer { slots in
          let w = parameters.baseAddress ?? workspace.parameterGradients
          let phase = Phase.training(step: stepCount, examples: batch.examples, masks: masks)
          observer.input(batch.inputs.span, shape: (batch.rows, network.inputs))
          observer.target(batch.targets.span, shape: (batch.rows, batch.targetWidth))
          pass.forward(x, w, phase, &observer)
          let result = pass.loss(x, t, w, weights, &observer)
          pass.backward(x, t, w, weights, &observer)
          pass.update(
            w, slots: slots.baseAddress ?? w, trainable: trainable,
            UpdateStep(optimizer, number: stepCount, momentumProduct: momentumProduct), &observer)
          return result
        }
      }
    }
    observer.stepEnded(step: stepCount)
    return result
  }
}
