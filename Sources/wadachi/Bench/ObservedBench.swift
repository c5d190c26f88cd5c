import Datasets
import NeuralCore
import TimeTravel

/// What watching a training costs, and keeping its past: how much longer steps take.
struct ObservedBench {
  let bench: TrainingBench
  /// All that is measured.
  func measure() -> [BenchFigures.Observed] {
    [32, 128].map { batch in
      figures("losses and activations of every 50th batch of \(batch)", batch) {
        glance(&$0, every: 50)
      }
    }
      + [32, 128].map(recording) + [checkpoints(every: 10), replay()]
  }

  /// Everything is kept until the next step is taken.
  private func recording(batch: Int) -> BenchFigures.Observed {
    var recorder = Recorder()
    return figures("all events of every batch of \(batch)", batch) { stepper in
      recorder.restart()
      stepper.step(observer: &recorder)
    }
  }

  private func figures(
    _ what: String, _ batch: Int, _ watched: (inout Stepper) -> Void
  ) -> BenchFigures.Observed {
    BenchFigures.Observed(what: what, ratio: ratio(batch: batch, watched))
  }

  /// Keeping the session as it stands makes the next step copy it.
  private func checkpoints(every interval: Int) -> BenchFigures.Observed {
    var kept: Session?
    return figures("a checkpoint after every \(interval)th batch of 128", 128) { stepper in
      stepper.step()
      if stepper.stepCount % interval == 0 { kept = stepper.session }
      if kept?.stepCount == 0 { kept = nil }
    }
  }

  /// Steps that are taken again on the way to a step of the past.
  private func replay() -> BenchFigures.Observed {
    let steps = 2 * stepsPerRound(batch: 128)
    var ratios: [Double] = []
    for _ in 0..<bench.effort.rounds {
      var training = bench.training(batch: 128, optimizer: .sgd(learningRate: 0.1))
      var history = History(
        training.session, source: bench.digits, plan: training.plan, budget: 0)
      // Both draw the epoch's order with their first step.
      training.nextBatch()
      _ = history.session(before: 2)
      let taken = Sample.seconds { for _ in 0..<steps { training.nextBatch() } }
      let again = Sample.seconds { _ = history.session(before: steps + 2) }
      ratios.append(again / taken)
    }
    return BenchFigures.Observed(
      what: "replaying batches of 128 from a checkpoint", ratio: Sample(ratios).median)
  }

  /// How many times as long `watched` takes as a step that nobody watches; both take turns.
  private func ratio(batch: Int, _ watched: (inout Stepper) -> Void) -> Double {
    var stepper = Stepper(bench.digits, batch: batch)
    let steps = stepsPerRound(batch: batch)
    for _ in 0..<20 { stepper.step() }
    var ratios: [Double] = []
    for _ in 0..<bench.effort.rounds {
      let alone = Sample.seconds { for _ in 0..<steps { stepper.step() } }
      let seen = Sample.seconds { for _ in 0..<steps { watched(&stepper) } }
      ratios.append(seen / alone)
    }
    return Sample(ratios).median
  }

  /// A multiple of 50, so that each round has its share of glances.
  private func stepsPerRound(batch: Int) -> Int {
    bench.effort.rounds == 1 ? 10 : 50 * max(1, 256 / batch)
  }

  private func glance(_ stepper: inout Stepper, every interval: Int) {
    guard stepper.stepCount % interval == 0 else { return stepper.step() }
    var glance = Glance()
    stepper.step(observer: &glance)
  }
}

/// Steps one after the other on the same training examples, watched or not.
struct Stepper {
  private(set) var session = Session.tutorial()
  private let workspace: Workspace
  private let batches: [Batch]

  init(_ digits: Digits, batch: Int) {
    workspace = Workspace(for: session.network, rows: batch)
    batches = (0..<8).map { Batch(Array($0 * batch..<($0 + 1) * batch), from: digits) }
  }

  var stepCount: Int { session.stepCount }

  mutating func step() {
    session.step(batches[session.stepCount % batches.count], in: workspace)
  }

  mutating func step<O: TrainingObserver>(observer: inout O) {
    session.step(
      batches[session.stepCount % batches.count], in: workspace, observer: &observer)
  }
}

/// An observer that keeps the loss and the mean activation of every layer.
private struct Glance: TrainingObserver {
  var wantsUpdates: Bool { false }
  private(set) var loss: Float = 0
  private(set) var means: [Float] = []

  mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) { loss = mean }
  mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    var sum: Float = 0
    for index in values.indices { sum += values[index] }
    means.append(sum / Float(values.count))
  }
}
