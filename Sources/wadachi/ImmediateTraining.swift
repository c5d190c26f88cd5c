import Datasets
import Workbench

/// Training for a headless run: an order is done before the next key, so that every run is the same.
///
/// Paces do not wait: a training that runs until told otherwise is at its end when the next key is read.
final class ImmediateTraining: TrainingDriver {
  private let mnist: MNIST
  private var engine: TrainingEngine?
  private var keeper: TrainingKeeper?
  private var waiting: [Action] = []

  /// Trains on the digits of `mnist`.
  init(_ mnist: MNIST) { self.mnist = mnist }

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
    advance()
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

  private func advance() {
    while engine?.isIdle == false { _ = engine?.advance() }
    report()
  }

  private func report() {
    if let engine { waiting.append(.training(engine.news())) }
  }
}
