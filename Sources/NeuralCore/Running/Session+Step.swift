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
    begin(batch, workspace)
    var none: [Float] = []
    return withPass(batch, workspace, nil) { $0.step(into: &none) }
  }

  /// Takes one training step on a batch, and watches only the gradients of some parameters.
  ///
  /// `wanted` are indices of the flat vector; `gradients`, as long, gets ∂L/∂ each of them as an
  /// observer would be told it. The masks come from `masks` where it is given.
  @discardableResult
  package mutating func step(
    _ batch: Batch, in workspace: Workspace, masks: MaskSource? = nil,
    readingGradientsAt wanted: [Int], into gradients: inout [Float]
  ) -> StepResult {
    precondition(gradients.count == wanted.count, "each gradient that is wanted has its place")
    begin(batch, workspace)
    return withPass(batch, workspace, masks) {
      $0.step(readingGradientsAt: wanted, into: &gradients)
    }
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

  /// Moves the parameters along the gradients that the workspace holds of the last step whose gradients
  /// were written down, and does nothing else: for measuring what an update costs by itself.
  package mutating func sweep(_ batch: Batch, in workspace: Workspace) {
    begin(batch, workspace)
    _ = withPass(batch, workspace, nil) { pass in
      pass.run(.update)
      return pass.result(penalty: 0)
    }
  }

  @inline(__always)
  private mutating func take<O: TrainingObserver>(
    _ batch: Batch, in workspace: Workspace, masks: MaskSource? = nil, observer: inout O
  ) -> StepResult {
    begin(batch, workspace)
    observer.stepBegan(step: stepCount, examples: batch.examples.span)
    observer.input(batch.inputs.span, shape: (batch.rows, network.inputs))
    observer.target(batch.targets.span, shape: (batch.rows, batch.targetWidth))
    let result = withPass(batch, workspace, masks) { $0.observedStep(&observer) }
    observer.stepEnded(step: stepCount)
    return result
  }

  /// Checks that all fits together, and counts the step.
  private mutating func begin(_ batch: Batch, _ workspace: Workspace) {
    precondition(
      workspace.network == network && batch.rows <= workspace.rows && batch.rows > 0,
      "a workspace serves the network and the number of rows that it was made for")
    precondition(workspace.purpose == .training, "a workspace for inference has no gradients")
    precondition(
      batch.inputWidth == network.inputs
        && batch.targetWidth == loss.targetWidth(outputs: network.outputs),
      "a batch must fit the network's inputs and outputs")
    stepCount += 1
    momentumProduct *= optimizer.rule.momentum(ofStep: stepCount)
  }

  /// Lends everything that a training step touches to a pass.
  @inline(__always)
  private mutating func withPass(
    _ batch: Batch, _ workspace: Workspace, _ masks: MaskSource?,
    _ body: (borrowing Pass) -> StepResult
  ) -> StepResult {
    let step = UpdateStep(optimizer, number: stepCount, momentumProduct: momentumProduct)
    let phase = Phase.training(
      step: stepCount, examples: batch.examples,
      masks: masks ?? givenMasks(for: batch.examples))
    let start = Pass.Start(self, phase, workspace)
    let (optimizer, trainable, slotCount) = (optimizer, trainable, slotCount)
    return batch.lent { batch in
      parameters.withUnsafeMutableBufferPointer { parameters in
        slots.withUnsafeMutableBufferPointer { slots in
          // A network without parameters has no place where they are; none is ever looked at.
          let w = parameters.baseAddress ?? workspace.parameterGradients
          let update = ParameterUpdate(
            optimizer, step, w, slots.baseAddress ?? w, slotCount: slotCount, trainable: trainable)
          return body(Pass(start, batch, w, update))
        }
      }
    }
  }
}
