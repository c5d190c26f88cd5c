// As a user of the library: what is not public is not seen.
import NeuralCore
import Testing

/// A loss and an optimizer of one's own: those of `OwnExamples.swift`, which the documentation shows.
@Suite struct OwnLossAndOptimizerTests {
  private struct Line: ExampleSource {
    let count = 8
    let inputWidth = 1
    let targetWidth = 1
    func copyExample(
      _ index: Int, input: UnsafeMutableBufferPointer<Float>,
      target: UnsafeMutableBufferPointer<Float>
    ) {
      input[0] = Float(index) / 4 - 1
      target[0] = 2 * input[0] + 0.5
    }
  }

  private func session(_ optimizer: Optimizer) throws -> Session {
    Session(
      network: try Sequential("1 dense(1)"), loss: .own(cubed), optimizer: optimizer, seed: 7)
  }

  @Test func theyTrain() throws {
    var training = Training(
      try session(Optimizer(.own(signed), .constant(0.01))), on: Line(),
      plan: BatchPlan(exampleCount: 8, batchSize: 4, shuffled: true, seed: 1))
    let before = training.session.evaluate(Line()).loss
    for _ in 0..<200 { training.nextEpoch() }
    #expect(training.session.evaluate(Line()).loss < 0.001 * before)
  }

  @Test func theirNumbersAreTheirOwn() throws {
    var session = try Session(
      network: Sequential("1 dense(1)"), loss: .own(cubed),
      optimizer: Optimizer(.own(signed), .constant(0.125)), seed: 1, stepCount: 0,
      parameters: [1, 0])
    let batch = Batch([0, 7], from: Line())
    let workspace = Workspace(for: session.network, rows: 2)
    // x is −1 and 0.75, p the same, t is −1.5 and 2: gaps 0.5 and −1.25.
    let result = session.step(batch, in: workspace)
    #expect(abs(result.loss - (0.125 + 1.953125) / 2) < 1e-6)
    // ∂L/∂b = (3·0.25 − 3·1.5625) / 2 = −1.96875, and the kernel's is (−0.75 − 3.515625) / 2.
    #expect(abs(session.slots[0] + 2.1328125) < 1e-6)
    #expect(abs(session.slots[1] + 1.96875) < 1e-6)
    #expect(session.parameters == [1.125, 0.125])
    #expect(session.optimizer.rule.slotNames == ["momentum"])
  }

  /// The gradient check is how one finds out whether value and slope belong together.
  @Test func slopesAreChecked() throws {
    let session = try session(.sgd())
    let batch = Batch(Array(0..<8), from: Line())
    for check in session.gradientCheck(at: session.parameters.indices, on: batch) {
      #expect(check.agrees)
    }
  }

  @Test func clippingDecayAndSchedulesWorkWithThem() throws {
    let plain = OwnOptimizer("plain") { weight, gradient, _, step in
      weight -= step.learningRate * gradient
    }
    let schedule = LearningRateSchedule.stepDecay(rate: 0.1, steps: 2, decayRate: 0.5)
    var own = try session(
      Optimizer(.own(plain), schedule, clipping: .globalNorm(0.5), weightDecay: 0.1))
    var known = try session(
      Optimizer(.sgd(), schedule, clipping: .globalNorm(0.5), weightDecay: 0.1))
    let workspace = Workspace(for: own.network, rows: 8)
    for _ in 0..<6 {
      own.step(Batch(Array(0..<8), from: Line()), in: workspace)
      known.step(Batch(Array(0..<8), from: Line()), in: workspace)
    }
    #expect(own.parameters == known.parameters)
  }

  @Test func theirNamesReadBack() throws {
    #expect(try Loss("cubed", own: [cubed]) == .own(cubed))
    #expect(try Loss("huber(0.5)", own: [cubed]) == .huber(delta: 0.5))
    #expect(Loss.own(cubed).description == "cubed")
    let optimizer = try Optimizer(
      "sign_sgd(0.1, clipnorm: 2, weight_decay: 0.5)", own: [signed])
    #expect(
      optimizer
        == Optimizer(.own(signed), .constant(0.1), clipping: .norm(2), weightDecay: 0.5))
    #expect(try Optimizer(optimizer.description, own: [signed]) == optimizer)
    #expect(try Optimizer("sign_sgd", own: [signed]).schedule == .constant(0.001))
    #expect(try Optimizer("adam", own: [signed]) == .adam())
  }

  /// Without the rule itself a name says nothing.
  @Test func unknownNamesAreRefused() throws {
    let loss = try #require(throws: DescriptionError.self) { _ = try Loss("cubed") }
    #expect(loss.message.hasPrefix("“cubed” is no loss"))
    let optimizer = try #require(throws: DescriptionError.self) {
      _ = try Optimizer("sign_sgd(0.1)", own: [])
    }
    #expect(optimizer.message.hasPrefix("“sign_sgd” is no optimizer"))
    let argument = try #require(throws: DescriptionError.self) {
      _ = try Optimizer("sign_sgd(0.1, beta_1: 0.9)", own: [signed])
    }
    #expect(argument.column == 15)
    #expect(argument.message.hasPrefix("sign_sgd has no “beta_1”"))
  }
}
