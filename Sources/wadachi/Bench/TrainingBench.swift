import Datasets
import NeuralCore

/// Trains the tutorial's network for a while, with dropout, on all 60,000 digits.
struct TrainingBench {
  let digits: Digits
  let effort: BenchEffort
  let peak: Peak

  /// What an image costs: forward, and backward for the weights, one multiplication and one addition
  /// for each; for the layer below too, but not for the pixels, whose gradient nobody needs.
  static func operationsPerImage(_ network: Sequential) -> Double {
    let kernels = network.parameters.filter(\.isKernel)
    let first = kernels.first?.count ?? 0
    return Double(6 * kernels.map(\.count).reduce(0, +) - 2 * first)
  }

  /// Measures batches of all sizes with two optimizers.
  func measure() -> [BenchFigures.Training] {
    [1, 32, 128, 512].flatMap { batch in
      [Optimizer.sgd(learningRate: 0.1), .adam()].map { measure(batch: batch, optimizer: $0) }
    }
  }

  /// The sizes of batches that networks of other widths and depths are trained with.
  static let scalingBatches = [32, 128, 512]

  /// Measures networks of other widths and depths.
  func measureScaling() -> [BenchFigures.Scaling] {
    effort.scaling.flatMap { width, depth in
      let hidden = String(repeating: " dense(\(width)) relu dropout(0.2)", count: depth)
      guard let network = try? Sequential("784\(hidden) dense(10) softmax") else {
        return [BenchFigures.Scaling]()
      }
      return Self.scalingBatches.map { batch in
        let figures = measure(
          batch: batch, optimizer: .sgd(learningRate: 0.1), network: network)
        return BenchFigures.Scaling(
          width: width, depth: depth, batch: batch,
          microsecondsPerStep: figures.microsecondsPerStep, shareOfPeak: figures.shareOfPeak,
          parameters: network.parameterCount)
      }
    }
  }

  /// Measures training with batches of a size.
  ///
  /// The peak is measured before and after each stretch of training: on a busy machine both sink.
  func measure(batch: Int, optimizer: Optimizer, network: Sequential = .tutorial)
    -> BenchFigures.Training
  {
    var training = training(batch: batch, optimizer: optimizer, network: network)
    let steps = stepsPerRound(&training)
    var seconds: [Double] = []
    var shares: [Double] = []
    let operations = Self.operationsPerImage(network) * Double(batch * steps) / 1e9
    var before = peak.measure()
    for _ in 0..<effort.rounds {
      // The threads may have gone to sleep.
      training.nextBatch()
      let elapsed = Sample.seconds { for _ in 0..<steps { training.nextBatch() } }
      let after = peak.measure()
      seconds.append(elapsed / Double(steps))
      shares.append(operations / elapsed / ((before + after) / 2))
      before = after
    }
    let sample = Sample(seconds)
    return BenchFigures.Training(
      batch: batch, optimizer: optimizer.description,
      imagesPerSecond: Double(batch) / sample.median, microsecondsPerStep: sample.median * 1e6,
      shareOfPeak: Sample(shares).median, spread: sample.spread)
  }

  /// A training with batches of a size, before its first step.
  func training(
    batch: Int, optimizer: Optimizer, network: Sequential = .tutorial
  ) -> Training {
    let session = Session(
      network: network, loss: .categoricalCrossentropy(), optimizer: optimizer, seed: 7)
    return Training(
      session, on: digits,
      plan: BatchPlan(exampleCount: digits.count, batchSize: batch, shuffled: true, seed: 7))
  }

  /// Warms up, and finds how many steps fill a round.
  private func stepsPerRound(_ training: inout Training) -> Int {
    var steps = 0
    let start = ContinuousClock.now
    repeat {
      training.nextBatch()
      steps += 1
    } while start.duration(to: .now) / .seconds(1) < effort.seconds
    return max(1, steps)
  }
}
