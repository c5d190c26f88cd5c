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

  /// Sessions that a training leaves behind every 20 steps, in room for 55.
  @Test func `a training's are kept evenly`() throws {
    let each = try session(0).parameters.count * 4
    var checkpoints = Checkpoints(try session(0), budget: 55 * each, keepsEvenly: true)
    for step in stride(from: 20, through: 30_000, by: 20) {
      checkpoints.keep(try session(step))
      guard step.isMultiple(of: 1_700) else { continue }
      let recent = checkpoints.sessions.map(\.stepCount).filter { $0 >= step - 10_000 }
      let gaps = zip(recent.dropFirst(), recent).map { $0 - $1 }
      #expect(gaps.max()! <= 220, "after \(step): \(recent)")
      // The furthest step within reach is replayed from one that lies before it.
      let furthest = max(0, step - Checkpoints.reach)
      #expect(furthest - checkpoints.latest(upTo: furthest).stepCount < 220)
      #expect(checkpoints.bytes <= 55 * each)
    }
  }

  @Test func `of the smallest networks a bounded number is kept`() throws {
    var checkpoints = Checkpoints(try session(0), budget: 1 << 40)
    for step in 1...3_000 { checkpoints.keep(try session(step)) }
    #expect(checkpoints.sessions.count <= 1_024)
  }

  /// A walk whose budget has room for 84 sessions: as many as the default has of the tutorial's
  /// network with an optimizer that keeps two numbers for every parameter.
  private func longWalk() throws -> Timeline {
    let base = try session(0)
    return Timeline(
      session: base, source: Self.source, plan: Self.plan, budget: 84 * 4 * base.parameters.count)
  }

  private func longestReplay(_ timeline: Timeline, _ steps: ClosedRange<Int>) -> Int {
    steps.map { timeline.replay(toStep: $0) }.max() ?? 0
  }

  @Test func `the default budget has room for what the next tests count on`() {
    let perParameter = 3 * MemoryLayout<Float>.stride
    #expect(Timeline.defaultBudget / (Sequential.tutorial.parameterCount * perParameter) >= 84)
  }

  @Test func `any of the last 10,000 steps is a short replay away, however one came there`() throws
  {
    var timeline = try longWalk()
    try timeline.go(to: Target(step: 10_001))
    #expect(longestReplay(timeline, 1...10_001) <= 160)
    while !timeline.approach(15_001, atMost: 37) {}
    try timeline.go(to: Target(step: 15_001))
    #expect(longestReplay(timeline, 5_001...15_001) <= 320)
    for _ in 0..<500 { timeline.laterStep() }
    #expect(longestReplay(timeline, 5_501...15_501) <= 320)
    #expect(timeline.checkpointBytes <= 84 * 4 * (try session(0).parameters.count))
  }

  @Test func `looking back here and there keeps the way back short`() throws {
    var timeline = try longWalk()
    try timeline.go(to: Target(step: 10_001))
    for step in [9_000, 200, 5_000, 7_777, 3_000, 10_001] {
      try timeline.go(to: Target(step: step))
      for _ in 0..<20 { timeline.earlierStep() }
    }
    #expect(longestReplay(timeline, 1...10_001) <= 320)
  }

  @Test func `steps back one by one are mostly kept already`() throws {
    var timeline = try longWalk()
    try timeline.go(to: Target(step: 2_000))
    var replayed = 0
    for step in stride(from: 1_999, through: 1_500, by: -1) {
      replayed += timeline.replay(toStep: step)
      timeline.earlierStep()
    }
    #expect(replayed < 500 * 10, "on average")
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
