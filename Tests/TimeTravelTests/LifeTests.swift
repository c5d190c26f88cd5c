import NeuralCore
import Testing
import TimeTravel

/// What a replay reads of a weight's life is what one finds walking there.
struct LifeTests {
  private static let network =
    "9 dense(6) relu dropout(0.5) dense(5) relu dropout(0.25) dense(3) softmax"

  private func timeline(
    rows: Int = 1, optimizer: String = "sgd:0.1", budget: Int = Timeline.defaultBudget
  ) throws -> Timeline {
    let source = Scribbles(count: 40, inputWidth: 9, targetWidth: 3)
    let session = Session(
      network: try Sequential(Self.network), loss: .categoricalCrossentropy(),
      optimizer: try Optimizer(optimizer), seed: 3)
    return Timeline(
      session: session, source: source,
      plan: BatchPlan(exampleCount: 40, batchSize: rows, shuffled: true, seed: 5), budget: budget)
  }

  /// A whole life, read in slices.
  private func life(
    of subject: LifeSubject, in timeline: inout Timeline, slice: Int = 7
  ) throws -> Life {
    var life = try #require(timeline.life(of: subject))
    while !timeline.advance(&life, atMost: slice) {}
    return life
  }

  @Test(
    arguments: [1, 4], ["sgd:0.1", "sgd(0.1, momentum: 0.9)", "adam", "sgd(0.1, clipnorm: 0.2)"])
  func `a weight's life has the bits of a walk`(rows: Int, optimizer: String) throws {
    var timeline = try timeline(rows: rows, optimizer: optimizer)
    let kernel = 2
    let index = 3 * 5 + 4
    try timeline.go(to: Target(step: 60, place: .again))
    let life = try life(of: .number(parameter: kernel, index: index), in: &timeline)
    var last = life.startValue
    #expect(last == timeline.weight(kernel, index, before: 1))
    for step in 1...60 {
      try timeline.go(to: Target(step: step, place: .again))
      let moment = timeline.moment
      let value = try #require(moment.after(parameter: kernel).map { $0[$0.startIndex + index] })
      #expect(life.value(after: step)?.bitPattern == value.bitPattern, "step \(step)")
      #expect(life.jump(in: step)?.change == value - last)
      #expect(life.gradient(in: step) == moment.gradient(parameter: kernel)?[index])
      let masks = try (0..<rows).map { row in
        _ = timeline.focus(row: row)
        return try #require(timeline.moment.mask(ofLayer: 5))[4]
      }
      #expect(life.kept(in: step) == Float(masks.count { $0 != 0 }) / Float(rows))
      last = value
    }
  }

