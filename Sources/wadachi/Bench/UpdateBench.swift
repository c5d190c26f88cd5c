import NeuralCore

/// What moving the weights costs by itself: the bound of a step with a batch of one.
struct UpdateBench {
  let bench: TrainingBench

  /// Measures sweeps over all parameters, and sets steps of one example beside them.
  ///
  /// The gradient is a batch's, written down; what the optimizer keeps is as after some hundred steps.
  func measure(_ optimizer: Optimizer, beside training: [BenchFigures.Training])
    -> BenchFigures.Update
  {
    var session = bench.training(batch: 1, optimizer: optimizer).session
    let workspace = Workspace(for: session.network, rows: 32)
    let batch = Batch(Array(0..<32), from: bench.digits)
    for _ in 0..<10 { session.step(batch, in: workspace) }
    let sweeps = bench.effort.rounds == 1 ? 3 : 200
    let seconds = (0..<bench.effort.rounds).map { _ in
      Sample.seconds { for _ in 0..<sweeps { session.sweep(batch, in: workspace) } }
        / Double(sweeps)
    }
    let alone = Sample(seconds).median
    let step = training.first { $0.batch == 1 && $0.optimizer == optimizer.description }
    return BenchFigures.Update(
      optimizer: optimizer.description, parameters: session.network.parameterCount,
      sweepsPerSecond: 1 / alone,
      stepsPerSweep: step.map { alone / ($0.microsecondsPerStep / 1e6) } ?? 0)
  }
}
