import Datasets
import TerminalDriver
import Workbench

/// Training for a headless run: an order is done before the next key, so that every run is the same.
///
/// A training that runs until told otherwise does, before each key, the batches of one second of its
/// pace; at full speed, those of one epoch.
final class ImmediateTraining: TrainingDriver {
  private let mnist: MNIST
  private var engine: TrainingEngine?
  private var batchesPerEpoch = 0
  private var waiting: [Action] = []
  /// What wakes the loop when time has passed.
  var waker: Waker?

  /// Trains on the digits of `mnist`.
  init(_ mnist: MNIST) { self.mnist = mnist }

  func start(_ setup: TrainingSetup) {
    engine = TrainingEngine(
      setup, training: mnist.train, test: mnist.test,
      probes: TrainingPanes.probes(of: setup.session))
    batchesPerEpoch = setup.plan.stepsPerEpoch
  }

  func follow(_ order: TrainingOrder) {
    do {
      try mnist.train.loadAll()
      try mnist.test.loadAll()
    } catch {
      waiting.append(.trainingFailed("\(error)"))
      return
    }
    engine?.follow(order)
    // An order to run has no end of its own.
    if case .run = order { return }
    advance(atMost: .max)
  }

  func stop() { engine = nil }

  /// Lets the time before a key pass.
  func passTime() {
    guard let engine, !engine.isPaused else { return }
    advance(atMost: engine.batchesPerSecond ?? batchesPerEpoch)
    waker?.wake()
  }

  func news() -> [Action] {
    defer { waiting = [] }
    return waiting
  }

  private func advance(atMost count: Int) {
    var done = 0
    while done < count, let images = engine?.advance(), images > 0 { done += 1 }
    if let engine { waiting.append(.training(engine.news())) }
  }
}