  @Test(arguments: [1, 4], [LifeSubject.neuron(layer: 0, unit: 2), .slice(parameter: 0)])
  func `a neuron's and a layer's life are those of a walk`(rows: Int, subject: LifeSubject) throws {
    var timeline = try timeline(rows: rows)
    try timeline.go(to: Target(step: 30, place: .again))
    let life = try life(of: subject, in: &timeline)
    for step in 1...30 {
      try timeline.go(to: Target(step: step, place: .again))
      let before = Array(timeline.moment.before(parameter: 0))
      let after = Array(try #require(timeline.moment.after(parameter: 0)))
      let indices = after.indices.filter {
        if case .neuron(_, let unit) = subject { $0 % 6 == unit } else { true }
      }
      let square = indices.reduce(0.0) {
        let way = Double(after[$1]) - Double(life.start[$1])
        return $0 + way * way
      }
      let value = try #require(life.value(after: step))
      #expect((Double(value) - square.squareRoot()).magnitude <= 1e-5 * Double(value))
      let jump = try #require(life.jump(in: step))
      #expect(jump.change == after[jump.index] - before[jump.index])
      #expect(indices.allSatisfy { (after[$0] - before[$0]).magnitude <= jump.change.magnitude })
      guard case .neuron(_, let unit) = subject else { continue }
      #expect(life.gradient(in: step) == timeline.moment.gradient(parameter: 1)?[unit])
      if step == 10 {
        #expect(life.frames[10] == indices.map { after[$0] })
      }
    }
  }

  @Test func `the latest steps become known first, and what is known stays so`() throws {
    var timeline = try timeline()
    try timeline.go(to: Target(step: 2_500))
    var life = try #require(timeline.life(of: .number(parameter: 0, index: 0)))
    #expect(!timeline.advance(&life, atMost: 1_000))
    #expect(life.knows(2_000) && !life.knows(1))
    while !timeline.advance(&life, atMost: 100) {}
    #expect(life.knownCount(upTo: 2_500) == 2_500)
    let early = (1...2_500).map { life.value(after: $0) }
    try timeline.go(to: Target(step: 2_503))
    #expect(timeline.advance(&life, atMost: 100))
    #expect(life.knownCount(upTo: 2_503) == 2_503)
    #expect((1...2_500).map { life.value(after: $0) } == early)
    try timeline.go(to: Target(step: 5))
    #expect(timeline.advance(&life, atMost: 1))
  }

  @Test func `jumps and changes of sign are found`() throws {
    var timeline = try timeline()
    try timeline.go(to: Target(step: 400, place: .again))
    let subject = LifeSubject.number(parameter: 2, index: 7)
    let life = try life(of: subject, in: &timeline, slice: 64)
    let values = (0...400).map { life.value(after: $0) ?? .nan }
    let jumps = zip(values.dropFirst(), values).map { $0 - $1 }
    let largest = life.largestJumps(upTo: 400, 3)
    #expect(largest.count == 3)
    let sizes = jumps.map(\.magnitude).sorted(by: >)
    #expect(largest.map(\.change.magnitude) == Array(sizes.prefix(3)))
    #expect(largest.allSatisfy { jumps[$0.step - 1] == $0.change })
    #expect(
      life.largestJumps(upTo: 100, 1).first?.change.magnitude
        == jumps.prefix(100).map(\.magnitude).max())
    #expect(life.movedCount(upTo: 400) == jumps.count { $0 != 0 })
    let changes = (1...400).filter { values[$0] * values[$0 - 1] < 0 }
    #expect(life.signChanges(upTo: 400) == changes)
  }

  @Test func `another past is another life`() throws {
    var timeline = try timeline()
    try timeline.go(to: Target(step: 20, place: .update(parameter: 2)))
    let before = try life(of: .number(parameter: 2, index: 7), in: &timeline)
    #expect(timeline.remembers(before))
    try timeline.go(to: Target(step: 10))
    timeline.suppose(.number(.parameter(2, index: 7), 0.5))
    #expect(!timeline.remembers(before))
    try timeline.go(to: Target(step: 20, place: .again))
    let changed = try life(of: .number(parameter: 2, index: 7), in: &timeline)
    #expect(changed.value(after: 9) == before.value(after: 9))
    let tenth = try #require(changed.value(after: 10))
    #expect(changed.jump(in: 10)?.change == tenth - 0.5)
    #expect(tenth != before.value(after: 10))
    timeline.takeBack()
    let real = try life(of: .number(parameter: 2, index: 7), in: &timeline)
    #expect((1...20).allSatisfy { real.value(after: $0) == before.value(after: $0) })
  }

  @Test func `checkpoints lie at most 1,000 steps apart and keep the beginning, within the budget`()
    throws
  {
    let each = 4 * (try timeline().moment.network.parameterCount)
    var timeline = try timeline(budget: 84 * each)
    try timeline.go(to: Target(step: 20_001))
    _ = try life(of: .slice(parameter: 0), in: &timeline, slice: 500)
    let steps = timeline.checkpointSteps.map { $0 - 1 }
    #expect(Set(steps).isSuperset(of: [0, 10, 100, 300]))
    #expect(zip(steps.dropFirst(), steps).allSatisfy { $0 - $1 <= 1_000 })
    #expect(timeline.checkpointBytes <= 84 * each)
  }

