import NeuralCore
import Testing
import TimeTravel

struct TimelineTests {
  private static let plan = BatchPlan(exampleCount: 6, batchSize: 1, shuffled: false, seed: 7)

  private func small() throws -> Walker {
    try Walker(small())
  }

  private func small() throws -> Timeline {
    Timeline(
      session: try .small(
        "4 dense(3) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy()),
      source: Scribbles(count: 6, inputWidth: 4, targetWidth: 2), plan: Self.plan)
  }

  @Test func `later walks a step and goes on to the next`() throws {
    let timeline: Walker = try small()
    let walk = timeline.moment.walk
    for step in 1...2 {
      for place in walk {
        #expect(timeline.cursor == Cursor(step: step, place: place))
        #expect(timeline.later())
      }
    }
    #expect(timeline.cursor == Cursor(step: 3, place: .input))
  }

  @Test func `into goes to the loudest, later to the next, out back`() throws {
    let timeline: Walker = try small()
    timeline.later()
    let z = try #require(timeline.moment.output(ofLayer: 0))
    #expect(timeline.into() && timeline.depth == .unit)
    #expect(timeline.cursor.unit == z.indices.max { abs(z[$0]) < abs(z[$1]) })
    #expect(timeline.first() || timeline.cursor.unit == 0)
    #expect(!timeline.earlier())
    #expect(timeline.later() && timeline.cursor.unit == 1)
    #expect(timeline.last() && timeline.cursor.unit == 2)
    #expect(!timeline.later() && timeline.nextMove == .noUnit)
    #expect(timeline.into() && timeline.depth == .term)
    #expect(!timeline.into())
    #expect(timeline.outOf() && timeline.cursor.unit == 2 && timeline.cursor.term == nil)
    #expect(timeline.outOf() && timeline.depth == .layer && timeline.cursor.unit == nil)
    #expect(timeline.outOf() && timeline.depth == .step && timeline.nextMove == .step)
    #expect(timeline.later() && timeline.cursor == Cursor(step: 2, place: .forward(layer: 0)))
    #expect(timeline.outOf() && timeline.depth == .epoch && timeline.nextMove == .epoch)
    #expect(!timeline.outOf())
    #expect(timeline.into() && timeline.into() && timeline.depth == .layer)
  }

  @Test func `a whole step on keeps the neuron`() throws {
    let timeline: Walker = try small()
    try timeline.go(to: Target(place: .forward(layer: 1), unit: 2))
    #expect(timeline.laterStep())
    #expect(timeline.cursor == Cursor(step: 2, place: .forward(layer: 1), unit: 2))
    #expect(timeline.depth == .unit && timeline.earlierStep() && !timeline.earlierStep())
  }

  @Test func `back returns to where one was before jumps and dives`() throws {
    let timeline: Walker = try small()
    timeline.later()
    let start = timeline.cursor
    try timeline.go(to: Target(step: 4, place: .loss))
    timeline.last()
    #expect(timeline.cursor.place == .again)
    #expect(timeline.back() && timeline.cursor == Cursor(step: 4, place: .loss))
    #expect(timeline.back() && timeline.cursor == start)
    timeline.into()
    timeline.later()
    #expect(timeline.back() && timeline.cursor == start && timeline.depth == .layer)
    #expect(!timeline.back())
  }

  @Test func `a jump that names what is not there leaves everything as it is`() throws {
    let timeline: Walker = try small()
    timeline.later()
    let before = timeline.moment
    for target in [
      Target(step: 0), Target(place: .forward(layer: 0), unit: 3),
      Target(place: .forward(layer: 0), unit: 0, term: 5), Target(place: .loss, unit: 0),
      Target(place: .forward(layer: 0), term: 1), Target(row: 1), Target(step: 1_000_000),
    ] {
      #expect(throws: DescriptionError.self) { try timeline.go(to: target) }
      #expect(timeline.moment == before)
    }
    #expect(!timeline.back())
  }

  @Test func `another example for the same step changes what comes after, and only that`() throws {
    let timeline: Walker = try small()
    try timeline.go(to: Target(step: 3, place: .loss))
    let own = timeline.moment
    #expect(own.example == 2)
    #expect(timeline.otherExample(by: 1))
    #expect(timeline.moment.example == 3 && timeline.cursor == own.cursor)
    #expect(timeline.moment.sessionBefore == own.sessionBefore)
    let line = StraightLine(
      timeline.moment.sessionBefore.stepCount == 2
        ? try .small("4 dense(3) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy())
        : own.sessionBefore,
      steps: 8, source: Scribbles(count: 6, inputWidth: 4, targetWidth: 2), plan: Self.plan,
      taking: [3: 3])
    for step in [5, 4, 3, 7, 1, 8] {
      try timeline.go(to: Target(step: step, place: .again))
      #expect(line.difference(from: timeline.moment) == nil)
    }
    try timeline.go(to: Target(step: 3, place: .loss))
    timeline.otherExample(by: -1)
    #expect(timeline.moment == own)
  }

  @Test func `at the second look another example is looked at, not learnt from`() throws {
    let timeline: Walker = try small()
    try timeline.go(to: Target(place: .again))
    let own = try #require(timeline.moment.again)
    #expect(!own.isOther && own.example == 0)
    timeline.otherExample(by: 2)
    let other = try #require(timeline.moment.again)
    #expect(other.isOther && other.example == 2 && timeline.moment.example == 0)
    timeline.otherExample(by: -2)
    #expect(timeline.moment.again == own)
    #expect(own.loss != own.lossBefore && own.probabilities != own.before)
  }

  @Test func `a walk can begin in the middle of a training and rewind to its start`() throws {
    let base = try Session.small(
      "4 dense(3) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy())
    let source = Scribbles(count: 7, inputWidth: 4, targetWidth: 2)
    let plan = BatchPlan(exampleCount: 7, batchSize: 3, shuffled: true, seed: 5)
    var training = Training(base, on: source, plan: plan)
    for _ in 0..<11 { training.nextBatch() }
    let timeline = Walker(
      Timeline(session: training.session, base: base, source: source, plan: plan))
    let line = StraightLine(base, steps: 14, source: source, plan: plan)
    #expect(timeline.cursor.step == 12)
    for step in [12, 11, 3, 1, 14, 12] {
      try timeline.go(to: Target(step: step, place: .again))
      #expect(line.difference(from: timeline.moment) == nil)
    }
    let short = Walker(Timeline(session: training.session, source: source, plan: plan))
    #expect(!short.earlier() && short.firstStep == 12)
  }

  @Test func `a walk into a shorter batch keeps its row inside`() throws {
    let plan = BatchPlan(exampleCount: 7, batchSize: 3, shuffled: false, seed: 5)
    let timeline = Walker(
      Timeline(
        session: try .small("4 dense(2) softmax", .categoricalCrossentropy()),
        source: Scribbles(count: 7, inputWidth: 4, targetWidth: 2), plan: plan))
    timeline.focus(row: 2)
    timeline.laterStep()
    #expect(timeline.cursor.row == 2)
    timeline.laterStep()
    #expect(timeline.cursor.row == 0 && timeline.moment.rows == 1)
    #expect(!timeline.take(3), "a batch of the plan cannot be exchanged, even one of one row")
  }
}
