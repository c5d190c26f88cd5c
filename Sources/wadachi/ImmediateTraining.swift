import Datasets
import Workbench

/// Training for a headless run: an order is done before the next key, so that every run is the same.
///
/// Paces do not wait: a training that runs until told otherwise is at its end when the next key is read.
/// One that works in slices is told when to go on, so that it can be heard of on the way.
final class ImmediateTraining: TrainingDriver {
  private let mnist: MNIST
  private let inSlices: Bool
  private var engine: TrainingEngine?
  private var keeper: TrainingKeeper?
  private var waiting: [Action] = []

  /// Of an epoch so many slices are made.
  private static let slices = 10

  /// Trains on the digits of `mnist`.
  init(_ mnist: MNIST, inSlices: Bool = false) {
    self.mnist = mnist
    self.inSlices = inSlices
  }

  func start(_ setup: TrainingSetup, keeping: TrainingKeeping) {
    stop()
    do {
      let parts = try setup.parts(of: mnist)
      try parts.load()
      keeper = try TrainingKeeper(keeping, for: setup)
      engine = TrainingEngine(setup, on: parts, probes: TrainingPanes.probes)
    } catch {
      waiting.append(.trainingFailed("\(error)"))
    }
  }

  func follow(_ order: TrainingOrder) {
    engine?.follow(order)
    while !inSlices, isWorking { _ = engine?.advance() }
    report()
  }

  func follow(_ watch: TrainingWatch) {
    engine?.follow(watch)
    report()
  }

  func stop() { _ = end(saves: false) }

  func finish() -> String? { end(saves: true) }

  func news() -> [Action] {
    defer { waiting = [] }
    return waiting
  }

  private func end(saves: Bool) -> String? {
    defer { (engine, keeper) = (nil, nil) }
    guard var engine, var keeper else { return nil }
    return keeper.farewell(to: &engine, saves: saves)
  }

  /// Whether an order is not done yet.
  var isWorking: Bool { engine?.isIdle == false }

  /// Works until the next part of an epoch is done, and reads what the network says then.
  func work() {
    let slice = max(1, (engine?.plan.stepsPerEpoch ?? 1) / Self.slices)
    repeat {
      _ = engine?.advance()
    } while isWorking
      && (engine?.isChecking == true || engine?.session.stepCount.isMultiple(of: slice) == false)
    engine?.readAll()
    report()
  }

  private func report() {
    if let engine { waiting.append(.training(engine.news())) }
  }
}
