import NeuralCore
import TestSupport
import Testing

/// What a batch of one leaves out because an input is zero changes nothing that can be seen.
@Suite struct SparseInputTests {
  private let network = "40 dense(30) relu dropout(0.2) dense(5) softmax"

  /// One picture, mostly paper, with something at one place.
  private func batch(_ value: Float = 0.5, at place: Int = 7) -> Batch {
    var input = (0..<40).map { $0 % 5 == 0 ? Float($0) / 40 : 0 }
    input[place] = value
    return ExampleTable(inputs: [input], targets: [[0, 1, 0, 0, 0]]).batch
  }

  @Test func zerosAreSkippedWithoutATrace() throws {
    var session = try Session(network, .categoricalCrossentropy())
    let before = session.parameters
    let double = DoubleNetwork(session)
    let answers = session.predict(batch(), in: Workspace(for: session.network, rows: 1))
    let wanted = double.forward([batch().inputs.map(Double.init)]).last ?? []
    #expect(distance(answers, wanted.flatMap(\.self)) < 1e-6)
    let log = session.loggedStep(batch())
    let gradient = log["gradient dense/kernel"]
    let delta = log["preactivation_gradient dense"]
    for input in 0..<40 {
      for unit in 0..<30 {
        let index = input * 30 + unit
        #expect(gradient[index] == batch().inputs[input] * delta[unit])
        if batch().inputs[input] == 0 { #expect(session.parameters[index] == before[index]) }
      }
    }
  }

  /// A number that is none must show, in the input and in what comes back.
  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func whatIsNotFiniteShows(value: Float) throws {
    var session = try Session(network, .categoricalCrossentropy())
    var observed = session
    session.step(batch(value), in: Workspace(for: session.network, rows: 1))
    let log = observed.loggedStep(batch(value))
    #expect(log["preactivation dense"].contains { !$0.isFinite })
    #expect(log["gradient dense/kernel"][7 * 30..<8 * 30].allSatisfy { $0.isNaN })
    #expect(log["gradient dense_1/kernel"].allSatisfy { $0.isNaN })
    #expect(session.parameters.contains { $0.isNaN })
    #expect(session.parameters.map(\.isNaN) == observed.parameters.map(\.isNaN))
  }

  /// Several pictures, so that gradients are summed over them, and paper that all of them share.
  private func batch(rows: Int, from place: Int) -> Batch {
    let pictures = (0..<rows).map { batch(Float($0 + 1) / 30, at: (place + 3 * $0) % 20).inputs }
    let targets = (0..<rows).map { row in (0..<5).map { $0 == row % 5 ? 1 as Float : 0 } }
    return ExampleTable(inputs: pictures, targets: targets).batch
  }

  /// A kernel that is moved a few weights at a time, and one whose gradient somebody saw.
  @Test(
    arguments: OptimizerDeterminismTests.optimizers + [
      "sgd(0.1)", "sgd(0.1, weight_decay: 0.1)", "sgd(0.1, clipnorm: 0.01)",
    ], [2, 5, 21])
  func severalRowsMoveAsIfTheirGradientsWereWrittenDown(optimizer: String, rows: Int) throws {
    var alone = try Session(network, .categoricalCrossentropy(), Optimizer(optimizer))
    var observed = alone
    let workspace = Workspace(for: alone.network, rows: rows)
    for place in 0..<4 {
      let batch = batch(rows: rows, from: place)
      alone.step(batch, in: workspace)
      _ = observed.loggedStep(batch)
    }
    #expect(alone.parameters.map(\.bitPattern) == observed.parameters.map(\.bitPattern))
    #expect(alone.slots == observed.slots)
  }

  /// What moves without a gradient does so where the input is zero too.
  @Test(
    arguments: OptimizerDeterminismTests.optimizers + [
      "sgd(0.1, weight_decay: 0.1)", "sgd(0.1, clipnorm: 0.01)",
    ])
  func otherOptimizersTakeEveryWeight(optimizer: String) throws {
    var alone = try Session(network, .categoricalCrossentropy(), Optimizer(optimizer))
    var observed = alone
    let workspace = Workspace(for: alone.network, rows: 1)
    for place in 0..<5 {
      alone.step(batch(at: place), in: workspace)
      _ = observed.loggedStep(batch(at: place))
    }
    #expect(alone.parameters.map(\.bitPattern) == observed.parameters.map(\.bitPattern))
    #expect(alone.slots == observed.slots)
  }
}
