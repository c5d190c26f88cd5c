import NeuralCore
import Testing
import TimeTravel

struct CheckpointsTests {
  private static let network = "4 dense(3) relu dropout(0.5) dense(2) softmax"
  private static let source = Scribbles(count: 7, inputWidth: 4, targetWidth: 2)
  private static let plan = BatchPlan(exampleCount: 7, batchSize: 3, shuffled: true, seed: 5)

  private func session(_ stepCount: Int) throws -> Session {
    let base = try Session.small(Self.network, .categoricalCrossentropy())
    return try Session(
      network: base.network, loss: base.loss, optimizer: base.optimizer, seed: base.seed,
      stepCount: stepCount, parameters: base.parameters)
  }

  @Test func `the budget holds, the base stays, and gaps grow into the past`() throws {
    let each = try session(0).parameters.count * 4
    var checkpoints = Checkpoints(try session(0), budget: 12 * each)
    for step in 1...1_000 {
      checkpoints.keep(try session(step))
      #expect(checkpoints.bytes <= 12 * each)
    }
    let kept = checkpoints.sessions.map(\.stepCount)
    #expect(kept.first == 0 && kept.last == 1_000 && kept == kept.sorted())
    let gaps = zip(kept.dropFirst(), kept).map { $0 - $1 }
    #expect(gaps.last! <= 2, "dense near the present: \(kept)")
    #expect(gaps.prefix(3).min()! > gaps.suffix(3).max()!, "sparser into the past: \(kept)")
    #expect(checkpoints.latest(upTo: 0).stepCount == 0)
    #expect(checkpoints.latest(upTo: 5_000).stepCount == 1_000)
  }

  @Test func `what an optimizer keeps is counted too`() throws {
    let plain = try session(0)
    for (optimizer, numbers) in [(Optimizer.adagrad(), 2), (.adam(), 3)] {
      let checkpoints = Checkpoints(plain.replacing(optimizer: optimizer), budget: 1_000_000)
      #expect(checkpoints.bytes == numbers * plain.parameters.count * 4)
    }
  }

  @Test func `a base and one more are kept under any budget`() throws {
    var checkpoints = Checkpoints(try session(0), budget: 1)
    for step in [3, 9, 4, 4] { checkpoints.keep(try session(step)) }
    #expect(checkpoints.sessions.map(\.stepCount) == [0, 4])
    checkpoints.dropAll(after: 3)
    #expect(checkpoints.sessions.map(\.stepCount) == [0])
  }

  @Test func `a training hands over sessions on the way, and the walk finds the same bits`() throws
  {
    let base = try session(0)
    var training = Training(base, on: Self.source, plan: Self.plan)
    var known: [Session] = []
    for step in 1...20 {
      training.nextBatch()
      if step % 6 == 0 { known.append(training.session) }
    }
    var timeline = Timeline(
      session: training.session, base: base, known: known, source: Self.source, plan: Self.plan)
    let line = StraightLine(base, steps: 22, source: Self.source, plan: Self.plan)
    for step in [21, 20, 19, 12, 7, 1, 22, 6] {
      try timeline.go(to: Target(step: step, place: .again))
      #expect(line.difference(from: timeline.moment) == nil)
    }
  }
}
