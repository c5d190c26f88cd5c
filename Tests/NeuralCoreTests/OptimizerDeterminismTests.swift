import Foundation
import NeuralCore
import TestSupport
import Testing

/// The same bits with every optimizer: run to run, observed or not, stepped or trained in one go, and
/// after a stop in the middle.
@Suite struct OptimizerDeterminismTests {
  /// Every rule, and every part of a rule that keeps something of its own.
  static let optimizers = [
    "sgd(0.1)", "sgd(0.05, momentum: 0.9)", "sgd(0.05, momentum: 0.9, nesterov: true)",
    "adagrad(0.05)", "rmsprop(0.01)", "rmsprop(0.01, momentum: 0.5, centered: true)",
    "adadelta(1)", "adam(0.01)", "adam(0.01, amsgrad: true)", "adamw(0.01)", "adamax(0.01)",
    "nadam(0.01)", "adam(cosine_decay(0.01, decay_steps: 9), clipnorm: 0.1)",
    "nadam(warmup(0.01, steps: 5), global_clipnorm: 0.2, weight_decay: 0.01)",
    "sgd(step_decay(0.1, decay_steps: 3, decay_rate: 0.5), clipvalue: 0.05)",
  ]
  static let table = ExampleTable.random(count: 50, inputs: 6, classes: 3, seed: 2)
  static let plan = BatchPlan(exampleCount: 50, batchSize: 8, shuffled: true, seed: 4)

  private func start(_ optimizer: String) throws -> Session {
    try Session(
      "6 dense(9, kernel_regularizer: l1(0.001)) relu dropout(0.3) "
        + "dense(3, bias_regularizer: l2(0.01)) softmax",
      .categoricalCrossentropy(labelSmoothing: 0.1), Optimizer(optimizer))
  }

  /// Everything that the future depends on, to the bit.
  private func bits(_ session: Session) -> [UInt64] {
    (session.parameters + session.slots).map { UInt64($0.bitPattern) }
      + [session.momentumProduct.bitPattern, UInt64(session.stepCount)]
  }

  /// Twenty steps: two epochs of seven, whose last has two rows, and more.
  private func trained(_ session: Session, steps: Int = 20) -> Session {
    var training = Training(session, on: Self.table, plan: Self.plan)
    for _ in 0..<steps { training.nextBatch() }
    return training.session
  }

  @Test(arguments: optimizers) func runToRun(optimizer: String) async throws {
    let start = try start(optimizer)
    let here = trained(start)
    let there = await Task.detached { self.trained(start) }.value
    #expect(bits(here) == bits(there))
    #expect(here == there)
    #expect(bits(here) != bits(start))
    #expect(here.parameters.count { $0.isFinite } == here.parameters.count)
  }

  @Test(arguments: optimizers) func observedAndSteppedOrTrained(optimizer: String) throws {
    let start = try start(optimizer)
    var observed = start
    var stepped = start
    let workspace = Workspace(for: start.network, rows: 11)
    var order = EpochOrder()
    for step in 1...20 {
      let examples = Array(Self.plan.examples(ofStep: step, order: &order))
      let batch = Batch(examples, from: Self.table)
      let log = observed.loggedStep(batch)
      let result = stepped.step(batch, in: workspace)
      #expect(log["loss"][0] == result.loss && log.penalty == result.penalty)
    }
    #expect(bits(observed) == bits(stepped))
    #expect(bits(trained(start)) == bits(stepped))
  }

  /// Through JSON, as a file would keep it.
  @Test(arguments: optimizers) func takenUpAgain(optimizer: String) throws {
    let start = try start(optimizer)
    for stop in [1, 10] {
      let coded = try JSONEncoder().encode(trained(start, steps: stop))
      let again = trained(
        try JSONDecoder().decode(Session.self, from: coded), steps: 20 - stop)
      #expect(bits(again) == bits(trained(start)), "stopped after \(stop) steps")
    }
  }

  /// What an optimizer keeps matters: without it, most go on otherwise.
  @Test func forgettingIsNoticed() throws {
    for optimizer in ["sgd(0.05, momentum: 0.9)", "adam(0.01)", "adagrad(0.05)"] {
      let halfway = trained(try start(optimizer), steps: 10)
      let forgetful = halfway.replacing(optimizer: halfway.optimizer)
      #expect(bits(trained(forgetful, steps: 5)) != bits(trained(halfway, steps: 5)))
    }
  }
}