  @Test(arguments: [1, 4]) func `masks are counted forward and back as a walk finds them`(
    rows: Int
  ) throws {
    var timeline = try timeline(rows: rows)
    try timeline.go(to: Target(step: 30, place: .forward(layer: 2)))
    var tally = try #require(timeline.maskTally(ofLayer: 2))
    #expect(!timeline.advance(&tally, atMost: 29))
    #expect(timeline.advance(&tally, atMost: 1))
    var dropped = Array(repeating: 0, count: 6)
    for step in 1...30 {
      try timeline.go(to: Target(step: step, place: .forward(layer: 2)))
      let mask = try #require(timeline.moment.mask(ofLayer: 2))
      #expect(timeline.mask(ofLayer: 2, inStep: step, row: 0) == mask)
      for unit in mask.indices where mask[unit] == 0 { dropped[unit] += 1 }
    }
    #expect(tally.dropped == dropped && tally.steps == 30)
    try timeline.go(to: Target(step: 1, place: .forward(layer: 2)))
    #expect(timeline.advance(&tally, atMost: 100))
    #expect(tally.dropped == (timeline.moment.mask(ofLayer: 2) ?? []).map { $0 == 0 ? 1 : 0 })
  }

  @Test func `what the cursor is about decides whose life it is`() throws {
    var timeline = try timeline()
    func subject(_ text: String) throws -> LifeSubject? {
      try timeline.go(to: Target(text, in: timeline.moment.sessionBefore))
      return timeline.moment.lifeSubject
    }
    #expect(try subject("input") == nil)
    #expect(try subject("dense") == .slice(parameter: 0))
    #expect(try subject("dense 3") == .neuron(layer: 0, unit: 3))
    #expect(try subject("dense 3 term 2") == .number(parameter: 0, index: 2 * 6 + 3))
    #expect(try subject("dense 3 term bias") == .number(parameter: 1, index: 3))
    #expect(try subject("relu 3") == .neuron(layer: 0, unit: 3))
    #expect(try subject("softmax 1") == nil)
    #expect(try subject("loss") == nil)
    #expect(try subject("blame dense_1 2") == .neuron(layer: 3, unit: 2))
    #expect(try subject("gradient dense_1/kernel 4,2") == .number(parameter: 2, index: 4 * 5 + 2))
    #expect(try subject("update dense_1/bias 2") == .number(parameter: 3, index: 2))
    #expect(try subject("update dense_1/bias") == .slice(parameter: 3))
    #expect(try subject("again") == nil)
  }

  @Test(arguments: [1, 4])
  func `a pinned number's last values are those of a walk`(rows: Int) throws {
    var timeline = try timeline(rows: rows)
    let (parameter, index) = (2, 3 * 5 + 4)
    try timeline.go(to: Target(step: 30, place: .update(parameter: parameter)))
    var life = try #require(
      timeline.life(of: .number(parameter: parameter, index: index)))
    // A slice that is too small says so, and goes on.
    #expect(!timeline.recall(&life, last: 12, atMost: 5))
    #expect(timeline.recall(&life, last: 12, atMost: .max))
    let pin = timeline.pin(parameter, index, life, last: 12)
    let walked = (20...31).map { timeline.weight(parameter, index, before: $0) }
    #expect(pin.trail == walked)
    #expect(pin.value == walked.last)
    #expect(pin.change == pin.trail[11] - pin.trail[10])
    try timeline.go(to: Target(step: 1, place: .loss))
    #expect(timeline.pin(parameter, index, life, last: 12).trail == [life.startValue])
  }
}

extension Timeline {
  /// A weight as it is before a step.
  fileprivate func weight(_ parameter: Int, _ index: Int, before step: Int) -> Float? {
    var copy = self
    try? copy.go(to: Target(step: step))
    let values = copy.moment.before(parameter: parameter)
    return values[values.startIndex + index]
  }
}
